package org.keqiao.document;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Cleans the file store at night, on one node: all share it. */
@Component
class FileSweep {

    private final FileStore files;

    FileSweep(FileStore files) {
        this.files = files;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "file-sweep", lockAtMostFor = "PT2H")
    void sweep() {
        files.sweep();
    }
}
