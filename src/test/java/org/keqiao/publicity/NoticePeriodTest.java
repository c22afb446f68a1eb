package org.keqiao.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.calendar.ShippedCalendar;

/** From when until when a notice is shown: domain 6.5 and the vectors of domain 8. */
class NoticePeriodTest {

    @ParameterizedTest
    @CsvSource({
        // opened at, days, first day counted: shown from, last day
        "2024-09-27T08:30, 5, false, 2024-09-27, 2024-10-10",
        "2024-09-27T09:00, 5, false, 2024-09-27, 2024-10-10",
        "2024-09-27T08:30, 5, true,  2024-09-27, 2024-10-09",
        "2024-09-26T15:00, 5, false, 2024-09-27, 2024-10-10",
        // A Sunday that is worked, and a Friday evening before it.
        "2024-09-27T17:00, 5, false, 2024-09-29, 2024-10-11",
        "2024-09-28T07:00, 5, false, 2024-09-29, 2024-10-11",
        "2026-02-13T08:00, 5, false, 2026-02-13, 2026-02-27",
        "2026-09-24T08:59, 7, false, 2026-09-24, 2026-10-12",
        "2025-12-25T08:00, 10, false, 2025-12-25, 2026-01-09",
        "2026-03-02T08:00, 1, true, 2026-03-02, 2026-03-02"
    })
    void countsWorkingDays(LocalDateTime opened, int days, boolean countsFirst, LocalDate first, LocalDate last) {
        NoticePeriod period = NoticePeriod.beginning(at(opened), days, countsFirst, ShippedCalendar.calendar());

        assertThat(period.from()).isEqualTo(at(first.atTime(9, 0)));
        assertThat(period.lastDay()).isEqualTo(last);
        assertThat(NoticePeriod.end(period.lastDay()))
                .isEqualTo(at(last.plusDays(1).atStartOfDay()));
    }

    private static Instant at(LocalDateTime here) {
        return here.atZone(NoticePeriod.ZONE).toInstant();
    }
}
