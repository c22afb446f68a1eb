package org.keqiao.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the limits of cases. A limit is a row, made at the first asking and looked up ever after, so that a model that is
 * evaluated again restarts nothing. Changes expect the case to be locked by the caller, who moves the timers along.
 */
@Service
@Transactional
public class Deadlines {

    private final DeadlineStore store;
    private final PublishedCalendar calendar;
    private final Clock clock;

    Deadlines(DeadlineStore store, PublishedCalendar calendar, Clock clock) {
        this.store = store;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Where a limit stands today.
     *
     * @param usedDays in the limit's unit, pauses left out
     * @param leftDays in the limit's unit, negative when overdue
     */
    public record Standing(int usedDays, int leftDays, Light light) {}

    /**
     * A limit that the calendar moved.
     *
     * @param before its last day so far
     * @param after the limit as it is now
     */
    public record Moved(LocalDate before, Deadline after) {}

    /**
     * A limit about to begin.
     *
     * @param round counts repetitions, from 1
     * @param startedOn the day of the event, which is not counted
     */
    public record Start(String name, int round, Limit limit, LocalDate startedOn) {}

    /**
     * Begins rounds that were not there when the caller, who has the case's lock, looked.
     *
     * @return them in the same order
     */
    public List<Deadline> begin(CaseNumber caseNumber, List<Start> starts) {
        List<Deadline> made = starts.stream()
                .map(start -> Deadline.start(
                        caseNumber, start.name(), start.round(), start.startedOn(), start.limit(), calendar))
                .toList();
        store.add(made);
        return made;
    }

    /** One of them. */
    public Deadline begin(CaseNumber caseNumber, Start start) {
        return begin(caseNumber, List.of(start)).get(0);
    }

    /**
     * A limit that lasts until a day of the year in which it starts; when that is a day off, until the next working day.
     *
     * @param atLeast what it is where that day has passed, or comes sooner
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Limit until(LocalDate start, MonthDay day, Limit atLeast) {
        LocalDate last = day.atYear(start.getYear());
        if (!last.isAfter(start)) {
            return atLeast;
        }
        Limit fixed = new Limit(Math.toIntExact(ChronoUnit.DAYS.between(start, last)), Limit.Unit.CALENDAR);
        boolean comesSooner = calendar.due(start, fixed)
                .on()
                .isBefore(calendar.due(start, atLeast).on());
        return comesSooner ? atLeast : fixed;
    }

    /** All limits of a case in the order they began, closed ones too. */
    @Transactional(readOnly = true)
    public List<Deadline> of(CaseNumber caseNumber) {
        return store.of(caseNumber);
    }

    /** The latest round of a limit. */
    @Transactional(readOnly = true)
    public Optional<Deadline> latest(CaseNumber caseNumber, String name) {
        return store.of(caseNumber).stream()
                .filter(deadline -> deadline.name().equals(name))
                .max(Comparator.comparingInt(Deadline::round));
    }

    /** Used and left days and the light, today. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Standing standing(Deadline deadline) {
        LocalDate today = LocalDate.now(clock);
        return new Standing(
                deadline.usedDays(today, calendar),
                deadline.leftDays(today, calendar),
                deadline.light(today, calendar));
    }

    /** The last of so many working days from today, which is not counted. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public LocalDate workingDaysAhead(int days) {
        return calendar.due(LocalDate.now(clock), new Limit(days, Limit.Unit.WORKING))
                .on();
    }

    /**
     * Stops a limit from today on.
     *
     * @param until when it is expected to go on, null when nobody can tell
     * @throws Refusal conflict CLOCK_NOT_RUNNING when it is closed or paused already
     */
    public Deadline pause(CaseNumber caseNumber, String name, String reason, @Nullable LocalDate until) {
        Deadline deadline = open(caseNumber, name);
        if (deadline.isPaused()) {
            throw Refusal.conflict("CLOCK_NOT_RUNNING");
        }
        return changed(deadline.paused(new Deadline.Pause(LocalDate.now(clock), reason, until)));
    }

    /**
     * Lets a limit go on; its end moves by the days it was paused, counted in its unit.
     *
     * @throws Refusal conflict CLOCK_NOT_PAUSED
     */
    public Deadline resume(CaseNumber caseNumber, String name) {
        Deadline deadline = open(caseNumber, name);
        if (!deadline.isPaused()) {
            throw Refusal.conflict("CLOCK_NOT_PAUSED");
        }
        return changed(deadline.resumed(LocalDate.now(clock), calendar));
    }

    /**
     * The event that a limit counts from has come: it begins anew on that day, and runs.
     *
     * @param on not counted
     * @throws Refusal conflict CLOCK_NOT_RUNNING when it is closed
     */
    public Deadline startFrom(CaseNumber caseNumber, String name, LocalDate on) {
        Deadline waiting = open(caseNumber, name);
        return changed(Deadline.start(caseNumber, name, waiting.round(), on, waiting.limit(), calendar));
    }

    /**
     * Another limit takes this one's place, counted from the same start: pauses and the extension stay.
     *
     * @throws Refusal conflict CLOCK_NOT_RUNNING when it is closed
     */
    public Deadline follow(CaseNumber caseNumber, String name, Limit limit) {
        return changed(open(caseNumber, name).following(limit, calendar));
    }

    /**
     * Lengthens a limit, once a case, also when it began anew since (行政许可法 42).
     *
     * @throws Refusal conflict ALREADY_EXTENDED, or CLOCK_NOT_RUNNING when it is closed
     */
    public Deadline extend(CaseNumber caseNumber, String name, Limit by) {
        Deadline deadline = open(caseNumber, name);
        boolean before =
                store.of(caseNumber).stream().anyMatch(row -> row.name().equals(name) && row.isExtended());
        if (before) {
            throw Refusal.conflict("ALREADY_EXTENDED");
        }
        return changed(deadline.extended(by, calendar));
    }

    /** Ends a limit that was met or has no object any more; nothing happens when it is not open. */
    public void close(CaseNumber caseNumber, String name) {
        store.close(caseNumber, name, clock.instant());
    }

    /** Ends every limit of a case. */
    public void closeAll(CaseNumber caseNumber) {
        store.close(caseNumber, null, clock.instant());
    }

    /**
     * Cases of whose limits somebody ought to hear today: a further part is used, or a pause ought to be over.
     *
     * @param names limits that people are reminded of
     */
    @Transactional(readOnly = true)
    public List<CaseNumber> toRemind(List<String> names) {
        return store.toRemind(names, LocalDate.now(clock));
    }

    /** Somebody has heard of what there is to tell of a limit until today. */
    public void reminded(Deadline deadline) {
        changed(deadline.reminded(LocalDate.now(clock), calendar));
    }

    /** Cases with an open limit that was counted with an older calendar than today's. */
    public List<CaseNumber> outdated() {
        calendar.follow();
        return store.openBefore(calendar.version());
    }

    /**
     * Counts the open limits of a case again.
     *
     * @return those whose last day moved
     */
    public List<Moved> recount(CaseNumber caseNumber) {
        calendar.follow();
        List<Moved> moved = new ArrayList<>();
        for (Deadline before : store.of(caseNumber)) {
            if (before.isOpen() && before.calendarVersion() < calendar.version()) {
                Deadline after = changed(before.counted(calendar));
                if (!after.dueOn().equals(before.dueOn())) {
                    moved.add(new Moved(before.dueOn(), after));
                }
            }
        }
        return moved;
    }

    private Deadline open(CaseNumber caseNumber, String name) {
        return latest(caseNumber, name)
                .filter(Deadline::isOpen)
                .orElseThrow(() -> Refusal.conflict("CLOCK_NOT_RUNNING"));
    }

    private Deadline changed(Deadline deadline) {
        store.change(deadline);
        return deadline;
    }
}
