package org.keqiao.inbox;

/** The lists of the inbox. */
public enum Queue {
    /** Claimed by me. */
    MINE,
    /** Of my groups, claimed by nobody. */
    CLAIMABLE,
    /** Steps that I have completed, from the record. */
    HANDLED,
    /** Everything of my groups, whoever has it. */
    ALL,
    /** Everything of the office that I lead, whoever has it; empty for everybody else. */
    OFFICE
}
