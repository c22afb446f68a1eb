package org.keqiao.process.engine;

import java.time.Clock;
import org.keqiao.process.DemoTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for due timers; every node may, since each timer is fired under its case's lock. Tests fire by hand. */
@Component
@ConditionalOnProperty(name = "keqiao.timers.enabled", matchIfMissing = true)
class TimerPoll {

    private final DemoTime timers;
    private final Clock clock;

    TimerPoll(DemoTime timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${keqiao.timers.every:PT15S}", fixedDelayString = "${keqiao.timers.every:PT15S}")
    void poll() {
        timers.runDue(clock.instant());
    }
}
