package org.keqiao.publicity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.calendar.CalendarChanged;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.NoticeRows;
import org.keqiao.security.Actor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TimePassed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes notices when their last day is over, and counts open ones again when the calendar changed. */
@Component
public class NoticeKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeKeeping.class);

    private final NoticeRows rows;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeKeeping(
            NoticeRows rows,
            Notices notices,
            WorkingCalendar calendar,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.calendar = calendar;
        this.events = events;
        // A notice a transaction, whoever calls: one that its owner refuses keeps none of the others open.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @SchedulerLock(name = "notice-closing")
    void scheduled() {
        recount();
        closeOver();
    }

    @EventListener
    void on(TimePassed ahead) {
        scheduled();
    }

    /** Ends each notice whose last day has passed, and tells the case that shows it. */
    public void closeOver() {
        each(rows.over(LocalDate.now(clock)), this::close);
    }

    /**
     * The same for the notices of one case, within the transaction of whoever asks: the job does not see a notice before the
     * transaction that opened it ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeOver(CaseNumber caseNumber) {
        rows.ofCase(caseNumber.value()).forEach(notice -> close(notice.id()));
    }

    private void close(UUID id) {
        NoticeRow notice = rows.lock(id).orElseThrow();
        Instant now = clock.instant();
        // Another node may have closed it, or an officer prolonged it, since the list was read.
        if (!notice.isClosed() && !now.isBefore(NoticePeriod.end(notice.lastDay()))) {
            rows.close(id, now);
            events.publishEvent(new NoticeClosed(notice.caseNumber(), id));
        }
    }

    @ApplicationModuleListener
    void on(CalendarChanged changed) {
        recount();
    }

    /** Counts what is open again with the calendar in force; a day that was shown is never taken back. */
    void recount() {
        each(rows.countedBefore(calendar.version()), this::recount);
    }

    private void recount(UUID id) {
        NoticeRow notice = rows.lock(id).orElseThrow();
        LocalDate counted = notices.lastDay(notice, notice.addedDays());
        LocalDate today = LocalDate.now(clock);
        LocalDate lastDay = counted.isBefore(today) ? today : counted;
        if (notice.isClosed()
                || notice.calendarVersion() >= calendar.version()
                || notice.lastDay().isBefore(today)) {
            return;
        }
        if (!lastDay.equals(notice.lastDay())) {
            rows.noteChange(notice, lastDay, Actor.SYSTEM, null, clock.instant());
        }
        rows.setLastDay(notice.until(lastDay, notice.addedDays(), calendar.version()));
    }

    private void each(List<UUID> ids, Consumer<UUID> work) {
        for (UUID id : ids) {
            try {
                transaction.executeWithoutResult(status -> work.accept(id));
            } catch (RuntimeException e) {
                // The next run asks this one again.
                LOG.error("Notice {} could not be closed or counted", id, e);
            }
        }
    }
}
