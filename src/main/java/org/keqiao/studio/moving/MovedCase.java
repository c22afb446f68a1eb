package org.keqiao.studio.moving;

import java.time.Instant;
import java.util.List;
import org.keqiao.process.moving.Moved;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * What became of one case of a move.
 *
 * @param obstacles why it stayed, or could not be taken back; empty when all went well
 * @param moved what was done to it, null when nothing was
 * @param at when, null while it waits for the first time
 */
public record MovedCase(
        CaseNumber caseNumber, State state, List<Obstacle> obstacles, @Nullable Moved moved, @Nullable Instant at) {

    /** Its state; names are stored. */
    public enum State {
        WAITING,
        MOVED,
        /** Cannot be moved as things are. */
        REFUSED,
        /** An error; nothing was changed. */
        FAILED,
        /** Waits to be taken back. */
        RETURNING,
        RETURNED
    }
}
