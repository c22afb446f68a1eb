package org.keqiao.statistics;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.shared.TimePassed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes months that nobody closed in time. */
@Component
class ClosingJob {

    private static final Logger log = LoggerFactory.getLogger(ClosingJob.class);

    private final Closings closings;

    ClosingJob(Closings closings) {
        this.closings = closings;
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "statistics-closing", lockAtMostFor = "PT1H")
    void nightly() {
        int closed = closings.closeOverdue();
        if (closed > 0) {
            log.info("{} months of the statistics were closed", closed);
        }
    }

    @EventListener
    void on(TimePassed ahead) {
        nightly();
    }
}
