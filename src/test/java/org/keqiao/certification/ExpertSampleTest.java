package org.keqiao.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpertSampleTest {

    private static final int CONTRACTS = 10_000;

    private static long drawn(int percent) {
        ExpertSample sample = new ExpertSample(percent, new Random(42));
        return IntStream.range(0, CONTRACTS).filter(n -> sample.drawn(null)).count();
    }

    @Test
    void expertsSeeAboutFivePercent() {
        assertThat(drawn(5)).isBetween(400L, 600L);
    }

    @Test
    void noneIsNoneAndAllIsAll() {
        assertThat(drawn(0)).isZero();
        assertThat(drawn(100)).isEqualTo(CONTRACTS);
    }

    @Test
    void aCaseThatIsCheckedAgainStaysAsItWasDrawn() {
        assertThat(new ExpertSample(100, new Random()).drawn(false)).isFalse();
        assertThat(new ExpertSample(0, new Random()).drawn(true)).isTrue();
    }
}
