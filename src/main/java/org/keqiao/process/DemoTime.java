package org.keqiao.process;

import java.time.Instant;
import java.util.Optional;

/** Fires the timers of cases by the business clock; the engine's own clock and job executor decide nothing. */
public interface DemoTime {

    /**
     * Fires, oldest first, every timer that is due at this instant of business time, those that the fired ones set
     * included. A timer that fails stays, with one try less.
     *
     * @return how many fired
     */
    int runDue(Instant upTo);

    /** When the next timer falls due, whether or not that is past; empty when none waits. */
    Optional<Instant> nextDue();
}
