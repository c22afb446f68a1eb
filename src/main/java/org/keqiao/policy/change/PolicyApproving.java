package org.keqiao.policy.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.policy.document.DocumentEntries;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.document.DocumentStore;
import org.keqiao.policy.table.PolicyCheck;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.policy.table.PolicyStore.Head;
import org.keqiao.policy.table.PolicyStore.Publication;
import org.keqiao.policy.table.PolicyStore.Version;
import org.keqiao.policy.table.PublishedRows;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A policy table comes into force by two people: one who worked on it submits it, one who did not approves it. */
@Service
public class PolicyApproving {

    private static final int LONGEST_TEXT = 2000;

    private final PolicyStore store;
    private final PolicyDrafts drafts;
    private final PublishedRows rows;
    private final PolicyCheck check;
    private final DocumentEntries entries;
    private final DocumentStore documents;
    private final PolicyRecord record;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PolicyApproving(
            PolicyStore store,
            PolicyDrafts drafts,
            PublishedRows rows,
            PolicyCheck check,
            DocumentEntries entries,
            DocumentStore documents,
            PolicyRecord record,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.rows = rows;
        this.check = check;
        this.entries = entries;
        this.documents = documents;
        this.record = record;
        this.events = events;
        this.clock = clock;
    }

    /** A table, its open change, and what that says; locked until the transaction ends. */
    private record Open(Head table, PolicyDraft draft, PolicyFiles files, List<DocumentEntry> documents) {}

    private Open open(String key) {
        Head head = store.find(key).orElseThrow(Refusal::notFound);
        return open(head).orElseThrow(Refusal::notFound);
    }

    private Optional<Open> open(Head head) {
        return drafts.lock(head.id())
                .map(draft -> new Open(head, draft, drafts.files(draft.id()), drafts.documents(draft.id())));
    }

