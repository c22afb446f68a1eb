package org.keqiao.inbox.seat;

import org.keqiao.process.SeatRule;

/**
 * What a seat's row says of its step: {@code 会签 2/3}.
 *
 * @param decided seats that have decided
 * @param seats all that there are, without removed ones
 */
public record Seating(SeatRule.Mode mode, int decided, int seats) {}
