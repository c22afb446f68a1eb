package org.keqiao.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.ClockKeeping;
import org.keqiao.process.DemoTime;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.BusinessClock;
import org.keqiao.shared.DemoMode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TimePassed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Lets the demonstration's time pass. It stops at each timer on the way, so that what a timer writes bears the day on
 * which it would have fired, and not the day that somebody jumped to.
 */
@Service
public class DemoClock {

    private static final Instant END_OF_TIME = Instant.parse("2099-12-31T16:00:00Z");

    private final BusinessClock clock;
    private final DemoMode demo;
    private final DemoTime timers;
    private final ClockKeeping keeping;
    private final CurrentActor current;
    private final ApplicationEventPublisher events;

    DemoClock(
            BusinessClock clock,
            DemoMode demo,
            DemoTime timers,
            ClockKeeping keeping,
            CurrentActor current,
            ApplicationEventPublisher events) {
        this.clock = clock;
        this.demo = demo;
        this.timers = timers;
        this.keeping = keeping;
        this.current = current;
        this.events = events;
    }

    /**
     * What happened on the way.
     *
     * @param now business time afterwards
     * @param timers how many fired
     * @param reminders how many cases reached a further part of their limit
     */
    public record Passed(Instant now, int timers, int reminders) {}

    public boolean isActive() {
        return demo.active();
    }

    public Instant now() {
        return clock.instant();
    }

    /** When the next timer of a case falls due; empty when none waits. */
    public Optional<Instant> nextDue() {
        return timers.nextDue();
    }

    /**
     * Puts business time ahead and runs the jobs that fall due.
     *
     * @throws Refusal NOT_FOUND on a real installation; FORBIDDEN to all but SYSTEM_ADMIN; INVALID with {@code to} for a
     *     time that has passed already
     */
    public Passed advance(Instant to) {
        if (!demo.active()) {
            throw Refusal.notFound();
        }
        if (!current.require().has(Role.SYSTEM_ADMIN)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        Instant now = clock.instant();
        if (to.isBefore(now)) {
            throw Refusal.invalid(List.of(FieldError.of("to", "clockBackwards", now)));
        }
        if (to.isAfter(END_OF_TIME)) {
            throw Refusal.invalid(List.of(FieldError.of("to", "clockTooFar")));
        }
        return current.runAs(Actor.SYSTEM, () -> pass(to));
    }

    private Passed pass(Instant to) {
        int fired = 0;
        Optional<Instant> next = timers.nextDue();
        while (next.isPresent() && !next.get().isAfter(to)) {
            advanceClock(next.get());
            int now = timers.runDue(clock.instant());
            if (now == 0) {
                // A timer that cannot be fired must not keep time from passing.
                break;
            }
            fired += now;
            next = timers.nextDue();
        }
        advanceClock(to);
        fired += timers.runDue(clock.instant());
        keeping.recount();
        events.publishEvent(new TimePassed(clock.instant()));
        return new Passed(clock.instant(), fired, keeping.remind());
    }

    private void advanceClock(Instant to) {
        if (to.isAfter(clock.instant())) {
            clock.advanceTo(to);
        }
    }
}
