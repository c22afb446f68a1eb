package org.keqiao.security;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets tries that no longer count, so that guessing with ever new names or addresses fills no table. */
@Component
class TriesUpkeep {

    private final SignInFailures failures;
    private final AddressLimits limits;

    TriesUpkeep(SignInFailures failures, AddressLimits limits) {
        this.failures = failures;
        this.limits = limits;
    }

    @Scheduled(cron = "0 20 * * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "tries-cleaning")
    void clean() {
        failures.clean();
        limits.clean();
    }
}
