package org.keqiao.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A month as people look at it.
 *
 * @param workingDays how many it has
 * @param days every day of it, in order
 */
public record CalendarMonth(YearMonth month, int workingDays, Map<LocalDate, Kind> days) {

    public CalendarMonth {
        days = Collections.unmodifiableMap(new LinkedHashMap<>(days));
    }

    public enum Kind {
        /** An ordinary working day. */
        WORKING,
        /** An ordinary weekend. */
        WEEKEND,
        /** 休: off by the year's notice. */
        OFF,
        /** 班: a weekend that is worked. */
        MAKE_UP
    }
}
