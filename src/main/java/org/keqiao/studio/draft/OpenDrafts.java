package org.keqiao.studio.draft;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open changes as the rest of the studio handles them: read, exchanged as a whole, and led from hand to hand until they
 * are in force. It asks nobody for a role and writes no record: whoever calls it does.
 */
@Component
public class OpenDrafts {

    private final Drafts drafts;
    private final Drafting drafting;
    private final Clock clock;

    OpenDrafts(Drafts drafts, Drafting drafting, Clock clock) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.clock = clock;
    }

    /**
     * An open change with its files.
     *
     * @param baseline SHA-256 of the shipped bundle that was looked at meanwhile, null while the one it descends from holds
     */
    public record OpenDraft(DraftView view, Bundle bundle, @Nullable String baseline) {

        private static OpenDraft of(Draft draft) {
            return new OpenDraft(draft.view(), draft.bundle(), draft.baseline());
        }
    }

    /** The open change of a matter; empty when nobody changes it. */
    @Transactional(readOnly = true)
    public Optional<OpenDraft> of(String matter) {
        return drafts.open(matter).map(OpenDraft::of);
    }

    /** The change that became a version; empty for a version that came with the product. */
    @Transactional(readOnly = true)
    public Optional<DraftView> origin(String matter, int version) {
        return drafts.findByMatterAndPublished(matter, version).map(Draft::view);
    }

    /** The open change, which nobody else touches until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OpenDraft> lock(String matter) {
        return drafts.lockOpen(matter).map(OpenDraft::of);
    }

    /** The open change, begun from the version in force when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OpenDraft openOrStart(Actor actor, String matter) {
        return OpenDraft.of(drafting.openOrStart(actor, matter));
    }

    /** Matters whose change is approved and waits for its day. */
    @Transactional(readOnly = true)
    public List<String> approved() {
        return drafts.findByState(DraftState.APPROVED).stream()
                .map(Draft::matter)
                .toList();
    }

    /** Other files instead of all that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView replace(String matter, Bundle bundle, Actor by) {
        Draft draft = require(matter);
        draft.replace(bundle.files(), by.username(), clock.instant());
        return draft.view();
    }

    /** @param digest SHA-256 of the shipped bundle that the designers have looked at */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView shippedSeen(String matter, String digest, Actor by) {
        Draft draft = require(matter);
        draft.shippedSeen(digest, by.username(), clock.instant());
        return draft.view();
    }

    /**
     * Hands it to the second person.
     *
     * @param note what was changed and why; null for none
     * @param validFrom first day on which new cases take it; null for as soon as it is approved
     * @param moveCases true when the cases under way shall be moved to it afterwards
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView submit(
            String matter, @Nullable String note, @Nullable LocalDate validFrom, boolean moveCases, Actor by) {
        Draft draft = require(matter);
        draft.submit(note, validFrom, moveCases, by.username(), clock.instant());
        return draft.view();
    }

    /** Back to the designers, on their own wish. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView takeBack(String matter) {
        Draft draft = require(matter);
        draft.takeBack();
        return draft.view();
    }

    /**
     * Back to the designers, with a reason.
     *
     * @throws Refusal FORBIDDEN for whoever worked on it or submitted it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView reject(String matter, String reason, Actor by) {
        Draft draft = require(matter);
        draft.reject(reason, by.username(), clock.instant());
        return draft.view();
    }

    /**
     * From here on nobody changes it any more; it waits for its day.
     *
     * @throws Refusal FORBIDDEN for whoever worked on it or submitted it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView approve(String matter, Actor by) {
        Draft draft = require(matter);
        draft.approve(by.username(), clock.instant());
        return draft.view();
    }

    /** What was approved is in force. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView published(String matter, int version) {
        Draft draft = require(matter);
        draft.published(version);
        return draft.view();
    }

    /** What was approved can no longer be published: the designers look at it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView bounce(String matter, String why) {
        Draft draft = require(matter);
        draft.bounce(why);
        return draft.view();
    }

    private Draft require(String matter) {
        return drafts.lockOpen(matter).orElseThrow(Refusal::notFound);
    }
}
