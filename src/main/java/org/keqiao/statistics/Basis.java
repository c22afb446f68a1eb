package org.keqiao.statistics;

/** How a month counts what happened to its contracts afterwards. */
public enum Basis {
    /**
     * 定格口径: a closed month as it was closed, with its dated adjustments; an end takes off the month in which it was
     * decided.
     */
    AS_REPORTED,
    /** 追溯口径: a contract that ended is missing in the months in which it was counted, as though it had never been. */
    RESTATED
}
