package org.keqiao.studio.draft;

/**
 * One file of an open change beside the version that the change began with.
 *
 * @param path path inside the bundle
 */
public record FileState(String path, How how) {

    /** How the draft's file differs. */
    public enum How {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }
}
