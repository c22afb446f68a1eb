package org.keqiao.calendar;

/**
 * A year was published or published anew: open deadlines that were counted with an older version may end on another
 * day.
 *
 * @param version of the calendar from now on
 * @param year the one that changed
 */
public record CalendarChanged(int version, int year) {}
