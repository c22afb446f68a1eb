package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * The end of a case's limit moved: paused, resumed, extended, or the calendar changed.
 *
 * @param id tells one change from the next, however often either is delivered
 * @param dueOn null while it is paused
 */
public record ClockChanged(UUID id, CaseRef of, String reason, @Nullable LocalDate dueOn, boolean paused) {

    /** {@code reason} when no officer but a new calendar moved it. */
    public static final String CALENDAR_CHANGED = "calendarChanged";

    /** The clock as it stands after the change; {@code dueOn} null while no limit runs. */
    public static ClockChanged now(CaseRef of, String reason, @Nullable LocalDate dueOn, boolean paused) {
        return new ClockChanged(UUID.randomUUID(), of, reason, dueOn, paused);
    }
}
