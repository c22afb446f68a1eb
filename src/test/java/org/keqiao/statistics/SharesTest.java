package org.keqiao.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Money;

class SharesTest {

    @Test
    void thirdsAddUpToAHundred() {
        assertThat(shares("1", "1", "1"))
                .containsExactly(new BigDecimal("33.4"), new BigDecimal("33.3"), new BigDecimal("33.3"));
    }

    @Test
    void theLargestRemainderGetsWhatIsLeft() {
        // 14.28…, 28.57…, 57.14…: the second is nearest to the next tenth.
        List<BigDecimal> shares = shares("1", "2", "4");
        assertThat(shares).containsExactly(new BigDecimal("14.3"), new BigDecimal("28.6"), new BigDecimal("57.1"));
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100");
    }

    @Test
    void nothingHasNoShares() {
        assertThat(shares("0", "0")).containsExactly(new BigDecimal("0.0"), new BigDecimal("0.0"));
    }

    private static List<BigDecimal> shares(String... amounts) {
        return Shares.of(Stream.of(amounts).map(Money::of).toList());
    }
}
