package org.keqiao.studio.replay;

/** How a case would differ; names are stored. One case may differ in several ways. */
public enum ReplayKind {
    /** Other steps, another outcome, another end. */
    WAY,
    /** The same step is another role's, or has other seats. */
    PEOPLE,
    /** Another row of a routing table, or another result. */
    DECISION,
    /** Another last day. */
    DEADLINE,
    /** An action works out another amount. */
    AMOUNT,
    /** Other actions run by themselves. */
    AUTOMATIC,
    /** The same in all of this. */
    SAME,
    /** Nobody can tell. */
    UNJUDGED
}
