package org.keqiao.policy.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.shared.TimePassed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 到期前评估: 90 and 30 days before a document ends somebody hears of it, once each; once more when its end has moved. */
@Component
public class DocumentAlerts {

    private static final int EARLY = 90;
    private static final int LATE = 30;

    private final DocumentStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DocumentAlerts(DocumentStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(cron = "0 35 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "policy-document-alert", lockAtMostFor = "PT1H")
    @Transactional
    public void tell() {
        LocalDate today = LocalDate.now(clock);
        List<PolicyDocument> all = store.all();
        DocumentTimes times = new DocumentTimes(all);
        for (PolicyDocument document : all) {
            times.end(document)
                    .map(end -> end.minusDays(1))
                    .filter(last -> !last.isBefore(today) && !last.isAfter(today.plusDays(EARLY)))
                    .ifPresent(last -> tell(document, last, last.isAfter(today.plusDays(LATE)) ? EARLY : LATE));
        }
    }

    private void tell(PolicyDocument document, LocalDate last, int days) {
        if (store.alert(document.key(), last, days, Timestamp.from(clock.instant()))) {
            events.publishEvent(new DocumentEnding(document.key(), document.name(), last, days));
        }
    }

    @EventListener
    @Transactional
    public void on(TimePassed ahead) {
        tell();
    }
}
