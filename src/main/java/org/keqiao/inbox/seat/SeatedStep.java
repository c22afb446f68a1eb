package org.keqiao.inbox.seat;

import java.util.List;
import org.keqiao.process.SeatRule;
import org.keqiao.process.Step;

/**
 * A waiting step with its seats.
 *
 * @param task the engine's task
 * @param needed agreeing seats that the step needs now; of ANY it is the first decision whatever it says
 * @param seats in order, removed ones among them
 * @param changeable true when the reader may add, remove and hand over seats
 * @param removable true when an open seat may go
 */
public record SeatedStep(
        String task, Step step, int needed, List<Seat> seats, boolean changeable, boolean removable) {

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
