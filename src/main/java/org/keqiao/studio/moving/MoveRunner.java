package org.keqiao.studio.moving;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.process.moving.CaseMoving;
import org.keqiao.process.moving.MoveRefused;
import org.keqiao.process.moving.Moved;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.process.moving.PreparedMove;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the cases of running moves, one transaction a case: the row of the report and the case commit together. Any number
 * of nodes may do it at once, and one that dies leaves its case waiting.
 */
@Component
class MoveRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MoveRunner.class);

    private final Moves moves;
    private final MovedCaseRows rows;
    private final CaseMoving moving;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MoveRunner(
            Moves moves,
            MovedCaseRows rows,
            CaseMoving moving,
            CurrentActor actor,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.moves = moves;
        this.rows = rows;
        this.moving = moving;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Goes on with every move that runs; one move's trouble is not the next one's. */
    void runAll() {
        List<UUID> running = transaction.execute(status -> List.copyOf(moves.running()));
        for (UUID move : running) {
            try {
                run(move, Integer.MAX_VALUE);
            } catch (RuntimeException e) {
                LOG.error("The move {} stands still", move, e);
            }
        }
    }

    /**
     * Deals with cases until none waits or the move was stopped.
     *
     * @param most cases
     * @return how many
     */
    int run(UUID id, int most) {
        return actor.runAs(Actor.SYSTEM, () -> {
            CaseMove move = transaction.execute(status -> moves.get(id));
            PreparedMove prepared = moving.prepare(move.plan());
            int done = 0;
            while (done < most && Boolean.TRUE.equals(transaction.execute(status -> moves.isRunning(id)))) {
                if (!next(move, prepared)) {
                    break;
                }
                done++;
            }
            transaction.executeWithoutResult(status -> moves.endIfDone(id, clock.instant()));
            return done;
        });
    }

    /** False when no case waits. */
    private boolean next(CaseMove move, PreparedMove prepared) {
        MovedCase[] taken = new MovedCase[1];
        try {
            transaction.executeWithoutResult(status -> rows.take(move.id()).ifPresent(row -> {
                taken[0] = row;
                perform(move, prepared, row);
            }));
        } catch (MoveRefused refused) {
            stayed(move, taken[0], MovedCase.State.REFUSED, refused.obstacles());
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            LOG.warn("Case {} was not moved", taken[0].caseNumber(), e);
            stayed(
                    move,
                    taken[0],
                    MovedCase.State.FAILED,
                    List.of(Obstacle.of("FAILED", e.getClass().getSimpleName())));
        }
        return taken[0] != null;
    }

    private void perform(CaseMove move, PreparedMove prepared, MovedCase row) {
        if (row.state() == MovedCase.State.RETURNING) {
            moving.moveBack(move.plan(), row.caseNumber(), row.moved(), details(move));
            rows.returned(move.id(), row.caseNumber(), clock.instant());
        } else {
            Moved moved = moving.move(prepared, row.caseNumber(), details(move));
            rows.moved(move.id(), row.caseNumber(), moved, clock.instant());
        }
    }

    private void stayed(CaseMove move, MovedCase row, MovedCase.State state, List<Obstacle> why) {
        transaction.executeWithoutResult(
                status -> rows.stayed(move.id(), row.caseNumber(), state, why, clock.instant()));
    }

    /** Who answers for it, for the act of the case. */
    private static Map<String, Object> details(CaseMove move) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("move", move.id().toString());
        details.put("plannedBy", move.submittedBy());
        details.put("approvedBy", move.judgedBy());
        details.put("startedBy", move.startedBy());
        return details;
    }
}
