package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.shared.TimePassed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 每半年至少兑现一次 (L-11, art. 22): vouchers are settled at least every half-year, so on the first of each month somebody hears
 * of those that wait longer, agreed and not applied for, or applied for and not awarded.
 */
@Component
public class SettlementReminder {

    private static final int MONTHS = 6;
    private static final int NAMED = 5;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SettlementReminder(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Waiting(String number, LocalDate agreedOn) {}

    @Scheduled(cron = "0 25 0 1 * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "voucher-settlement", lockAtMostFor = "PT1H")
    @Transactional
    public void remind() {
        LocalDate today = LocalDate.now(clock);
        List<Waiting> waiting = jdbc.sql(
                        """
                        select number, agreed_on from voucher
                        where state in ('AGREED', 'REDEEMING') and agreed_on < ? order by agreed_on, number
                        """)
                .params(today.minusMonths(MONTHS))
                .query((row, n) -> new Waiting(row.getString("number"), row.getObject("agreed_on", LocalDate.class)))
                .list();
        if (!waiting.isEmpty()) {
            events.publishEvent(new VouchersWaiting(
                    today.withDayOfMonth(1),
                    waiting.size(),
                    waiting.stream().limit(NAMED).map(Waiting::number).toList(),
                    waiting.get(0).agreedOn()));
        }
    }

    @EventListener
    @Transactional
    public void on(TimePassed ahead) {
        remind();
    }
}
