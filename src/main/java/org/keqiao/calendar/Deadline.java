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
 * @param pausedSince null while it runs
 * @param countsFrom the start, moved by what was paused
 * @param dueOn the last day
 * @param dueAt when it has passed: the end of the last day, Asia/Shanghai
 * @param calendarVersion what it was counted with
 * @param estimated true when a year was counted whose calendar is not published
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
        @Nullable LocalDate pausedSince,
        @Nullable String pauseReason,
        LocalDate countsFrom,
        LocalDate dueOn,
        Instant dueAt,
        int calendarVersion,
        boolean estimated,
        @Nullable Instant closedAt) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Deadline start(
            CaseNumber caseNumber, String name, int round, LocalDate on, Limit limit, WorkingCalendar calendar) {
        return new Deadline(
                        caseNumber, name, round, on, limit, null, 0, null, null, on, on, Instant.EPOCH, 0, false, null)
                .counted(calendar);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** @param key null for any */
    boolean isCalled(@Nullable String key) {
        return key == null || name.equals(key);
    }

    public boolean isPaused() {
        return pausedSince != null;
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
        if (pausedSince != null) {
            return pausedSince;
        }
        return closedAt == null ? today : LocalDate.ofInstant(closedAt, ZONE);
    }

    private int days(LocalDate from, LocalDate to, WorkingCalendar calendar) {
        return limit.unit() == Limit.Unit.WORKING
                ? calendar.workingDaysBetween(from, to)
                : Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    Deadline paused(LocalDate since, String reason) {
        return with(extension, startedOn, pausedDays, since, reason);
    }

    Deadline resumed(LocalDate on, WorkingCalendar calendar) {
        int more = Math.max(0, days(pausedSince, on, calendar));
        return with(extension, startedOn, pausedDays + more, null, null).counted(calendar);
    }

    /** What was paused so far is counted again in the new limit's unit. */
    Deadline following(Limit newLimit, WorkingCalendar calendar) {
        Deadline under = with(newLimit, extension, startedOn, 0, pausedSince, pauseReason);
        int paused = pausedDays == 0 ? 0 : under.days(startedOn, countsFrom, calendar);
        return under.with(newLimit, extension, startedOn, paused, pausedSince, pauseReason)
                .counted(calendar);
    }

    Deadline extended(Limit by, WorkingCalendar calendar) {
        return with(by, startedOn, pausedDays, pausedSince, pauseReason).counted(calendar);
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
        return new Deadline(
                caseNumber,
                name,
                round,
                startedOn,
                limit,
                extension,
                pausedDays,
                pausedSince,
                pauseReason,
                from,
                due.on(),
                due.on().plusDays(1).atStartOfDay(ZONE).toInstant(),
                due.calendarVersion(),
                isEstimated,
                closedAt);
    }

    private Deadline with(
            @Nullable Limit newExtension,
            LocalDate newStart,
            int newPausedDays,
            @Nullable LocalDate newPausedSince,
            @Nullable String newPauseReason) {
        return with(limit, newExtension, newStart, newPausedDays, newPausedSince, newPauseReason);
    }

    private Deadline with(
            Limit newLimit,
            @Nullable Limit newExtension,
            LocalDate newStart,
            int newPausedDays,
            @Nullable LocalDate newPausedSince,
            @Nullable String newPauseReason) {
        return new Deadline(
                caseNumber,
                name,
                round,
                newStart,
                newLimit,
                newExtension,
                newPausedDays,
                newPausedSince,
                newPauseReason,
                countsFrom,
                dueOn,
                dueAt,
                calendarVersion,
                estimated,
                closedAt);
    }
}
