package org.keqiao.process;

import java.time.Instant;
import java.util.List;

/**
 * Versions of matters that the engine keeps for nothing: no case ever ran on them, and none will. What they said stays, so
 * that they can still be read and compared; versions that a case ran on stay as a whole, since its drawing needs them.
 */
public interface UnusedVersions {

    /** A version of a matter that can go. */
    record Unused(String matter, int version, Instant publishedAt) {}

    /**
     * Those that can go: withdrawn, or followed by two newer ones. The one before the version in force stays, since a
     * withdrawal falls back on it. By matter, oldest first.
     */
    List<Unused> all();

    /**
     * Takes one from the engine; it is withdrawn by that.
     *
     * @param by sign-in name of the person who answers for it
     * @return false when it is none of them, or no more
     */
    boolean remove(String matter, int version, String by);
}
