package org.keqiao.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.trial.Bench;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A change comes into force by two people: one who worked on it submits it, one who did not approves it. What is
 * published is what was approved, since nobody can change a submitted draft.
 */
@Service
public class Approving {

    private static final int LONGEST_TEXT = 2000;

    private final Drafts drafts;
    private final Publishing publishing;
    private final EditLock lock;
    private final AnsweredWarnings warnings;
    private final Bench bench;
    private final StudioRecord record;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approving(
            Drafts drafts,
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
        Draft draft = open(matter);
        lock.admit(actor, matter, Hand.NONE);
        if (submission.note() != null && submission.note().length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("note", "tooLong", LONGEST_TEXT)));
        }
        if (submission.validFrom() != null && submission.validFrom().isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("VALID_FROM_PAST");
        }
        requireCurrent(draft);
        Integer basedOn = draft.basedOn();
        if (basedOn != null && publishing.bundle(matter, basedOn).equals(draft.bundle())) {
            throw Refusal.conflict("DRAFT_UNCHANGED");
        }
        List<Finding> sound = requireSound(draft);
        requireTests(draft);
        warnings.answer(draft, sound, submission.answers(), actor);
        draft.submit(submission, actor.username(), clock.instant());
        record.add(StudioEvent.Kind.SUBMITTED, draft, actor, submission.note());
        return draft.view();
    }

    /** The words that the designers gave to the warnings of the open change; none before it was handed in. */
    @Transactional(readOnly = true)
    public List<WarningAnswer> answers(Actor actor, String matter) {
        StudioAccess.read(actor);
        return drafts.open(matter).map(draft -> warnings.of(draft.id())).orElse(List.of());
    }

    /** The designers want to go on: nobody has approved it yet. */
    @Transactional
    public DraftView takeBack(Actor actor, String matter) {
        StudioAccess.change(actor);
        Draft draft = open(matter);
        draft.takeBack();
        record.add(StudioEvent.Kind.TAKEN_BACK, draft, actor, null);
        return draft.view();
    }

    /** @param reason 1 to 2000 characters, for the designers */
    @Transactional
    public DraftView reject(Actor actor, String matter, String reason) {
        StudioAccess.approve(actor);
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        Draft draft = open(matter);
        draft.reject(reason, actor.username(), clock.instant());
        record.add(StudioEvent.Kind.REJECTED, draft, actor, reason);
        return draft.view();
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
        Draft draft = open(matter);
        draft.approve(actor.username(), clock.instant());
        requireCurrent(draft);
        warnings.requireAnswered(draft, requireSound(draft));
        record.add(StudioEvent.Kind.APPROVED, draft, actor, null);
        LocalDate from = draft.validFrom();
        if (from == null || !from.isAfter(LocalDate.now(clock))) {
            publish(draft, actor);
        }
        return draft.view();
    }

    /**
     * Publishes one approved draft whose day has come. When the product has come to refuse it meanwhile, it goes back
     * to the designers instead of being tried for ever.
     */
    @Transactional
    void publishDue(String matter) {
        Draft draft = drafts.lockOpen(matter)
                .filter(found -> found.state() == DraftState.APPROVED)
                .orElse(null);
        if (draft == null || draft.validFrom() == null || draft.validFrom().isAfter(LocalDate.now(clock))) {
            return;
        }
        List<Finding> findings = publishing.check(draft.bundle());
        if (findings.stream().anyMatch(Finding::isError) || !isCurrent(draft)) {
            String why = findings.stream()
                    .filter(Finding::isError)
                    .map(Finding::code)
                    .findFirst()
                    .orElse("DRAFT_OUTDATED");
            draft.bounce(why);
            record.add(StudioEvent.Kind.BOUNCED, draft, Actor.SYSTEM, why);
            return;
        }
        publish(draft, Actor.SYSTEM);
    }

    private void publish(Draft draft, Actor actor) {
        int version = publishing.publish(draft.bundle(), draft.author(), draft.baseline());
        draft.published(version);
        record.add(StudioEvent.Kind.PUBLISHED, draft, actor, String.valueOf(version));
        events.publishEvent(new MatterPublished(draft.matter(), version, draft.author()));
    }

    private Draft open(String matter) {
        return drafts.lockOpen(matter).orElseThrow(Refusal::notFound);
    }

    private void requireCurrent(Draft draft) {
        if (!isCurrent(draft)) {
            throw Refusal.conflict("DRAFT_OUTDATED");
        }
    }

    private boolean isCurrent(Draft draft) {
        Integer newest = publishing
                .inForce(draft.matter())
                .map(Publishing.Publication::version)
                .orElse(null);
        return Objects.equals(newest, draft.basedOn());
    }

    /** A test case that fails is a finding like any other. */
    private void requireTests(Draft draft) {
        List<Finding> failed = bench.tests(draft.bundle()).stream()
                .filter(result -> !result.passes())
                .map(result -> Finding.error(
                        result.file(),
                        null,
                        "TEST_FAILED",
                        result.zh(),
                        String.valueOf(result.differences().size())))
                .toList();
        if (!failed.isEmpty()) {
            throw new BundleRefused(draft.matter(), failed);
        }
    }

    private List<Finding> requireSound(Draft draft) {
        List<Finding> findings = publishing.check(draft.bundle());
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(draft.matter(), findings);
        }
        return findings;
    }
}
