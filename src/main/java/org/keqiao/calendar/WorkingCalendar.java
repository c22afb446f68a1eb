package org.keqiao.calendar;

import java.time.LocalDate;

/** Counts days: the day of the event is not counted; a limit in calendar days that ends on a day off ends on the next working day (民法典 201, 203). */
public interface WorkingCalendar {

    DueDate due(LocalDate from, Limit limit);

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    int workingDaysBetween(LocalDate from, LocalDate to);

    boolean isWorkingDay(LocalDate day);

    /** Changes with every published edit. */
    int version();
}
