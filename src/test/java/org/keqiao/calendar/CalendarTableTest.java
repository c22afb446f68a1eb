package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.shared.Light;

class CalendarTableTest {

    private final CalendarTable calendar = ShippedCalendar.table(4);

    @ParameterizedTest
    @CsvSource({
        "2024-02-02, 5, 2024-02-08",
        "2024-04-26, 5, 2024-05-07",
        "2024-09-27, 5, 2024-10-10",
        "2024-09-30, 15, 2024-10-25",
        "2025-04-25, 5, 2025-05-06",
        "2025-09-26, 5, 2025-10-10",
        "2025-12-25, 10, 2026-01-09",
        "2026-02-13, 5, 2026-02-27",
        "2026-09-24, 5, 2026-10-09",
        "2026-09-30, 10, 2026-10-20",
        "2026-02-14, 5, 2026-02-28" // begins on a worked Saturday, ends on one
    })
    void countsWorkingDaysAfterTheEvent(LocalDate from, int days, LocalDate due) {
        assertThat(calendar.due(from, working(days))).isEqualTo(new DueDate(due, false, 4));
        assertThat(calendar.workingDaysBetween(from, due)).isEqualTo(days);
        assertThat(calendar.workingDaysBetween(due, from)).isEqualTo(-days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024 | 251 | 22 18 21 22 21 19 23 22 21 19 21 22",
                "2025 | 248 | 19 19 21 22 19 20 23 21 23 18 20 23",
                "2026 | 248 | 21 16 22 21 19 21 23 21 22 18 21 23",
                "2023 | 249 | "
            })
    void hasTheWorkingDaysOfTheNotices(int year, int total, String byMonth) {
        assertThat(workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .isEqualTo(total);
        if (byMonth != null) {
            List<Integer> expected =
                    Arrays.stream(byMonth.split(" ")).map(Integer::valueOf).toList();
            assertThat(IntStream.rangeClosed(1, 12)
                            .mapToObj(month -> YearMonth.of(year, month))
                            .map(month -> workingDays(month.atDay(1), month.atEndOfMonth())))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-09, true", // 除夕 was no holiday before 2025
        "2025-01-28, false",
        "2024-02-04, true",
        "2026-02-28, true",
        "2026-02-16, false",
        "2022-12-31, false",
        "2026-11-21, false",
        "2026-11-23, true"
    })
    void knowsSingleDays(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-23, 30, 2026-02-24", // the thirtieth day lies in the Spring Festival
        "2026-03-02, 30, 2026-04-01",
        "2026-09-01, 30, 2026-10-08",
        "2026-10-09, 1, 2026-10-10", // a worked Saturday ends a limit
        "2026-10-10, 1, 2026-10-12"
    })
    void movesCalendarDaysThatEndOnADayOff(LocalDate from, int days, LocalDate due) {
        assertThat(calendar.due(from, new Limit(days, Limit.Unit.CALENDAR))).isEqualTo(new DueDate(due, false, 4));
    }

    @Test
    void marksYearsThatAreNotPublishedAsEstimated() {
        assertThat(calendar.due(LocalDate.of(2026, 12, 28), working(3)))
                .isEqualTo(new DueDate(LocalDate.of(2026, 12, 31), false, 4));
        assertThat(calendar.due(LocalDate.of(2026, 12, 28), working(4)))
                .isEqualTo(new DueDate(LocalDate.of(2027, 1, 1), true, 4));
        assertThat(calendar.due(LocalDate.of(2026, 12, 31), new Limit(2, Limit.Unit.CALENDAR)))
                .isEqualTo(new DueDate(LocalDate.of(2027, 1, 4), true, 4));
        assertThat(calendar.due(LocalDate.of(2026, 12, 31), working(1)).estimated())
                .isTrue();
        assertThat(calendar.due(LocalDate.of(2022, 11, 1), working(1)).estimated())
                .isTrue();
    }

    @Test
    void agreesWithCountingDayByDay() {
        Random random = new Random(20260101);
        for (int i = 0; i < 500; i++) {
            LocalDate from = LocalDate.of(2021, 6, 1).plusDays(random.nextInt(2500));
            LocalDate to = from.plusDays(random.nextInt(120));
            int counted = (int) from.plusDays(1)
                    .datesUntil(to.plusDays(1))
                    .filter(calendar::isWorkingDay)
                    .count();
            assertThat(calendar.workingDaysBetween(from, to))
                    .as("%s to %s", from, to)
                    .isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, , GREEN",
        "2026-03-04, , GREEN",
        "2026-03-05, , AMBER", // 3 of 5
        "2026-03-06, , RED", // 4 of 5
        "2026-03-09, , RED", // the last day
        "2026-03-10, , OVERDUE",
        "2026-03-10, 2026-03-03, PAUSED"
    })
    void showsTheLightOfALimit(LocalDate today, LocalDate pausedSince, Light light) {
        assertThat(calendar.light(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9), today, pausedSince))
                .isEqualTo(light);
    }

    private int workingDays(LocalDate first, LocalDate last) {
        return calendar.workingDaysBetween(first.minusDays(1), last);
    }

    private static Limit working(int days) {
        return new Limit(days, Limit.Unit.WORKING);
    }
}
