package org.keqiao.calendar;

import java.time.LocalDate;
import org.keqiao.shared.Light;
import org.springframework.lang.Nullable;

/**
 * Counts days: the day of the event is not counted; a limit in calendar days that ends on a day off ends on the next
 * working day (民法典 201, 203).
 */
public interface WorkingCalendar {

    DueDate due(LocalDate from, Limit limit);

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    int workingDaysBetween(LocalDate from, LocalDate to);

    boolean isWorkingDay(LocalDate day);

    /** Changes with every published edit. */
    int version();

    /**
     * The traffic light of a limit, for lists that hold its dates and nothing else.
     *
     * @param countsFrom its start, moved by what was paused
     * @param pausedSince null while it runs
     */
    default Light light(LocalDate countsFrom, LocalDate dueOn, LocalDate today, @Nullable LocalDate pausedSince) {
        if (pausedSince != null) {
            return Light.PAUSED;
        }
        if (today.isAfter(dueOn)) {
            return Light.OVERDUE;
        }
        return Light.of(workingDaysBetween(countsFrom, today), workingDaysBetween(countsFrom, dueOn));
    }
}
