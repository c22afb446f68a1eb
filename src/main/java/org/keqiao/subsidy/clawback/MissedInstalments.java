package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TimePassed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An instalment whose day has passed without its money ends the plan: its case hears of it, once. */
@Component
public class MissedInstalments {

    static final String MESSAGE = "instalmentMissed";

    private static final Logger log = LoggerFactory.getLogger(MissedInstalments.class);
    private static final int PAGE = 500;
    /** So long a repayment of the last day may take until finance has the bank's paper and records it. */
    private static final int DAYS_TO_RECORD = 5;

    // Twice: first without a lock, then of one case under its lock.
    private static final String MISSED =
            """
            select c.case_number from clawback c
            where c.state = 'OWED' and c.stayed_on is null and (:case = '' or c.case_number = :case)
                and exists (select from clawback_instalment i where i.clawback = c.id and i.due_on < :before
                    and i.up_to > (select sum(repaid) from clawback_share s where s.clawback = c.id))
            order by c.case_number limit :most
            """;

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissedInstalments(
            CaseCommands cases, GatheredCases gathered, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.cases = cases;
        this.gathered = gathered;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 25 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "clawback-instalments", lockAtMostFor = "PT1H")
    public void tell() {
        for (CaseNumber missed : missed("")) {
            try {
                transaction.executeWithoutResult(status -> tell(missed));
            } catch (RuntimeException e) {
                // One that cannot go on keeps none of the others; the next night asks again.
                log.error("the missed instalment of {} moved nothing", missed.value(), e);
            }
        }
    }

    @EventListener
    public void on(TimePassed ahead) {
        tell();
    }

    private void tell(CaseNumber caseNumber) {
        cases.lock(caseNumber);
        if (!missed(caseNumber.value()).isEmpty()) {
            gathered.tell(caseNumber, MESSAGE);
        }
    }

    private List<CaseNumber> missed(String only) {
        return jdbc.sql(MISSED)
                .param("case", only)
                .param("before", LocalDate.now(clock).minusDays(DAYS_TO_RECORD))
                .param("most", PAGE)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}
