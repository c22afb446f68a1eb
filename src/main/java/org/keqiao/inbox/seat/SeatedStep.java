package org.keqiao.inbox.seat;

import java.util.List;
import java.util.Set;
import org.keqiao.process.SeatRule;
import org.keqiao.process.Step;
import org.keqiao.security.Role;

/**
 * A waiting step with its seats.
 *
 * @param task the engine's task
 * @param needed agreeing seats that the step needs now; of ANY it is the first decision whatever it says
 * @param seats in order, removed ones among them
 * @param led roles of its seats whose people the reader leads; empty for those who lead nobody of them
 * @param spare roles of which an open seat may go
 */
public record SeatedStep(String task, Step step, int needed, List<Seat> seats, Set<Role> led, Set<Role> spare) {

    /** True when the reader may add seats. */
    public boolean changeable() {
        return !led.isEmpty();
    }

    /** True when the reader may hand this seat over. */
    public boolean changeable(Seat seat) {
        return seat.isOpen() && led.contains(seat.role());
    }

    /** True when the reader may take this seat away. */
    public boolean removable(Seat seat) {
        return changeable(seat) && spare.contains(seat.role());
    }

    public SeatRule.Mode mode() {
        return step.seats().mode();
    }

    /** Seats that count. */
    public List<Seat> sitting() {
        return seats.stream()
                .filter(seat -> seat.state() == Seat.State.OPEN || seat.state() == Seat.State.DECIDED)
                .toList();
    }

    public int decided() {
        return (int) seats.stream()
                .filter(seat -> seat.state() == Seat.State.DECIDED)
                .count();
    }
}
