package org.keqiao.funding;

import java.util.concurrent.locks.Lock;

/** What money must not rest on, for {@link org.keqiao.ArchitectureTest}. */
public class LocksInMemory {

    Lock lock;

    /** The same without a word of the library. */
    public static class Itself {
        synchronized void reserve() {}
    }
}
