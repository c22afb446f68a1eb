package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.lang.Nullable;

/** Which claims are audited by chance. */
class AuditSampleTest {

    private static boolean draws(int of10000, @Nullable String rate) {
        RandomGenerator chance = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("not asked");
            }

            @Override
            public int nextInt(int bound) {
                return of10000;
            }
        };
        return new AuditSample(new BigDecimal("0.05"), chance).draws(rate == null ? null : new BigDecimal(rate));
    }

    @Test
    void oneInTwentyWhereNothingIsSet() {
        assertThat(draws(499, null)).isTrue();
        assertThat(draws(500, null)).isFalse();
    }

    @Test
    void aPartIsNoPercentage() {
        assertThatThrownBy(() -> new AuditSample(new BigDecimal("5"), RandomGenerator.getDefault()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keqiao.subsidies.sample-rate");
        assertThatThrownBy(() -> new AuditSample(new BigDecimal("-0.05"), RandomGenerator.getDefault()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asManyAsTheItemSays() {
        assertThat(draws(1499, "0.15")).isTrue();
        assertThat(draws(1500, "0.15")).isFalse();
        assertThat(draws(0, "0")).isFalse();
        assertThat(draws(9999, "1")).isTrue();
    }
}
