package org.keqiao.studio.draft;

/** Where a change of a matter stands. */
public enum DraftState {
    /** The designers work on it. */
    EDITING,
    /** Waits for the second person; nobody changes it. */
    SUBMITTED,
    /** Approved, waits for the day from which it is valid. */
    APPROVED,
    PUBLISHED,
    DISCARDED
}
