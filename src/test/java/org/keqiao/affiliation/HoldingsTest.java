package org.keqiao.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.affiliation.Holdings.Holding;

/** 25 % and more, direct and through others. */
class HoldingsTest {

    /** Each as {@code A>B 25}: A holds 25 % of B. */
    private static Holdings holdings(String written) {
        return new Holdings(Arrays.stream(written.split(", "))
                .map(each -> each.split("[> ]"))
                .map(part -> new Holding(part[0], part[1], new BigDecimal(part[2])))
                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a quarter | A>B 25 | 25",
                "just below | A>B 24.99 |",
                "and still below | A>B 24.9999 |",
                "the other way round | B>A 25.01 | 25.01",
                "a chain multiplies | A>M 50, M>B 50 | 25",
                "a chain just below | A>M 50, M>B 49.99 |",
                "a long chain | A>M 80, M>N 80, N>B 40 | 25.6",
                "several ways add up | A>B 15, A>M 50, M>B 20 | 25",
                "of two parts on different days the larger | A>B 10, A>B 30 | 30",
                "who holds each other goes round once | A>M 50, M>A 50, M>B 50 | 25",
                "no way | C>B 90, A>C 1 |"
            })
    void relate(String what, String written, String percent) {
        assertThat(holdings(written).between("A", "B").orElse(null)).as(what).isEqualTo(percent);
        assertThat(holdings(written).between("B", "A").orElse(null))
                .as("whoever is asked first")
                .isEqualTo(percent);
    }

    @Test
    void whoHasMoreThanHalfOfBothIsFound() {
        assertThat(holdings("P>A 50.01, P>B 100").holderOf("A", "B")).contains("P");
        assertThat(holdings("P>A 50, P>B 100").holderOf("A", "B")).isEmpty();
        assertThat(holdings("P>Q 90, Q>A 60, P>B 51").holderOf("A", "B")).contains("P");
    }
}
