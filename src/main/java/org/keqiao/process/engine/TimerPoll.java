package org.keqiao.process.engine;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for due timers; every node may, since each timer is fired under its case's lock. Tests fire by hand. */
@Component
@ConditionalOnProperty(name = "keqiao.timers.enabled", matchIfMissing = true)
class TimerPoll {

    private final TimerJobs timers;
    private final Clock clock;

    TimerPoll(TimerJobs timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${keqiao.timers.every:PT15S}", fixedDelayString = "${keqiao.timers.every:PT15S}")
    void poll() {
        timers.runDue(clock.instant());
    }

    @Scheduled(cron = "0 15 1 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "timers that were refused")
    void rearm() {
        timers.rearm();
    }
}
