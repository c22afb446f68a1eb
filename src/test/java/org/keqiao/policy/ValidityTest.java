package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days of a row, as the editor writes them. */
class ValidityTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; ; ",
                "-; ; ",
                ">= date(\"2026-01-01\"); 2026-01-01; ",
                "> date(\"2026-01-01\"); 2026-01-02; ",
                "<= date(\"2026-12-31\"); ; 2026-12-31",
                "< date(\"2026-12-31\"); ; 2026-12-30",
                "[date(\"2026-01-01\")..date(\"2026-12-31\")]; 2026-01-01; 2026-12-31",
                "(date(\"2026-01-01\")..date(\"2026-12-31\")[; 2026-01-02; 2026-12-30",
                "date(\"2026-01-01\"); 2026-01-01; 2026-01-01"
            })
    void readsOneStretchOfDays(String cell, LocalDate from, LocalDate to) {
        assertThat(Validity.of(cell)).contains(new Validity(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026\"",
                "5",
                "null",
                "not(date(\"2026-01-01\"))",
                "date(\"2026-01-01\"), date(\"2026-02-01\")",
                "(date(\"2026-01-01\")..date(\"2026-01-02\")[",
                "today()"
            })
    void readsNothingElse(String cell) {
        assertThat(Validity.of(cell)).isEmpty();
    }

    @Test
    void coversItsFirstAndItsLastDay() {
        Validity year = new Validity(FIRST, LAST);
        assertThat(year.covers(FIRST)).isTrue();
        assertThat(year.covers(LAST)).isTrue();
        assertThat(year.covers(FIRST.minusDays(1))).isFalse();
        assertThat(year.covers(LAST.plusDays(1))).isFalse();
        assertThat(Validity.ALWAYS.covers(FIRST)).isTrue();
    }

    @Test
    void isClosedOnlyByAnEarlierEnd() {
        Validity open = new Validity(FIRST, null);
        Validity year = new Validity(FIRST, LAST);
        assertThat(year.isClosedFrom(open)).isTrue();
        assertThat(open.isClosedFrom(year)).isFalse();
        assertThat(year.isClosedFrom(year)).isFalse();
        assertThat(new Validity(FIRST.plusDays(1), LAST).isClosedFrom(open)).isFalse();
        assertThat(new Validity(null, LAST).isClosedFrom(Validity.ALWAYS)).isTrue();
    }
}