    /**
     * Hands the change to the second person.
     *
     * @param note what was changed and why; must be there when the check warns of anything
     * @param validFrom day on which it comes into force, not before today; null for as soon as it is approved
     * @throws BundleRefused with every finding, when one is an error
     */
    @Transactional
    public PolicyDraft submit(Actor actor, String key, @Nullable String note, @Nullable LocalDate validFrom) {
        PolicyAccess.change(actor);
        Open open = open(key);
        require(open.draft(), PolicyDraft.State.EDITING);
        if (note != null && note.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("note", "tooLong", LONGEST_TEXT)));
        }
        LocalDate today = LocalDate.now(clock);
        if (validFrom != null && validFrom.isBefore(today)) {
            throw Refusal.invalid("VALID_FROM_PAST");
        }
        if (open.documents().isEmpty()
                && store.newest(open.table().id())
                        .map(Version::files)
                        .filter(open.files()::equals)
                        .isPresent()) {
            throw Refusal.conflict("DRAFT_UNCHANGED");
        }
        List<Finding> findings = requireSound(open, validFrom == null ? today : validFrom);
        if (!findings.isEmpty() && (note == null || note.isBlank())) {
            throw Refusal.invalid(List.of(FieldError.of("note", "required")));
        }
        drafts.submit(open.draft().id(), note, validFrom, actor.username(), clock.instant());
        note(PolicyEvent.Kind.SUBMITTED, open, actor, note);
        return now(open);
    }

    /** The designers want to go on: nobody has approved it yet. */
    @Transactional
    public PolicyDraft takeBack(Actor actor, String key) {
        PolicyAccess.change(actor);
        Open open = open(key);
        require(open.draft(), PolicyDraft.State.SUBMITTED);
        drafts.reopen(open.draft().id(), null, null, null);
        note(PolicyEvent.Kind.TAKEN_BACK, open, actor, null);
        return now(open);
    }

    /** @param reason 1 to 2000 characters, for the designers */
    @Transactional
    public PolicyDraft reject(Actor actor, String key, String reason) {
        PolicyAccess.approve(actor);
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        Open open = open(key);
        requireSecondPerson(open.draft(), actor);
        drafts.reopen(open.draft().id(), reason, actor.username(), clock.instant());
        note(PolicyEvent.Kind.REJECTED, open, actor, reason);
        return now(open);
    }

    /**
     * Lets the change into force, at once or on its day.
     *
     * @throws Refusal FORBIDDEN for whoever worked on it or submitted it
     * @throws BundleRefused when what was submitted may no longer be published: a row ends in the past meanwhile
     */
    @Transactional
    public PolicyDraft approve(Actor actor, String key) {
        PolicyAccess.approve(actor);
        Open open = open(key);
        requireSecondPerson(open.draft(), actor);
        entries.hold(open.documents());
        if (!isCurrent(open)) {
            throw Refusal.conflict("DRAFT_OUTDATED");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from = open.draft().validFrom();
        boolean waits = from != null && from.isAfter(today);
        List<Finding> findings = requireSound(open, waits ? from : today);
        if (!findings.isEmpty() && open.draft().note() == null) {
            throw new BundleRefused(key, findings);
        }
        drafts.approve(open.draft().id(), actor.username(), clock.instant());
        note(PolicyEvent.Kind.APPROVED, open, actor, null);
        if (!waits) {
            publish(open, actor.username(), today, actor);
        }
        return waits ? now(open) : ended(open);
    }

    /** Publishes one approved change whose day has come; what may no longer be published goes back to its designers. */
    @Transactional
    void publishDue(UUID policy) {
        Open open = open(store.get(policy))
                .filter(found -> found.draft().state() == PolicyDraft.State.APPROVED)
                .orElse(null);
        LocalDate today = LocalDate.now(clock);
        LocalDate from = open == null ? null : open.draft().validFrom();
        if (open == null || from == null || from.isAfter(today)) {
            return;
        }
        entries.hold(open.documents());
        // The days on which rows are closed were judged for the day that was approved, however late the job runs.
        Optional<Finding> error =
                check(open, from).stream().filter(Finding::isError).findFirst();
        if (error.isPresent() || !isCurrent(open)) {
            String why = error.map(Finding::code).orElse("DRAFT_OUTDATED");
            drafts.reopen(open.draft().id(), why, Actor.SYSTEM.username(), clock.instant());
            note(PolicyEvent.Kind.BOUNCED, open, Actor.SYSTEM, why);
            return;
        }
        publish(open, Objects.requireNonNull(open.draft().judgedBy()), from, Actor.SYSTEM);
    }

    private void publish(Open open, String approver, LocalDate on, Actor by) {
        UUID policy = open.table().id();
        int version = store.newest(policy).map(Version::version).orElse(0) + 1;
        PolicyDraft draft = open.draft();
        store.publish(
                policy,
                new Publication(
                        version,
                        open.files(),
                        draft.note(),
                        clock.instant(),
                        on,
                        Objects.requireNonNull(draft.submittedBy()),
                        approver));
        PolicySheet sheet = sheet(open.files());
        rows.keep(policy, version, sheet.rows());
        store.rename(policy, title(open.table().title(), sheet.table()));
        documents.publish(
                entries.read(open.documents()), clock.instant(), Objects.requireNonNull(draft.submittedBy()), approver);
        drafts.published(draft.id(), version);
        note(PolicyEvent.Kind.PUBLISHED, open, by, String.valueOf(version));
        events.publishEvent(new PolicyPublished(open.table().key(), version, on));
    }

    /** As the file calls the table; where it says nothing, the name stays. */
    private static Bilingual title(Bilingual before, DecisionTable table) {
        return new Bilingual(
                table.name().isBlank() ? before.zh() : table.name(),
                table.english().isBlank() ? before.en() : table.english());
    }

    private static PolicySheet sheet(PolicyFiles files) {
        return DecisionTable.parse(files.dmn()).map(PolicySheet::new).orElseThrow();
    }

    private PolicyDraft now(Open open) {
        return drafts.open(open.table().id()).orElseThrow();
    }

    private PolicyDraft ended(Open open) {
        return drafts.get(open.draft().id());
    }

    private void note(PolicyEvent.Kind kind, Open open, Actor actor, @Nullable String detail) {
        record.add(kind, open.table().id(), open.draft().id(), actor, detail);
    }

    private static void require(PolicyDraft draft, PolicyDraft.State state) {
        if (draft.state() != state) {
            throw Refusal.conflict(state == PolicyDraft.State.EDITING ? "DRAFT_SUBMITTED" : "DRAFT_STATE");
        }
    }

    private static void requireSecondPerson(PolicyDraft draft, Actor actor) {
        require(draft, PolicyDraft.State.SUBMITTED);
        if (draft.isBy(actor.username())) {
            throw Refusal.forbidden("OWN_CHANGE");
        }
    }

    private boolean isCurrent(Open open) {
        return store.newestVersion(open.table().id())
                .equals(Optional.ofNullable(open.draft().basedOn()));
    }

    private List<Finding> check(Open open, LocalDate on) {
        String key = open.table().key();
        List<Finding> found = new ArrayList<>(
                check.check(key, open.files(), rows.of(open.table().id()), on));
        found.addAll(entries.check(key + ".dmn", open.files().dmn(), open.documents()));
        return found;
    }

    private List<Finding> requireSound(Open open, LocalDate on) {
        List<Finding> findings = check(open, on);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(open.table().key(), findings);
        }
        return findings;
    }
}
