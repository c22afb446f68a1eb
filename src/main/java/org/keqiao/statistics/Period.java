package org.keqiao.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;

/** Months that a report may be about. */
final class Period {

    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    private Period() {}

    /** @throws Refusal INVALID for a month that has not begun, or a day of knowledge to come */
    static void requirePast(YearMonth month, LocalDate asOf, LocalDate today) {
        if (month.isAfter(YearMonth.from(today)) || month.isBefore(EARLIEST)) {
            throw Refusal.invalid(List.of(FieldError.of("month", "reportMonth", EARLIEST, YearMonth.from(today))));
        }
        if (asOf.isAfter(today)) {
            throw Refusal.invalid(List.of(FieldError.of("asOf", "reportAsOf", today)));
        }
    }
}
