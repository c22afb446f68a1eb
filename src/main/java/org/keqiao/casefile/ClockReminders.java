package org.keqiao.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.ClockPauses;
import org.keqiao.casefile.clock.Deadline;
import org.keqiao.casefile.clock.DeadlineRows;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.security.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after the limits of all cases: reminds at 60, 80 and 100 percent, counts again when the calendar changed. */
@Component
public class ClockReminders {

    private static final Logger LOG = LoggerFactory.getLogger(ClockReminders.class);
    private static final int[] PERCENTS = {60, 80, 100};

    private final DeadlineRows rows;
    private final ClockPauses pauses;
    private final CaseDeadlines deadlines;
    private final CaseFiles files;
    private final Acts acts;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockReminders(
            DeadlineRows rows,
            ClockPauses pauses,
            CaseDeadlines deadlines,
            CaseFiles files,
            Acts acts,
            WorkingCalendar calendar,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.pauses = pauses;
        this.deadlines = deadlines;
        this.files = files;
        this.acts = acts;
        this.calendar = calendar;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${keqiao.clock.reminders:PT10M}", initialDelayString = "PT1M")
    @SchedulerLock(name = "clock-reminders")
    void scheduled() {
        remind();
        recount();
    }

    /**
     * Reminds of every limit of which a further part is used, each part once.
     *
     * @return how many reminders went out
     */
    public int remind() {
        LocalDate today = LocalDate.now(clock);
        int sent = 0;
        for (Deadline row : rows.running(CaseDeadlines.PROMISED)) {
            int reached = reached(row, today);
            if (reached > 0 && Boolean.TRUE.equals(transaction.execute(status -> remind(row, reached)))) {
                sent++;
            }
        }
        return sent;
    }

    private boolean remind(Deadline row, int reached) {
        CaseFile file = files.lock(row.caseId());
        if (file.status() != CaseStatus.ACCEPTED) {
            return false;
        }
        // After a longer stop only the last part is news; the ones before it are marked as told.
        boolean news = false;
        for (int percent : PERCENTS) {
            if (percent <= reached) {
                news = pauses.remind(file.id(), row.round(), percent, clock.instant());
            }
        }
        if (news) {
            events.publishEvent(new ClockReached(file.ref(), reached, row.dueOn()));
        }
        return news;
    }

    /** 100 once the last day is over, not on it. */
    private int reached(Deadline row, LocalDate today) {
        if (today.isAfter(row.dueOn())) {
            return 100;
        }
        int percent = deadlines.used(row, today) * 100 / row.days();
        return percent >= 80 ? 80 : percent >= 60 ? 60 : 0;
    }

    /**
     * Counts the limits of all cases under way again when they were counted with another version of the calendar.
     *
     * @return how many cases have a limit that moved
     */
    public int recount() {
        int moved = 0;
        for (UUID caseId : rows.countedOtherwise(calendar.version())) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> recount(caseId)))) {
                    moved++;
                }
            } catch (RuntimeException e) {
                // One case that cannot be counted must not keep the others from it; it is tried again next time.
                LOG.error("The limits of case {} could not be counted again", caseId, e);
            }
        }
        return moved;
    }

    private boolean recount(UUID caseId) {
        CaseFile file = files.lock(caseId);
        List<Deadline> moved = deadlines.recount(file);
        for (Deadline row : moved) {
            acts.append(
                    caseId,
                    NewAct.of(
                            ActRecord.Kind.SYSTEM,
                            "calendarChanged",
                            Actor.SYSTEM,
                            file.submission(),
                            Map.of(
                                    "limit", row.key(),
                                    "dueOn", row.dueOn().toString(),
                                    "calendarVersion", row.calendarVersion())));
        }
        if (moved.stream().anyMatch(row -> row.key().equals(CaseDeadlines.PROMISED))) {
            CaseView.ClockView now = deadlines.clock(file);
            events.publishEvent(new ClockChanged(file.ref(), "calendarChanged", now.dueOn(), now.paused()));
        }
        return !moved.isEmpty();
    }
}
