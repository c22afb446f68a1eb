package org.keqiao.shared;

/** How near a deadline is, as words and colours show it. */
public enum Light {
    /** Less than 60 % of the limit is used, or there is no deadline. */
    GREEN,
    /** Due soon: 60 % of the limit is used. */
    AMBER,
    /** The last day, or nearly: 80 % is used. */
    RED,
    OVERDUE,
    PAUSED;

    private static final int AMBER_PERCENT = 60;
    private static final int RED_PERCENT = 80;

    /**
     * The light of a running limit that has not ended.
     *
     * @param used days used
     * @param limit days of the limit
     */
    public static Light of(int used, int limit) {
        long percent = used * 100L;
        if (percent >= (long) RED_PERCENT * limit) {
            return RED;
        }
        return percent >= (long) AMBER_PERCENT * limit ? AMBER : GREEN;
    }
}
