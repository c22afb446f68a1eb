package org.keqiao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.springframework.lang.Nullable;

/**
 * 期限: one limit of one case.
 *
 * @param name the limit's key in the matter's settings, {@code decision}
 * @param round counts repetitions, from 1
 * @param startedOn the day of the event, which is not counted
 * @param extension by which it was lengthened, null unless it was
 * @param pausedDays days it was paused before, in the limit's unit
 * @param pause null while it runs
 * @param countsFrom the start, moved by what was paused
 * @param dueOn the last day
 * @param dueAt when it has passed: the end of the last day, Asia/Shanghai
 * @param calendarVersion what it was counted with
 * @param estimated true when a year was counted whose calendar is not published
 * @param remindOn the day on which the next part of it is used, or its pause ought to be over; null when nothing more comes
 * @param closedAt null while it is open
 */
public record Deadline(
        CaseNumber caseNumber,
        String name,
        int round,
        LocalDate startedOn,
        Limit limit,
        @Nullable Limit extension,
        int pausedDays,
        @Nullable Pause pause,
        LocalDate countsFrom,
        LocalDate dueOn,
        Instant dueAt,
        int calendarVersion,
        boolean estimated,
        @Nullable LocalDate remindOn,
        @Nullable Instant closedAt) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * Why it stands still.
     *
     * @param until the day on which it is expected to go on, null when nobody can tell
     */
    public record Pause(LocalDate since, String reason, @Nullable LocalDate until) {}

    static Deadline start(
            CaseNumber caseNumber, String name, int round, LocalDate on, Limit limit, WorkingCalendar calendar) {
        return new Deadline(
                        caseNumber, name, round, on, limit, null, 0, null, on, on, Instant.EPOCH, 0, false, null, null)
                .counted(calendar);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** @param key null for any */
    boolean isCalled(@Nullable String key) {
        return key == null || name.equals(key);
    }

    /** A limit that ended while it was paused keeps the pause, whose days do not count, and is paused no more. */
    public boolean isPaused() {
        return isOpen() && pause != null;
    }

    public boolean isExtended() {
        return extension != null;
    }

    /** Days used up to a day in the limit's unit, pauses left out; never negative. */
    public int usedDays(LocalDate today, WorkingCalendar calendar) {
        return Math.max(0, days(countsFrom, standsAt(today), calendar));
    }

    /** Days left on a day in the limit's unit; negative when overdue. */
    public int leftDays(LocalDate today, WorkingCalendar calendar) {
        return days(standsAt(today), dueOn, calendar);
    }

    public Light light(LocalDate today, WorkingCalendar calendar) {
        if (isPaused()) {
            return Light.PAUSED;
        }
        LocalDate at = standsAt(today);
        return at.isAfter(dueOn) ? Light.OVERDUE : Light.of(usedDays(at, calendar), days(countsFrom, dueOn, calendar));
    }

    /** A paused or closed limit stands still. */
    private LocalDate standsAt(LocalDate today) {
        if (pause != null) {
            return pause.since();
        }
        return closedAt == null ? today : LocalDate.ofInstant(closedAt, ZONE);
    }

    private int days(LocalDate from, LocalDate to, WorkingCalendar calendar) {
        return limit.unit() == Limit.Unit.WORKING
                ? calendar.workingDaysBetween(from, to)
                : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    Deadline paused(Pause now) {
        return with(limit, extension, pausedDays, now).remindingOn(now.until());
    }

    Deadline resumed(LocalDate on, WorkingCalendar calendar) {
        int more = Math.max(0, days(pause.since(), on, calendar));
        return with(limit, extension, pausedDays + more, null).counted(calendar);
    }

    /** What was paused so far is counted again in the new limit's unit. */
    Deadline following(Limit newLimit, WorkingCalendar calendar) {
        Deadline under = with(newLimit, extension, 0, pause);
        int paused = pausedDays == 0 ? 0 : under.days(startedOn, countsFrom, calendar);
        return with(newLimit, extension, paused, pause).counted(calendar);
    }

    Deadline extended(Limit by, WorkingCalendar calendar) {
        return with(limit, by, pausedDays, pause).counted(calendar);
    }

    /** What there was to tell until today is told. */
    Deadline reminded(LocalDate today, WorkingCalendar calendar) {
        return remindingOn(nextReminder(today, calendar));
    }

    /** The same limit, counted with the calendar as it is now. */
    Deadline counted(WorkingCalendar calendar) {
        LocalDate from = startedOn;
        if (pausedDays > 0) {
            from = limit.unit() == Limit.Unit.WORKING
                    ? calendar.due(startedOn, new Limit(pausedDays, Limit.Unit.WORKING))
                            .on()
                    : startedOn.plusDays(pausedDays);
        }
        DueDate due = calendar.due(from, limit);
        boolean isEstimated = due.estimated();
        if (extension != null) {
            due = calendar.due(due.on(), extension);
            isEstimated |= due.estimated();
        }
        Deadline counted = new Deadline(
                caseNumber,
                name,
                round,
                startedOn,
                limit,
                extension,
                pausedDays,
                pause,
                from,
                due.on(),
                due.on().plusDays(1).atStartOfDay(ZONE).toInstant(),
                due.calendarVersion(),
                isEstimated,
                null,
                closedAt);
        return counted.remindingOn(counted.nextReminder(from, calendar));
    }

    /** The first day after this one on which its light is another; of a pause, the day when it ought to end, and the next. */
    @Nullable
    private LocalDate nextReminder(LocalDate after, WorkingCalendar calendar) {
        if (pause != null) {
            LocalDate until = pause.until();
            LocalDate late = until == null
                    ? null
                    : calendar.due(until, new Limit(1, Limit.Unit.WORKING)).on();
            return until == null || until.isAfter(after) ? until : late.isAfter(after) ? late : null;
        }
        LocalDate over = dueOn.plusDays(1);
        return after.isBefore(over)
                ? after.datesUntil(over)
                        .map(day -> day.plusDays(1))
                        .filter(day -> light(day, calendar) != light(day.minusDays(1), calendar))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private Deadline remindingOn(@Nullable LocalDate day) {
        return new Deadline(
                caseNumber,
                name,
                round,
                startedOn,
                limit,
                extension,
                pausedDays,
                pause,
                countsFrom,
                dueOn,
                dueAt,
                calendarVersion,
                estimated,
                day,
                closedAt);
    }

    private Deadline with(Limit newLimit, @Nullable Limit newExtension, int newPausedDays, @Nullable Pause newPause) {
        return new Deadline(
                caseNumber,
                name,
                round,
                startedOn,
                newLimit,
                newExtension,
                newPausedDays,
                newPause,
                countsFrom,
                dueOn,
                dueAt,
                calendarVersion,
                estimated,
                remindOn,
                closedAt);
    }
}
