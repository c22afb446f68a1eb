package org.keqiao.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.shared.RealClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets each night what nobody will look for: messages read long ago, and e-mails that were dealt with long ago. What
 * was not read, and what waits, stays. The letters themselves are part of the case file and are never touched.
 */
@Component
class NotificationUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationUpkeep.class);
    private static final int BATCH = 5_000;

    private final NotificationStore notifications;
    private final MailStore mails;
    private final Clock clock;
    private final RealClock realClock;
    private final Duration keepRead;
    private final Duration keepMail;

    NotificationUpkeep(
            NotificationStore notifications,
            MailStore mails,
            Clock clock,
            RealClock realClock,
            @Value("${keqiao.notification.keep-read:180d}") Duration keepRead,
            @Value("${keqiao.mail.keep:180d}") Duration keepMail) {
        this.notifications = notifications;
        this.mails = mails;
        this.clock = clock;
        this.realClock = realClock;
        this.keepRead = keepRead;
        this.keepMail = keepMail;
    }

    @Scheduled(cron = "${keqiao.notification.cleaning:0 50 2 * * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "notification-cleaning")
    void nightly() {
        int messages = all(() -> notifications.forgetRead(clock.instant().minus(keepRead), BATCH));
        int letters = all(() -> mails.forget(realClock.instant().minus(keepMail), BATCH));
        if (messages + letters > 0) {
            LOG.info("Forgot {} messages read and {} e-mails dealt with long ago", messages, letters);
        }
    }

    /** In short transactions, so that nobody who reads messages waits. */
    private static int all(IntSupplier batch) {
        int sum = 0;
        int some;
        do {
            some = batch.getAsInt();
            sum += some;
        } while (some == BATCH);
        return sum;
    }
}
