package org.keqiao.studio.moving;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries approved plans out, stops them, tries again what stayed, and takes cases back. Publishers only. */
@Service
public class RunningMoves {

    private final Moves moves;
    private final MovedCaseRows rows;
    private final PlanningMoves planning;
    private final Clock clock;

    RunningMoves(Moves moves, MovedCaseRows rows, PlanningMoves planning, Clock clock) {
        this.moves = moves;
        this.rows = rows;
        this.planning = planning;
        this.clock = clock;
    }

    /**
     * Begins, or goes on with what was stopped. The cases are those that the plan means now; they are moved one by one from
     * here on.
     *
     * @throws Refusal conflict MOVE_STATE unless it was approved or stopped
     */
    @Transactional
    public CaseMove start(Actor actor, UUID id) {
        StudioAccess.approve(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.APPROVED, MoveState.STOPPED);
        if (move.state() == MoveState.APPROVED) {
            rows.add(id, planning.meant(move));
        }
        return run(actor, move, StudioEvent.Kind.MOVE_STARTED);
    }

    /** No further case is begun; the one under way is finished. */
    @Transactional
    public CaseMove stop(Actor actor, UUID id) {
        StudioAccess.approve(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.RUNNING);
        moves.state(id, MoveState.STOPPED);
        moves.note(StudioEvent.Kind.MOVE_STOPPED, move, actor);
        return moves.get(id);
    }

    /** Tries those again that stayed, for whatever reason. */
    @Transactional
    public CaseMove retry(Actor actor, UUID id) {
        StudioAccess.approve(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.DONE, MoveState.STOPPED);
        if (rows.again(id) == 0) {
            throw Refusal.conflict("NOTHING_TO_RETRY");
        }
        return run(actor, move, StudioEvent.Kind.MOVE_STARTED);
    }

    /**
     * Takes moved cases back to the version they came from, each unless a step was taken on it since.
     *
     * @param only their numbers, empty for all
     */
    @Transactional
    public CaseMove moveBack(Actor actor, UUID id, Set<String> only) {
        StudioAccess.approve(actor);
        CaseMove move = moves.lock(id);
        move.require(MoveState.DONE, MoveState.STOPPED);
        if (rows.goBack(id, only) == 0) {
            throw Refusal.conflict("NOTHING_TO_RETURN");
        }
        return run(actor, move, StudioEvent.Kind.MOVE_RETURNED);
    }

    /** What became of each case, by number. */
    @Transactional(readOnly = true)
    public List<MovedCase> report(Actor actor, UUID id) {
        StudioAccess.read(actor);
        moves.get(id);
        return rows.of(id);
    }

    private CaseMove run(Actor actor, CaseMove move, StudioEvent.Kind kind) {
        moves.started(move.id(), actor.username(), clock.instant());
        moves.note(kind, move, actor);
        return moves.get(move.id());
    }
}
