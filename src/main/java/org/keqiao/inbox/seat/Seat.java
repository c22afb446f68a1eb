package org.keqiao.inbox.seat;

import java.time.Instant;
import org.keqiao.process.Outcome;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;

/**
 * A seat of a step.
 *
 * @param number counts from 1; a removed seat keeps its number
 * @param role whose it is
 * @param group whose people may take it, {@code RECHECKER@350500}
 * @param username who has or had it, null when nobody took it
 * @param person that one's name
 * @param outcome null until it decided
 * @param opinion for officers only; null when none was given
 * @param decidedAt null until it decided
 */
public record Seat(
        int number,
        Role role,
        String group,
        State state,
        @Nullable String username,
        @Nullable String person,
        @Nullable Outcome outcome,
        @Nullable String opinion,
        @Nullable Instant decidedAt) {

    /** How a seat stands. */
    public enum State {
        /** It waits, claimed or not. */
        OPEN,
        DECIDED,
        /** Taken away (减签). */
        REMOVED,
        /** The step ended without it. */
        UNNEEDED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
