package org.keqiao.studio.moving;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.process.moving.CaseMoving;
import org.keqiao.process.moving.MovePlan;
import org.keqiao.process.moving.MoveProposal;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.process.moving.PreparedMove;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans of moves: proposed by the program, mended by a designer or publisher, tried on every case without changing it, and
 * approved by a publisher who had no hand in them.
 */
@Service
public class PlanningMoves {

    private static final int LONGEST_TEXT = 2000;

    private final Moves moves;
    private final CaseMoving moving;
    private final Publishing publishing;
    private final Clock clock;

    PlanningMoves(Moves moves, CaseMoving moving, Publishing publishing, Clock clock) {
        this.moves = moves;
        this.moving = moving;
        this.publishing = publishing;
        this.clock = clock;
    }

    /**
     * How one case stands to a plan.
     *
     * @param at where it waits
     * @param obstacles empty when it can be moved
     */
    public record Tried(CaseNumber caseNumber, List<Bilingual> at, List<Obstacle> obstacles) {

        public boolean movable() {
            return obstacles.isEmpty();
        }
    }

    /**
     * A plan tried on its cases.
     *
     * @param problems of the plan itself; cases are not looked at before they are mended
     */
    public record DryRun(List<Obstacle> problems, List<Tried> cases) {

        public long movable() {
            return cases.stream().filter(Tried::movable).count();
        }
    }

    /** Of a matter, newest first. */
    @Transactional(readOnly = true)
    public List<CaseMove> all(Actor actor, String matter) {
        StudioAccess.read(actor);
        return moves.of(matter);
    }

    /** Plans that wait for somebody: to be handed in, approved, started, or gone on with; newest first. */
    @Transactional(readOnly = true)
    public List<CaseMove> waiting(Actor actor, String matter) {
        return all(actor, matter).stream().filter(move -> move.state().waits()).toList();
    }

    @Transactional(readOnly = true)
    public CaseMove get(Actor actor, UUID id) {
        StudioAccess.read(actor);
        return moves.get(id);
    }

    /** The two versions side by side, and what the program proposes. */
    @Transactional(readOnly = true)
    public MoveProposal proposal(Actor actor, UUID id) {
        CaseMove move = get(actor, id);
        return moving.propose(move.matter(), move.from(), move.to());
    }

    /** The drawing of a version. */
    @Transactional(readOnly = true)
    public String diagram(Actor actor, String matter, int version) {
        StudioAccess.read(actor);
        return publishing.bundle(matter, version).file(Bundle.PROCESS).orElseThrow();
    }

    /**
     * Begins a plan with what the program proposes, for all cases of the version.
     *
     * @throws Refusal NOT_FOUND when a version was never published; invalid SAME_VERSION
     */
    @Transactional
    public CaseMove begin(Actor actor, String matter, int from, int to) {
        StudioAccess.read(actor);
        if (from == to) {
            throw Refusal.invalid("SAME_VERSION");
        }
        return propose(actor, matter, from, to);
    }

    /** {@link #begin} by the choice that was made at publishing. */
    @Transactional(propagation = Propagation.MANDATORY)
    CaseMove propose(Actor actor, String matter, int from, int to) {
        Map<String, String> steps = moving.propose(matter, from, to).steps();
        UUID id = UUID.randomUUID();
        moves.insert(id, matter, from, to, steps, actor.username(), clock.instant());
        moves.note(StudioEvent.Kind.MOVE_PLANNED, moves.get(id), actor);
        return moves.get(id);
    }

    /**
     * Writes the plan.
     *
     * @throws Refusal conflict MOVE_STATE once it was handed in; invalid CASE_NUMBER for what is none
     */
    @Transactional
    public CaseMove put(
            Actor actor, UUID id, Map<String, String> steps, Map<String, String> fields, MoveFilter filter) {
        StudioAccess.read(actor);
        moves.lock(id).require(MoveState.PLANNED);
        filter.cases().stream()
                .filter(number -> CaseNumber.parse(number).isEmpty())
                .findFirst()
                .ifPresent(number -> {
                    throw Refusal.invalid("CASE_NUMBER", number);
                });
        moves.change(id, steps, fields, filter, actor.username(), clock.instant());
        return moves.get(id);
    }

