package org.keqiao.studio.moving;

/** How far a move is; names are stored. */
public enum MoveState {
    /** Its plan can be changed. */
    PLANNED,
    /** Waits for the second person. */
    SUBMITTED,
    /** Can be started. */
    APPROVED,
    RUNNING,
    STOPPED,
    /** No case waits any more; those that stayed can be tried again, moved ones taken back. */
    DONE,
    DISCARDED;

    /** True while somebody has to do something before it goes on. */
    public boolean waits() {
        return this == PLANNED || this == SUBMITTED || this == APPROVED || this == STOPPED;
    }
}
