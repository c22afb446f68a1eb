package org.keqiao.policy.change;

import java.time.LocalDate;

/**
 * A changed policy table is in force.
 *
 * @param key of the table
 * @param on the day on which it came into force
 */
public record PolicyPublished(String key, int version, LocalDate on) {}
