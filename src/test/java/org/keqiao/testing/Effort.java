package org.keqiao.testing;

/** How much a seeded fault test does: a sample in {@code verify}, the full figure in {@code -Pstress}. */
public final class Effort {

    private static final boolean FULL = Boolean.getBoolean("keqiao.stress");

    private Effort() {}

    public static int of(int sample, int full) {
        return FULL ? full : sample;
    }
}
