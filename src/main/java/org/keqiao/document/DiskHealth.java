package org.keqiao.document;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How much room the files have. Cases can be worked without more uploads, so the answer stays UP; its details and the log
 * say long before uploads are refused that the disk is filling.
 */
@Component("fileStoreHealthIndicator")
class DiskHealth implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(DiskHealth.class);

    private final FileStore files;
    private final DataSize warnBelow;

    DiskHealth(FileStore files, @Value("${keqiao.files.warn-below:10GB}") DataSize warnBelow) {
        this.files = files;
        this.warnBelow = warnBelow;
    }

    @Override
    public Health health() {
        long free = files.free();
        Health.Builder health = Health.up()
                .withDetail("freeMegabytes", free >> 20)
                .withDetail("uploadsRefusedBelowMegabytes", Reception.DISK_RESERVE >> 20);
        return (free < warnBelow.toBytes() ? health.withDetail("problem", problem(free)) : health).build();
    }

    @Scheduled(cron = "0 10 * * * *", zone = "Asia/Shanghai")
    void look() {
        long free = files.free();
        if (free < warnBelow.toBytes()) {
            log.warn("The file store: {}", problem(free));
        }
    }

    private static String problem(long free) {
        return "only " + (free >> 20) + " MB are free; below " + (Reception.DISK_RESERVE >> 20)
                + " MB all uploads are refused";
    }
}
