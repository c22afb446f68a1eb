package org.keqiao.studio.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.keqiao.studio.announcement.MatterPublished;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.EditLock;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.draft.OpenDrafts;
import org.keqiao.studio.draft.OpenDrafts.OpenDraft;
import org.keqiao.studio.trial.Bench;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A change comes into force by two people: one who worked on it submits it, one who did not approves it. What is
 * published is what was approved, since nobody can change a submitted draft.
 */
@Service
public class Approving {

    private static final int LONGEST_TEXT = 2000;

    private final OpenDrafts drafts;
    private final Publishing publishing;
    private final EditLock lock;
    private final AnsweredWarnings warnings;
    private final Bench bench;
    private final StudioRecord record;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approving(
            OpenDrafts drafts,
            Publishing publishing,
            Bench bench,
            EditLock lock,
            AnsweredWarnings warnings,
            StudioRecord record,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.warnings = warnings;
        this.drafts = drafts;
        this.publishing = publishing;
        this.bench = bench;
        this.record = record;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands the draft to the second person.
     *
     * @throws Refusal NOT_FOUND without a draft; CONFLICT when nothing is changed, somebody else has it open, or another
     *     version came into force since the draft was begun; INVALID when a warning has no word
     * @throws BundleRefused with every finding, when one is an error or a test case fails
     */
    @Transactional
    public DraftView submit(Actor actor, String matter, Submission submission) {
        StudioAccess.change(actor);
        OpenDraft draft = open(matter);
        lock.admit(actor, matter, Hand.NONE);
        if (submission.note() != null && submission.note().length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("note", "tooLong", LONGEST_TEXT)));
        }
        if (submission.validFrom() != null && submission.validFrom().isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("VALID_FROM_PAST");
        }
        requireCurrent(draft.view());
        Integer basedOn = draft.view().basedOn();
        if (basedOn != null && publishing.bundle(matter, basedOn).equals(draft.bundle())) {
            throw Refusal.conflict("DRAFT_UNCHANGED");
        }
        List<Finding> sound = requireSound(draft.bundle());
        requireTests(draft.bundle());
        warnings.answer(draft.view(), sound, submission.answers(), actor);
        DraftView submitted =
                drafts.submit(matter, submission.note(), submission.validFrom(), submission.moveCases(), actor);
        note(StudioEvent.Kind.SUBMITTED, submitted, actor, submission.note());
        return submitted;
    }

    /** The words that the designers gave to the warnings of the open change; none before it was handed in. */
    @Transactional(readOnly = true)
    public List<WarningAnswer> answers(Actor actor, String matter) {
        StudioAccess.read(actor);
        return drafts.of(matter).map(draft -> warnings.of(draft.view().id())).orElse(List.of());
    }

    /** The designers want to go on: nobody has approved it yet. */
    @Transactional
    public DraftView takeBack(Actor actor, String matter) {
        StudioAccess.change(actor);
        DraftView draft = drafts.takeBack(matter);
        note(StudioEvent.Kind.TAKEN_BACK, draft, actor, null);
        return draft;
    }

    /** @param reason 1 to 2000 characters, for the designers */
    @Transactional
    public DraftView reject(Actor actor, String matter, String reason) {
        StudioAccess.approve(actor);
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        DraftView draft = drafts.reject(matter, reason, actor);
        note(StudioEvent.Kind.REJECTED, draft, actor, reason);
        return draft;
    }

    /**
     * Lets the draft into force, at once or on its day.
     *
     * @throws Refusal FORBIDDEN for whoever worked on it or submitted it
     * @throws BundleRefused when the product no longer takes what was submitted
     */
    @Transactional
    public DraftView approve(Actor actor, String matter) {
        StudioAccess.approve(actor);
        OpenDraft draft = open(matter);
        DraftView approved = drafts.approve(matter, actor);
        requireCurrent(approved);
        warnings.requireAnswered(approved, requireSound(draft.bundle()));
        requireTests(draft.bundle());
        note(StudioEvent.Kind.APPROVED, approved, actor, null);
        LocalDate from = approved.validFrom();
        return from == null || !from.isAfter(LocalDate.now(clock)) ? publish(draft, actor) : approved;
    }

    /**
     * Publishes one approved draft whose day has come. When the product has come to refuse it meanwhile, it goes back
     * to the designers instead of being tried for ever.
     */
    @Transactional
    void publishDue(String matter) {
        OpenDraft draft = drafts.lock(matter)
                .filter(found -> found.view().state() == DraftState.APPROVED)
                .orElse(null);
        LocalDate from = draft == null ? null : draft.view().validFrom();
        if (from == null || from.isAfter(LocalDate.now(clock))) {
            return;
        }
        List<Finding> errors = errors(draft.bundle());
        if (!errors.isEmpty() || !isCurrent(draft.view())) {
            String why = errors.stream().map(Finding::code).findFirst().orElse("DRAFT_OUTDATED");
            note(StudioEvent.Kind.BOUNCED, drafts.bounce(matter, why), Actor.SYSTEM, why);
            return;
        }
        publish(draft, Actor.SYSTEM);
    }

    private DraftView publish(OpenDraft draft, Actor actor) {
        String author = draft.view().author();
        int version = publishing.publish(draft.bundle(), author, draft.baseline());
        DraftView published = drafts.published(draft.view().matter(), version);
        note(StudioEvent.Kind.PUBLISHED, published, actor, String.valueOf(version));
        events.publishEvent(new MatterPublished(
                published.matter(), version, published.basedOn(), LocalDate.now(clock), published.moveCases(), author));
        return published;
    }

    private void note(StudioEvent.Kind kind, DraftView draft, Actor actor, @Nullable String detail) {
        record.add(kind, draft.matter(), draft.id(), actor, detail);
    }

    private OpenDraft open(String matter) {
        return drafts.lock(matter).orElseThrow(Refusal::notFound);
    }

    private void requireCurrent(DraftView draft) {
        if (!isCurrent(draft)) {
            throw Refusal.conflict("DRAFT_OUTDATED");
        }
    }

    private boolean isCurrent(DraftView draft) {
        Integer newest = publishing
                .inForce(draft.matter())
                .map(Publishing.Publication::version)
                .orElse(null);
        return Objects.equals(newest, draft.basedOn());
    }

    private List<Finding> errors(Bundle bundle) {
        List<Finding> errors =
                publishing.check(bundle).stream().filter(Finding::isError).toList();
        return errors.isEmpty() ? failedTests(bundle) : errors;
    }

    private void requireTests(Bundle bundle) {
        List<Finding> failed = failedTests(bundle);
        if (!failed.isEmpty()) {
            throw new BundleRefused(bundle.matter(), failed);
        }
    }

    /** A test case that fails is a finding like any other. */
    private List<Finding> failedTests(Bundle bundle) {
        return bench.tests(bundle).stream()
                .filter(result -> !result.passes())
                .map(result -> Finding.error(
                        result.file(),
                        null,
                        "TEST_FAILED",
                        result.zh(),
                        String.valueOf(result.differences().size())))
                .toList();
    }

    private List<Finding> requireSound(Bundle bundle) {
        List<Finding> findings = publishing.check(bundle);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(bundle.matter(), findings);
        }
        return findings;
    }
}
