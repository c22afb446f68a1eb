package org.keqiao.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The wall clock, never moved: for tokens, lockouts, sessions and rate limits. */
public final class RealClock extends Clock {

    private final Clock clock;

    public RealClock() {
        this(system(BusinessClock.ZONE));
    }

    /** Stands still or runs elsewhere, for tests. */
    public RealClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new RealClock(clock.withZone(zone));
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
