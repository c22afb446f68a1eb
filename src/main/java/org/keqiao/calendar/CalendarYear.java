package org.keqiao.calendar;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a year differs from the ordinary week, as the State Council's notice 放假安排 has it.
 *
 * @param notice where it was announced
 * @param off days off, weekends among them or not
 * @param work weekends that are worked 调休上班
 */
public record CalendarYear(int year, String notice, SortedSet<LocalDate> off, SortedSet<LocalDate> work) {

    public CalendarYear {
        off = new TreeSet<>(off);
        work = new TreeSet<>(work);
    }
}
