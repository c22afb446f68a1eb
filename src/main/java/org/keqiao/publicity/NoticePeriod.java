package org.keqiao.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;

/**
 * From when until when a notice is shown: from 09:00 of a working day to 24:00 of the last day (domain 6.5 and 8).
 *
 * @param from 09:00 of the first day
 * @param lastDay the last day that counts
 */
record NoticePeriod(Instant from, LocalDate lastDay) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime OPENING = LocalTime.of(9, 0);

    /**
     * @param now what is opened before 09:00 of a working day is shown from that day, later from the next
     * @param workingDays for how many it is shown
     * @param countsFirstDay whether the first day is one of them; by default it is not (民法典 201)
     */
    static NoticePeriod beginning(Instant now, int workingDays, boolean countsFirstDay, WorkingCalendar calendar) {
        ZonedDateTime here = now.atZone(ZONE);
        LocalDate today = here.toLocalDate();
        boolean today9 = !here.toLocalTime().isAfter(OPENING) && calendar.isWorkingDay(today);
        LocalDate first = today9 ? today : after(today, 1, calendar);
        return new NoticePeriod(
                first.atTime(OPENING).atZone(ZONE).toInstant(), lastDay(first, workingDays, countsFirstDay, calendar));
    }

    static LocalDate lastDay(LocalDate first, int workingDays, boolean countsFirstDay, WorkingCalendar calendar) {
        boolean counted = countsFirstDay && calendar.isWorkingDay(first);
        int further = counted ? workingDays - 1 : workingDays;
        return further == 0 ? first : after(first, further, calendar);
    }

    private static LocalDate after(LocalDate day, int workingDays, WorkingCalendar calendar) {
        return calendar.due(day, new Limit(workingDays, Limit.Unit.WORKING)).on();
    }

    /** The first moment at which a notice with this last day is over. */
    static Instant end(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
