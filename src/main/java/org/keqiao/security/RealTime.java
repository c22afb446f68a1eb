package org.keqiao.security;

import java.time.Clock;
import java.time.Instant;

/**
 * The time that tokens, lockouts and one-time codes go by. It is not the business clock, which a demonstration may move.
 */
public final class RealTime {

    private final Clock clock;

    public RealTime(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }
}
