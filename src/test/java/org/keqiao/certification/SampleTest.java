package org.keqiao.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.CaseNumber;

class SampleTest {

    private static CaseNumber number(int n) {
        return new CaseNumber("JSHT-350500-2026-%06d".formatted(n));
    }

    @Test
    void expertsSeeAboutFivePercent() {
        long drawn = IntStream.range(1, 10_001)
                .filter(n -> CheckContract.sampled(number(n), 5))
                .count();
        assertThat(drawn).isBetween(400L, 600L);
    }

    @Test
    void noneIsNone() {
        assertThat(IntStream.range(1, 10_001).filter(n -> CheckContract.sampled(number(n), 0)))
                .isEmpty();
    }

    @Test
    void theSameCaseIsAlwaysDrawnAlike() {
        IntStream.range(1, 100).forEach(n -> assertThat(CheckContract.sampled(number(n), 5))
                .isEqualTo(CheckContract.sampled(number(n), 5)));
    }
}
