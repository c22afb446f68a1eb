package org.keqiao.calendar;

import java.time.Instant;

/**
 * One publication of a year: who changed the calendar, when and why. Publications are never changed or deleted.
 *
 * @param inForce false once a later one of the same year replaced it
 */
public record Publication(
        int version,
        int year,
        String notice,
        String reason,
        String publishedBy,
        Instant publishedAt,
        boolean inForce) {}
