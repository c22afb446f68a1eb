package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;

class DeadlineTest {

    private static final LocalDate START = LocalDate.of(2026, 9, 24);

    private final CalendarTable calendar = ShippedCalendar.table(4);

    @Test
    void endsAtMidnightInShanghai() {
        Deadline deadline = working(5);

        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2026-10-09T16:00:00Z"));
        assertThat(deadline.light(deadline.dueOn(), calendar)).isEqualTo(Light.RED);
        assertThat(deadline.light(deadline.dueOn().plusDays(1), calendar)).isEqualTo(Light.OVERDUE);
    }

    @Test
    void standsStillWhilePausedAndGoesOnByWorkingDays() {
        Deadline paused = working(5).paused(pause(LocalDate.of(2026, 9, 28), "EXPERT_REVIEW"));

        assertThat(paused.light(LocalDate.of(2026, 12, 1), calendar)).isEqualTo(Light.PAUSED);
        assertThat(paused.usedDays(LocalDate.of(2026, 12, 1), calendar)).isEqualTo(1);
        assertThat(paused.leftDays(LocalDate.of(2026, 12, 1), calendar)).isEqualTo(4);

        // 29 and 30 September, 8 and 9 October: four working days.
        Deadline resumed = paused.resumed(LocalDate.of(2026, 10, 9), calendar);

        assertThat(resumed.pausedDays()).isEqualTo(4);
        assertThat(resumed.dueOn()).isEqualTo(LocalDate.of(2026, 10, 14));
        assertThat(resumed.usedDays(LocalDate.of(2026, 10, 9), calendar)).isEqualTo(1);
        assertThat(resumed.leftDays(LocalDate.of(2026, 10, 9), calendar)).isEqualTo(4);
        assertThat(resumed.light(LocalDate.of(2026, 10, 9), calendar)).isEqualTo(Light.GREEN);
        assertThat(calendar.light(resumed.countsFrom(), resumed.dueOn(), LocalDate.of(2026, 10, 9), null))
                .isEqualTo(Light.GREEN);
    }

    @Test
    void losesNothingWhenPausedOverDaysOff() {
        Deadline resumed =
                working(5).paused(pause(LocalDate.of(2026, 9, 30), "x")).resumed(LocalDate.of(2026, 10, 7), calendar);

        assertThat(resumed.dueOn()).isEqualTo(working(5).dueOn());
    }

    @Test
    void pausesCalendarDaysByCalendarDays() {
        Limit thirtyDays = new Limit(30, Limit.Unit.CALENDAR);
        Deadline deadline = Deadline.start(number(), "decision", 1, LocalDate.of(2026, 3, 2), thirtyDays, calendar);

        Deadline resumed =
                deadline.paused(pause(LocalDate.of(2026, 3, 10), "x")).resumed(LocalDate.of(2026, 3, 20), calendar);

        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(resumed.dueOn()).isEqualTo(LocalDate.of(2026, 4, 13)); // 11 April is a Saturday
        assertThat(resumed.usedDays(LocalDate.of(2026, 3, 20), calendar)).isEqualTo(8);
    }

    @Test
    void addsTheExtensionToTheEnd() {
        Deadline extended = working(15).extended(new Limit(10, Limit.Unit.WORKING), calendar);

        assertThat(extended.dueOn()).isEqualTo(working(25).dueOn());
        assertThat(extended.isExtended()).isTrue();
    }

    @Test
    void followsAnotherLimitWithItsPausesAndItsExtension() {
        Deadline used = working(5)
                .paused(pause(LocalDate.of(2026, 9, 28), "x"))
                .resumed(LocalDate.of(2026, 9, 30), calendar)
                .extended(new Limit(10, Limit.Unit.WORKING), calendar);

        Deadline longer = used.following(new Limit(15, Limit.Unit.WORKING), calendar);

        assertThat(longer.isExtended()).isTrue();
        assertThat(longer.pausedDays()).isEqualTo(used.pausedDays()).isPositive();
        // Fifteen days, ten more, and those that it stood.
        assertThat(longer.dueOn()).isEqualTo(working(25 + used.pausedDays()).dueOn());
    }

    @Test
    void followsAnotherLimitWhileItStands() {
        Deadline longer = working(5)
                .paused(pause(LocalDate.of(2026, 9, 28), "专家评审"))
                .following(new Limit(15, Limit.Unit.WORKING), calendar);

        assertThat(longer.isPaused()).isTrue();
        assertThat(longer.pause().reason()).isEqualTo("专家评审");
    }

    @Test
    void followsAChangedCalendar() {
        CalendarYear longer = CalendarYearFile.shipped().stream()
                .filter(year -> year.year() == 2026)
                .findFirst()
                .map(year -> {
                    TreeSet<LocalDate> off = new TreeSet<>(year.off());
                    off.add(LocalDate.of(2026, 10, 8));
                    return new CalendarYear(2026, "longer", off, year.work());
                })
                .orElseThrow();

        Deadline recounted = working(5).counted(ShippedCalendar.table(5, longer));

        assertThat(recounted.dueOn()).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(recounted.calendarVersion()).isEqualTo(5);
    }

    @Test
    void remindsWhenAFurtherPartIsUsedAndWhenItIsOver() {
        Deadline deadline = working(5); // 28, 29 and 30 September, 8 and 9 October

        assertThat(deadline.remindOn()).isEqualTo(LocalDate.of(2026, 9, 30));
        deadline = deadline.reminded(LocalDate.of(2026, 10, 1), calendar);
        assertThat(deadline.remindOn()).isEqualTo(LocalDate.of(2026, 10, 8));
        deadline = deadline.reminded(LocalDate.of(2026, 10, 8), calendar);
        assertThat(deadline.remindOn()).isEqualTo(deadline.dueOn().plusDays(1));
        assertThat(deadline.reminded(LocalDate.of(2026, 11, 1), calendar).remindOn())
                .isNull();
    }

    @Test
    void remindsOfAPauseOnItsLastDayAndOnTheNextWorkingDay() {
        LocalDate until = LocalDate.of(2026, 9, 30);
        Deadline paused = working(5).paused(new Deadline.Pause(LocalDate.of(2026, 9, 28), "专家评审", until));

        assertThat(paused.remindOn()).isEqualTo(until);
        paused = paused.reminded(until, calendar);
        assertThat(paused.remindOn()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(paused.reminded(LocalDate.of(2026, 10, 8), calendar).remindOn())
                .isNull();
        assertThat(working(5).paused(pause(START, "x")).remindOn()).isNull();
    }

    private static Deadline.Pause pause(LocalDate since, String reason) {
        return new Deadline.Pause(since, reason, null);
    }

    private Deadline working(int days) {
        return Deadline.start(number(), "decision", 1, START, new Limit(days, Limit.Unit.WORKING), calendar);
    }

    private static CaseNumber number() {
        return new CaseNumber("JSHT-350500-2026-000001");
    }
}
