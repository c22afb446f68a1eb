package org.keqiao.shared;

import java.time.Instant;

/**
 * Business time was put ahead: whoever waits for a day looks at it now, and not at the next turn of its own.
 *
 * @param now business time from here on
 */
public record TimePassed(Instant now) {}
