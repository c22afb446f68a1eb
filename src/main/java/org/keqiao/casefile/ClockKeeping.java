package org.keqiao.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.calendar.CalendarChanged;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Deadlines;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.ClockMarks;
import org.keqiao.casefile.event.ClockChanged;
import org.keqiao.casefile.event.ClockReached;
import org.keqiao.casefile.event.PauseEnding;
import org.keqiao.casefile.event.StepHoldsClock;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.security.Actor;
import org.keqiao.shared.CaseNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after the limits of all cases: reminds at 60, 80 and 100 percent and before a pause ends, counts again when the
 * calendar changed.
 */
@Component
public class ClockKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(ClockKeeping.class);
    private static final int[] PERCENTS = {60, 80, 100};

    /** Name of the act by which a new calendar moved a limit. */
    private static final String CALENDAR_CHANGED = "calendarChanged";

    private final ClockMarks marks;
    private final CaseDeadlines deadlines;
    private final Deadlines calendarDeadlines;
    private final CaseFiles files;
    private final Acts acts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockKeeping(
            ClockMarks marks,
            CaseDeadlines deadlines,
            Deadlines calendarDeadlines,
            CaseFiles files,
            Acts acts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.marks = marks;
        this.deadlines = deadlines;
        this.calendarDeadlines = calendarDeadlines;
        this.files = files;
        this.acts = acts;
        this.events = events;
        // A case a transaction, whoever calls: thousands of cases must not wait for each other's locks.
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Runs on one node; also finds what a node left that went down after a calendar was published. */
    @Scheduled(fixedDelayString = "${keqiao.clock.keeping:PT10M}", initialDelayString = "PT1M")
    @SchedulerLock(name = "clock-keeping")
    void scheduled() {
        recount();
        remind();
    }

    @ApplicationModuleListener
    void on(CalendarChanged changed) {
        recount();
    }

    /**
     * Reminds of every limit of which a further part is used, each part once, and of pauses that ought to be over. Only
     * cases with something to tell are touched.
     *
     * @return how many reminders went out
     */
    public int remind() {
        int sent = 0;
        for (CaseNumber number : deadlines.toRemind()) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> remind(number)))) {
                    sent++;
                }
            } catch (RuntimeException e) {
                // The others must hear of theirs; the next run asks this one again.
                LOG.error("Nobody could be reminded of case {}", number, e);
            }
        }
        return sent;
    }

    private boolean remind(CaseNumber number) {
        CaseFile file = files.lock(number);
        Deadline leading = deadlines.leading(file).orElse(null);
        boolean news = leading != null && (leading.isPaused() ? remindOfPause(file, leading) : remind(file, leading));
        deadlines.reminded(file);
        return news;
    }

    private boolean remindOfPause(CaseFile file, Deadline paused) {
        LocalDate until = paused.pause().until();
        LocalDate today = LocalDate.now(clock);
        if (until == null || until.isAfter(today)) {
            return false;
        }
        if (deadlines.standsForStep(file)) {
            events.publishEvent(new StepHoldsClock(file.ref(), until, until.isBefore(today)));
            return true;
        }
        UUID officer = acts.lastDoer(file.id(), CaseClock.PAUSED).orElse(null);
        events.publishEvent(new PauseEnding(file.ref(), until, until.isBefore(today), officer));
        return true;
    }

    private boolean remind(CaseFile file, Deadline running) {
        int reached =
                switch (deadlines.standing(running).light()) {
                    case AMBER -> 60;
                    case RED -> 80;
                    case OVERDUE -> 100;
                    case GREEN, PAUSED -> 0;
                };
        // Who comes late tells the last part only; the parts before it count as told.
        boolean news = false;
        for (int percent : PERCENTS) {
            if (percent <= reached) {
                news = marks.mark(file.id(), running.round(), percent, clock.instant());
            }
        }
        if (news) {
            events.publishEvent(new ClockReached(file.ref(), reached, running.dueOn()));
        }
        return news;
    }

    /**
     * Counts the limits of all cases under way again that were counted with an older calendar.
     *
     * @return how many cases have a limit that moved
     */
    public int recount() {
        int moved = 0;
        for (CaseNumber number : calendarDeadlines.outdated()) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> recount(number)))) {
                    moved++;
                }
            } catch (RuntimeException e) {
                // One case that cannot be counted must not keep the others from it; it is tried again next time.
                LOG.error("The limits of case {} could not be counted again", number, e);
            }
        }
        return moved;
    }

    private boolean recount(CaseNumber number) {
        CaseFile file = files.lock(number);
        List<Deadlines.Moved> moved = deadlines.recount(file);
        for (Deadlines.Moved move : moved) {
            acts.append(
                    file.id(),
                    NewAct.of(
                            ActRecord.Kind.SYSTEM,
                            CALENDAR_CHANGED,
                            Actor.SYSTEM,
                            file.submission(),
                            Map.of(
                                    "limit", move.after().name(),
                                    "before", move.before().toString(),
                                    "dueOn", move.after().dueOn().toString(),
                                    "calendarVersion", move.after().calendarVersion())));
        }
        Deadline leading = deadlines.leading(file).orElse(null);
        if (moved.stream().anyMatch(move -> move.after().equals(leading))) {
            events.publishEvent(ClockChanged.now(file.ref(), ClockChanged.Change.COUNTED, null, leading.dueOn()));
        }
        return !moved.isEmpty();
    }
}
