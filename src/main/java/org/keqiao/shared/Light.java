package org.keqiao.shared;

/** How near a deadline is, as words and colours show it. */
public enum Light {
    /** On time, or without a deadline. */
    GREEN,
    /** Due soon. */
    AMBER,
    /** The last day, or nearly. */
    RED,
    OVERDUE,
    PAUSED
}
