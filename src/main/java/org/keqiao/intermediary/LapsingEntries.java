package org.keqiao.intermediary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.shared.TimePassed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends entries on the day after their last one, unless they were renewed. */
@Component
class LapsingEntries {

    private static final Logger log = LoggerFactory.getLogger(LapsingEntries.class);
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Listings listings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LapsingEntries(JdbcClient jdbc, Listings listings, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.listings = listings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "intermediary-lapse", lockAtMostFor = "PT1H")
    void lapse() {
        for (UUID id : over()) {
            try {
                transaction.executeWithoutResult(status -> listings.lapse(id));
            } catch (RuntimeException e) {
                // One that cannot lapse keeps none of the others; the next night asks again.
                log.error("entry {} could not lapse", id, e);
            }
        }
    }

    @EventListener
    void on(TimePassed ahead) {
        lapse();
    }

    private List<UUID> over() {
        return transaction.execute(status -> jdbc.sql(
                        """
                        select id from intermediary where state in ('LISTED', 'SUSPENDED') and valid_to < ?
                        order by valid_to limit ?
                        """)
                .params(LocalDate.now(clock), PAGE)
                .query(UUID.class)
                .list());
    }
}