    /** Says of every case of the plan whether it could be moved now, and why not; changes nothing. */
    @Transactional(readOnly = true)
    public DryRun dryRun(Actor actor, UUID id) {
        CaseMove move = get(actor, id);
        PreparedMove prepared = moving.prepare(move.plan());
        if (!prepared.problems().isEmpty()) {
            return new DryRun(prepared.problems(), List.of());
        }
        List<Tried> tried = new ArrayList<>();
        for (CaseNumber number : candidates(move)) {
            CaseMoving.Look look = moving.look(prepared, number);
            if (isAt(move.filter(), look.elements())) {
                tried.add(new Tried(number, look.at(), look.obstacles()));
            }
        }
        return new DryRun(List.of(), tried);
    }

    /** Cases that the move is about, as things are now. */
    List<CaseNumber> meant(CaseMove move) {
        List<CaseNumber> candidates = candidates(move);
        if (move.filter().steps().isEmpty()) {
            return candidates;
        }
        return candidates.stream()
                .filter(number -> isAt(move.filter(), moving.at(number)))
                .toList();
    }

    /** Hand-picked ones that are no longer under way stay among them: the report says what became of each. */
    private List<CaseNumber> candidates(CaseMove move) {
        MoveFilter filter = move.filter();
        Set<String> numbers = new TreeSet<>();
        moving.underWay(move.matter(), move.from(), filter.wanted()).forEach(number -> numbers.add(number.value()));
        boolean onlyPicked = filter.equals(new MoveFilter(null, null, null, null, filter.steps(), filter.cases()));
        if (onlyPicked) {
            filter.cases().forEach(number -> CaseNumber.parse(number).ifPresent(parsed -> numbers.add(parsed.value())));
        }
        return numbers.stream().map(CaseNumber::new).toList();
    }

    private static boolean isAt(MoveFilter filter, List<String> elements) {
        return filter.steps().isEmpty() || !Collections.disjoint(filter.steps(), elements);
    }

    /** @throws Refusal conflict PLAN_BROKEN when the plan itself cannot be followed */
    @Transactional
    public CaseMove submit(Actor actor, UUID id, @Nullable String note) {
        StudioAccess.read(actor);
        if (note != null && note.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("note", "tooLong", LONGEST_TEXT)));
        }
        CaseMove move = moves.lock(id);
        move.require(MoveState.PLANNED);
        requireSound(move.plan());
        moves.submitted(id, note, actor.username(), clock.instant());
        moves.note(StudioEvent.Kind.MOVE_SUBMITTED, move, actor);
        return moves.get(id);
    }

    @Transactional
    public CaseMove takeBack(Actor actor, UUID id) {
        StudioAccess.read(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.SUBMITTED, MoveState.APPROVED);
        moves.state(id, MoveState.PLANNED);
        moves.note(StudioEvent.Kind.MOVE_TAKEN_BACK, move, actor);
        return moves.get(id);
    }

    /** @throws Refusal FORBIDDEN for whoever worked on the plan or handed it in */
    @Transactional
    public CaseMove approve(Actor actor, UUID id) {
        StudioAccess.approve(actor);
        CaseMove move = submittedByAnother(actor, id);
        requireSound(move.plan());
        moves.judged(id, MoveState.APPROVED, null, actor.username(), clock.instant());
        moves.note(StudioEvent.Kind.MOVE_APPROVED, move, actor);
        return moves.get(id);
    }

    /** @param reason 1 to 2000 characters, for those who planned it */
    @Transactional
    public CaseMove reject(Actor actor, UUID id, String reason) {
        StudioAccess.approve(actor);
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        CaseMove move = submittedByAnother(actor, id);
        moves.judged(id, MoveState.PLANNED, reason, actor.username(), clock.instant());
        moves.note(StudioEvent.Kind.MOVE_REJECTED, move, actor);
        return moves.get(id);
    }

    /** Gives a plan up that was not carried out. */
    @Transactional
    public void discard(Actor actor, UUID id) {
        StudioAccess.read(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.PLANNED);
        moves.state(id, MoveState.DISCARDED);
        moves.note(StudioEvent.Kind.MOVE_DISCARDED, move, actor);
    }

    private CaseMove submittedByAnother(Actor actor, UUID id) {
        CaseMove move = moves.lock(id);
        move.require(MoveState.SUBMITTED);
        if (moves.isAuthor(id, actor.username()) || actor.username().equals(move.submittedBy())) {
            throw Refusal.forbidden("OWN_CHANGE");
        }
        return move;
    }

    private void requireSound(MovePlan plan) {
        if (!moving.prepare(plan).problems().isEmpty()) {
            throw Refusal.conflict("PLAN_BROKEN");
        }
    }
}
