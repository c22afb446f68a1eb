package org.keqiao.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the system administrator does with the calendar: read it, publish a year, publish it anew. */
@Service
public class CalendarPublishing {

    private static final int LONGEST_TEXT = 500;

    private final CalendarStore store;
    private final DeadlineStore deadlines;
    private final PublishedCalendar calendar;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarPublishing(
            CalendarStore store,
            DeadlineStore deadlines,
            PublishedCalendar calendar,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What publishing would do to the limits of cases.
     *
     * @param open limits that have not ended
     * @param moved those among them whose last day would be another
     */
    public record Effect(int open, int moved) {}

    /** Every publication, newest first. */
    @Transactional(readOnly = true)
    public List<Publication> history() {
        return store.publications();
    }

    /** The days of a year as they are in force; empty while it is not published. */
    @Transactional(readOnly = true)
    public Optional<CalendarYear> inForce(int year) {
        return store.publications().stream()
                .filter(publication -> publication.year() == year && publication.inForce())
                .findFirst()
                .map(store::year);
    }

    /** The calendar's version that an editor starts from. */
    @Transactional(readOnly = true)
    public int version() {
        return store.version();
    }

    /**
     * Reads a year's file: {@code {"year", "notice", "off", "work"}}, days as {@code 2026-10-01} or {@code
     * 2026-10-01/2026-10-07}. Nothing is published by it.
     *
     * @throws Refusal INVALID with {@code file} when it cannot be read
     */
    public CalendarYear read(byte[] file) {
        return CalendarYearFile.read(file);
    }

    /** Counts what publishing would move, without publishing: only limits that run over a day that changes can move. */
    @Transactional(readOnly = true)
    public Effect effect(CalendarYear year) {
        WorkingCalendar inForce = store.table();
        WorkingCalendar drafted = store.table(year);
        List<LocalDate> changed = LocalDate.of(year.year() - 1, 12, 1)
                .datesUntil(LocalDate.of(year.year() + 1, 2, 1))
                .filter(day -> inForce.isWorkingDay(day) != drafted.isWorkingDay(day))
                .toList();
        long moved = changed.isEmpty()
                ? 0
                : deadlines.openOver(changed.get(0), changed.get(changed.size() - 1)).stream()
                        .filter(deadline -> !deadline.counted(drafted).dueOn().equals(deadline.dueOn()))
                        .count();
        return new Effect(deadlines.countOpen(), Math.toIntExact(moved));
    }

    /**
     * Publishes a year, for the first time or anew. Open deadlines are counted again after the commit.
     *
     * @param reason why, for the record
     * @param basedOn the calendar's version that the editor saw
     * @return the calendar's version from now on
     * @throws Refusal forbidden to all but SYSTEM_ADMIN; conflict CALENDAR_CHANGED when somebody published since,
     *     CALENDAR_UNCHANGED when the year stands so already; invalid with {@code year}, {@code notice}, {@code reason}, {@code off} or {@code work}
     */
    @Transactional
    public int publish(CalendarYear year, String reason, int basedOn) {
        Actor actor = currentActor.require();
        if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        check(year, reason);
        store.lock();
        if (store.version() != basedOn) {
            throw Refusal.conflict("CALENDAR_CHANGED");
        }
        if (inForce(year.year()).filter(year::equals).isPresent()) {
            throw Refusal.conflict("CALENDAR_UNCHANGED");
        }
        int version = store.add(year, reason.strip(), actor.username(), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendar.reachVersion(version);
            }
        });
        events.publishEvent(new CalendarChanged(version, year.year()));
        return version;
    }

    private static void check(CalendarYear year, String reason) {
        List<FieldError> errors = new ArrayList<>();
        if (year.year() < 2000 || year.year() > 2100) {
            errors.add(FieldError.of("year", "range", "2000", "2100"));
        }
        checkText("notice", year.notice(), errors);
        checkText("reason", reason, errors);
        if (year.off().isEmpty()) {
            errors.add(FieldError.of("off", "required"));
        }
        year.off().stream()
                .filter(day -> isOutside(day, year.year()))
                .findFirst()
                .ifPresent(day -> errors.add(FieldError.of("off", "calendarDayOutside", day)));
        year.work().stream()
                .filter(day -> isOutside(day, year.year()))
                .findFirst()
                .ifPresent(day -> errors.add(FieldError.of("work", "calendarDayOutside", day)));
        year.work().stream()
                .filter(day -> year.off().contains(day))
                .findFirst()
                .ifPresent(day -> errors.add(FieldError.of("work", "calendarDayTwice", day)));
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void checkText(String field, String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of(field, "tooLong", LONGEST_TEXT));
        }
    }

    /** A holiday may reach over New Year's Eve: the notice of 2023 began on 2022-12-31. */
    private static boolean isOutside(LocalDate day, int year) {
        return day.isBefore(LocalDate.of(year - 1, 12, 25)) || day.isAfter(LocalDate.of(year, 12, 31));
    }
}
