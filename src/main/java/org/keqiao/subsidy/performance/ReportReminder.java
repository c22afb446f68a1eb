package org.keqiao.subsidy.performance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.keqiao.shared.TimePassed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the receivers once, thirty days before, that the day of their report comes near. */
@Component
public class ReportReminder {

    private static final Logger log = LoggerFactory.getLogger(ReportReminder.class);
    private static final int DAYS_BEFORE = 30;

    private final PerformanceReports reports;
    private final CaseCommands cases;
    private final ApplicationEventPublisher events;
    private final Texts texts;
    private final TransactionTemplate transaction;

    ReportReminder(
            PerformanceReports reports,
            CaseCommands cases,
            ApplicationEventPublisher events,
            Texts texts,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.cases = cases;
        this.events = events;
        this.texts = texts;
        this.transaction = transaction;
    }

    @Scheduled(cron = "0 50 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "performance-reminder", lockAtMostFor = "PT1H")
    public void remind() {
        for (CaseNumber waiting : transaction.execute(status -> reports.toRemind(DAYS_BEFORE))) {
            try {
                transaction.executeWithoutResult(status -> remind(waiting));
            } catch (RuntimeException e) {
                // One who cannot be told keeps none of the others; the next night tries again.
                log.error("nobody is reminded of the performance report {}", waiting.value(), e);
            }
        }
    }

    @EventListener
    public void on(TimePassed ahead) {
        remind();
    }

    private void remind(CaseNumber waiting) {
        cases.lock(waiting);
        LocalDate due = reports.reminded(waiting);
        if (due != null) {
            events.publishEvent(new ApplicantNotified(
                    UUID.nameUUIDFromBytes(("performance " + waiting.value()).getBytes(StandardCharsets.UTF_8)),
                    cases.ref(waiting),
                    texts.get("performance.reminder", Locale.SIMPLIFIED_CHINESE, due)));
        }
    }
}
