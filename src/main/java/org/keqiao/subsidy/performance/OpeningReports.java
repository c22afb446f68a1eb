package org.keqiao.subsidy.performance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TimePassed;
import org.keqiao.subsidy.performance.PaidAwards.PaidAward;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks whoever was paid in an earlier year for its report, once for each application. Looked at every night, so that what was
 * recorded late, or is not reclaimed after all, is asked for later.
 */
@Component
public class OpeningReports {

    private static final Logger log = LoggerFactory.getLogger(OpeningReports.class);
    private static final int PAGE = 200;

    private final PaidAwards awards;
    private final CaseCommands cases;
    private final Openings openings;
    private final Matters matters;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpeningReports(
            PaidAwards awards,
            CaseCommands cases,
            Openings openings,
            Matters matters,
            CurrentActor currentActor,
            TransactionTemplate transaction,
            Clock clock) {
        this.awards = awards;
        this.cases = cases;
        this.openings = openings;
        this.matters = matters;
        this.currentActor = currentActor;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "performance-opening", lockAtMostFor = "PT2H")
    public void open() {
        // A bureau that has withdrawn the matter asks for nothing.
        if (matters.current(PerformanceFacts.MATTER).isEmpty()) {
            return;
        }
        LocalDate year = LocalDate.now(clock).withDayOfYear(1);
        String after = "";
        List<PaidAward> page;
        do {
            page = awards.unreported(year, after, PAGE);
            for (PaidAward award : page) {
                after = award.application().value();
                open(award.application());
            }
        } while (page.size() == PAGE);
    }

    @EventListener
    public void on(TimePassed ahead) {
        open();
    }

    private void open(CaseNumber application) {
        try {
            currentActor.runAs(Actor.SYSTEM, () -> {
                transaction.executeWithoutResult(status -> openLocked(application));
                return application;
            });
        } catch (RuntimeException e) {
            // One that cannot be asked keeps none of the others; the next night tries again.
            log.error("nobody is asked for the performance report of {}", application.value(), e);
        }
    }

    private void openLocked(CaseNumber application) {
        cases.lock(application);
        awards.unreported(application).ifPresent(award -> {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("paidYear", award.paidOn().getYear());
            answers.put("paidOn", award.paidOn().toString());
            answers.put("paidAmount", award.amount().text());
            Object target = cases.facts(application).get(PerformanceFacts.TARGET);
            if (target instanceof String text && !text.isBlank()) {
                answers.put(PerformanceFacts.TARGET, text);
            }
            openings.openNext(application, PerformanceFacts.MATTER, "report", answers);
        });
    }
}
