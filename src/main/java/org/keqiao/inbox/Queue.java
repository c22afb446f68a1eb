package org.keqiao.inbox;

/** The four lists of the inbox. */
public enum Queue {
    /** Claimed by me. */
    MINE,
    /** Of my groups, claimed by nobody. */
    CLAIMABLE,
    /** Steps that I have completed, from the record. */
    HANDLED,
    /** Everything of my groups, whoever has it. */
    ALL
}
