package org.keqiao.shared;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Work as on a day that has passed: the demonstration's samples are filed and decided by the very services that serve
 * everybody, which ask the business clock for the day. Never on a real installation.
 */
public interface Backdating {

    /**
     * Runs the work with business time standing still at a past instant, for this thread alone; it runs on afterwards.
     *
     * @throws Refusal forbidden CLOCK_NOT_MOVABLE on a real installation
     * @throws IllegalArgumentException when the instant has not passed yet
     */
    <T> T at(Instant past, Supplier<T> work);
}
