package org.keqiao.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keqiao.shared.Money;

class FiguresTest {

    @Test
    void growsBySixtyTwoPercentFromSixHundredMillionToABillion() {
        assertThat(amount("1000000000").growthFrom(amount("617000000"))).isEqualByComparingTo("62.1");
        assertThat(amount("1000000000").growthFrom(amount("407000000"))).isEqualByComparingTo("145.7");
    }

    @Test
    void hasNoGrowthFromNothingOrLess() {
        assertThat(amount("5").growthFrom(Figures.NONE)).isNull();
        assertThat(amount("5").growthFrom(amount("-1"))).isNull();
    }

    @Test
    void fallsByMoreThanAllWhenMoreWasTakenOffThanCameIn() {
        assertThat(amount("-50").growthFrom(amount("100"))).isEqualByComparingTo("-150.0");
        assertThat(amount("99.95").growthFrom(amount("100"))).isEqualByComparingTo("-0.1");
    }

    @Test
    void isDoneInPartsOfItsTarget() {
        assertThat(amount("4500000").share(Money.of("9000000"))).isEqualByComparingTo("50.0");
        assertThat(amount("4500000").share(null)).isNull();
    }

    private static Figures amount(String yuan) {
        return new Figures(1, Money.of(yuan), Money.ZERO);
    }
}
