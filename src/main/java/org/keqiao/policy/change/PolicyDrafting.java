package org.keqiao.policy.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keqiao.policy.document.DocumentEntries;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.table.EmptyTable;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.OwnFigures;
import org.keqiao.policy.table.PolicyCheck;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.policy.table.PolicyStore.Head;
import org.keqiao.policy.table.PolicyStore.Version;
import org.keqiao.policy.table.PublishedRows;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of policy tables, by those who design; nothing of it is in force. */
@Service
public class PolicyDrafting {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{2,59}");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_GROUP = 60;

    private final PolicyStore store;
    private final PolicyDrafts drafts;
    private final PolicyCheck check;
    private final PublishedRows rows;
    private final DocumentEntries entries;
    private final PolicyRecord record;
    private final Clock clock;

    PolicyDrafting(
            PolicyStore store,
            PolicyDrafts drafts,
            PolicyCheck check,
            PublishedRows rows,
            DocumentEntries entries,
            PolicyRecord record,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.check = check;
        this.rows = rows;
        this.entries = entries;
        this.record = record;
        this.clock = clock;
    }

    /**
     * Begins a table from nothing, as a change that nobody has published.
     *
     * @throws Refusal INVALID with the fields; CONFLICT when there is one of this key
     */
    @Transactional
    public PolicyDraft begin(Actor actor, NewPolicy policy) {
        PolicyAccess.change(actor);
        List<FieldError> errors = new ArrayList<>();
        if (!KEY.matcher(policy.key()).matches()) {
            errors.add(FieldError.of("key", "policyKey"));
        }
        text("titleZh", policy.title().zh(), LONGEST_TITLE, errors);
        text("titleEn", policy.title().en(), LONGEST_TITLE, errors);
        text("group", policy.group(), LONGEST_GROUP, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        Instant now = clock.instant();
        Head head = store.insert(policy, now, actor.username())
                .orElseThrow(() -> Refusal.conflict("POLICY_EXISTS", policy.key()));
        record.add(PolicyEvent.Kind.BEGUN, head.id(), null, actor, null);
        PolicyFiles files = new PolicyFiles(EmptyTable.of(policy.key(), policy.title()), PolicyFiles.NO_TESTS);
        drafts.start(head.id(), null, files, actor.username(), now);
        return drafts.open(head.id()).orElseThrow();
    }

    private static void text(String field, String text, int longest, List<FieldError> errors) {
        if (text.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }

    /**
     * Writes the table and its tests; the first writing starts a change. What a new row says other than the product suggests is
     * marked as a suggestion no more ({@link OwnFigures}).
     *
     * @param seen revision that its author has seen, null when there was no change
     * @throws Refusal CONFLICT when somebody else wrote meanwhile, or the change is handed in
     * @throws BundleRefused when the file is none that may be kept
     */
    @Transactional
    public PolicyDraft put(Actor actor, String key, PolicyFiles files, @Nullable Long seen) {
        PolicyAccess.change(actor);
        List<Finding> findings = check.admit(key, files);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(key, findings);
        }
        Head head = store.find(key).orElseThrow(Refusal::notFound);
        Optional<PolicyDraft> open = current(head, seen);
        Instant now = clock.instant();
        PolicyFiles kept = new PolicyFiles(OwnFigures.unmarked(files.dmn(), rows.of(head.id())), files.tests());
        if (open.isEmpty()) {
            start(head, kept, actor, now);
        } else {
            drafts.write(open.get().id(), kept, actor.username(), now);
            record.written(head.id(), open.get().id(), actor);
        }
        return drafts.open(head.id()).orElseThrow();
    }

    /**
     * Writes the documents that come with the change, all of them; the first writing starts a change.
     *
     * @param seen revision that their author has seen, null when there was no change
     * @throws Refusal INVALID with the fields; CONFLICT as for the table
     */
    @Transactional
    public PolicyDraft putDocuments(Actor actor, String key, List<DocumentEntry> documents, @Nullable Long seen) {
        PolicyAccess.change(actor);
        Head head = store.find(key).orElseThrow(Refusal::notFound);
        entries.read(documents);
        Optional<PolicyDraft> open = current(head, seen);
        Instant now = clock.instant();
        UUID draft = open.map(PolicyDraft::id)
                .orElseGet(() -> start(
                        head, store.newest(head.id()).map(Version::files).orElseThrow(Refusal::notFound), actor, now));
        drafts.writeDocuments(draft, documents, actor.username(), now);
        record.written(head.id(), draft, actor);
        return drafts.open(head.id()).orElseThrow();
    }

    /** The open change, locked, as its author has seen it. */
    private Optional<PolicyDraft> current(Head head, @Nullable Long seen) {
        Optional<PolicyDraft> open = drafts.lock(head.id());
        open.ifPresent(PolicyDrafting::requireEditing);
        if (!open.map(PolicyDraft::revision).equals(Optional.ofNullable(seen))) {
            throw Refusal.conflict("POLICY_DRAFT_STALE");
        }
        return open;
    }

    private UUID start(Head head, PolicyFiles files, Actor actor, Instant now) {
        Integer newest = store.newest(head.id()).map(Version::version).orElse(null);
        UUID draft = drafts.start(head.id(), newest, files, actor.username(), now);
        record.add(PolicyEvent.Kind.STARTED, head.id(), draft, actor, null);
        return draft;
    }

    /** Gives the change up; it stays in the record. */
    @Transactional
    public void discard(Actor actor, String key) {
        PolicyAccess.change(actor);
        Head head = store.find(key).orElseThrow(Refusal::notFound);
        PolicyDraft draft = drafts.lock(head.id()).orElseThrow(Refusal::notFound);
        requireEditing(draft);
        drafts.discard(draft.id());
        record.add(PolicyEvent.Kind.DISCARDED, head.id(), draft.id(), actor, null);
    }

    private static void requireEditing(PolicyDraft draft) {
        if (draft.state() != PolicyDraft.State.EDITING) {
            throw Refusal.conflict("DRAFT_SUBMITTED");
        }
    }
}
