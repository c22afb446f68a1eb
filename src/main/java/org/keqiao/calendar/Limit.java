package org.keqiao.calendar;

/**
 * A time limit.
 *
 * @param days more than 0
 * @param unit working or calendar days
 */
public record Limit(int days, Unit unit) {

    public enum Unit {
        WORKING,
        CALENDAR
    }

    public Limit {
        if (days <= 0) {
            throw new IllegalArgumentException("a limit has at least one day");
        }
    }
}
