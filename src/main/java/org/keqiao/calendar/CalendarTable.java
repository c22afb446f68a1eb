package org.keqiao.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The working days of all published years, in memory and unchangeable; Monday to Friday elsewhere. */
final class CalendarTable implements WorkingCalendar {

    private final int version;
    private final Set<Integer> years;
    private final Map<LocalDate, Boolean> days;

    /** Up to a day: working weekends less weekdays off. */
    private final NavigableMap<LocalDate, Integer> corrections = new TreeMap<>();

    /**
     * @param years the published ones
     * @param days true for a working day; every day that is not there is an ordinary one of its week
     */
    CalendarTable(int version, Set<Integer> years, Map<LocalDate, Boolean> days) {
        this.version = version;
        this.years = Set.copyOf(years);
        this.days = Map.copyOf(days);
        int sum = 0;
        for (Map.Entry<LocalDate, Boolean> day : new TreeMap<>(days).entrySet()) {
            if (day.getValue() != isWeekday(day.getKey())) {
                sum += day.getValue() ? 1 : -1;
                corrections.put(day.getKey(), sum);
            }
        }
    }

    @Override
    public DueDate due(LocalDate from, Limit limit) {
        LocalDate on = limit.unit() == Limit.Unit.WORKING ? from : from.plusDays(limit.days());
        if (limit.unit() == Limit.Unit.WORKING) {
            int left = limit.days();
            while (left > 0) {
                on = on.plusDays(1);
                left -= isWorkingDay(on) ? 1 : 0;
            }
            return new DueDate(on, !allPublished(from.plusDays(1), on), version);
        }
        LocalDate last = on;
        while (!isWorkingDay(on)) {
            on = on.plusDays(1);
        }
        return new DueDate(on, !allPublished(last, on), version);
    }

    @Override
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return count(to) - count(from);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        Boolean published = days.get(day);
        return published == null ? isWeekday(day) : published;
    }

    @Override
    public int version() {
        return version;
    }

    boolean isPublished(int year) {
        return years.contains(year);
    }

    /** What a notice says of the day. */
    CalendarMonth.Kind kind(LocalDate day) {
        Boolean listed = days.get(day);
        if (listed == null) {
            return isWeekday(day) ? CalendarMonth.Kind.WORKING : CalendarMonth.Kind.WEEKEND;
        }
        if (listed) {
            return isWeekday(day) ? CalendarMonth.Kind.WORKING : CalendarMonth.Kind.MAKE_UP;
        }
        return CalendarMonth.Kind.OFF;
    }

    /** The twelve months of a year. */
    List<CalendarMonth> months(int year) {
        List<CalendarMonth> months = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(year, number);
            Map<LocalDate, CalendarMonth.Kind> all = new LinkedHashMap<>();
            int working = 0;
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                LocalDate date = month.atDay(day);
                all.put(date, kind(date));
                working += isWorkingDay(date) ? 1 : 0;
            }
            months.add(new CalendarMonth(month, working, all));
        }
        return months;
    }

    private boolean allPublished(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!years.contains(year)) {
                return false;
            }
        }
        return true;
    }

    /** Working days from a fixed Monday up to a day; only differences mean anything. */
    private int count(LocalDate day) {
        long sinceMonday = ChronoUnit.DAYS.between(LocalDate.of(1970, 1, 5), day);
        int weekdays =
                Math.toIntExact(Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(Math.floorMod(sinceMonday, 7L) + 1, 5));
        Map.Entry<LocalDate, Integer> correction = corrections.floorEntry(day);
        return weekdays + (correction == null ? 0 : correction.getValue());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }
}
