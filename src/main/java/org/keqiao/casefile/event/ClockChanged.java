package org.keqiao.casefile.event;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.springframework.lang.Nullable;

/**
 * The end of a case's limit moved, or it stands still.
 *
 * @param id tells one change from the next, however often either is delivered
 * @param reason an officer's words; null when no officer did it
 * @param day the last day of the limit; of a pause, the day on which it is expected to end
 */
public record ClockChanged(UUID id, CaseRef of, Change change, @Nullable String reason, LocalDate day) {

    /** What happened to the clock. */
    public enum Change {
        PAUSED,
        RESUMED,
        EXTENDED,
        /** It follows another limit of the matter: the case is of a kind that the law gives more time. */
        REPLACED,
        /** The calendar of working days has changed. */
        COUNTED
    }

    public static ClockChanged now(CaseRef of, Change change, @Nullable String reason, LocalDate day) {
        return new ClockChanged(UUID.randomUUID(), of, change, reason, day);
    }
}
