package org.keqiao.calendar;

import java.time.LocalDate;

/**
 * The last day of a limit.
 *
 * @param on the last day; the limit ends at 24:00 Asia/Shanghai
 * @param estimated true when a year without a published calendar was counted, with weekends only
 * @param calendarVersion version of the calendar that was counted with
 */
public record DueDate(LocalDate on, boolean estimated, int calendarVersion) {}
