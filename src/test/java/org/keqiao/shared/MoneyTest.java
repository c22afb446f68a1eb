package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private final ObjectMapper json = new ObjectMapper();

    record Priced(Money price) {}

    @Test
    void hasTwoDecimalsHoweverItIsMade() {
        assertThat(Money.of("1255000")).hasToString("1255000.00").isEqualTo(Money.of(new BigDecimal("1255000.0")));
        assertThat(Money.ofFen(125_500_000)).isEqualTo(Money.of("1255000.00"));
        assertThat(Money.of(new BigDecimal("1E+4"))).hasToString("10000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,000.00", "1.234", "1e5", "一万", "--1", "1.", ".5", "NaN", "99999999999999999"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToRoundUnasked() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.005"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void calculatesToTheFen() {
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
        assertThat(Money.of("1.00").minus(Money.of("1.01")).isNegative()).isTrue();
        assertThat(Money.of("333.35").times(new BigDecimal("0.1"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("33.34"));
        assertThat(Money.of("333.35").times(new BigDecimal("0.1"), RoundingMode.DOWN))
                .isEqualTo(Money.of("33.33"));
        assertThat(Money.sum(List.of(Money.of("1"), Money.of("2.5")))).isEqualTo(Money.of("3.50"));
        assertThat(Money.of("2").isMoreThan(Money.of("2.00"))).isFalse();
    }

    @Test
    void isADecimalStringInJson() throws Exception {
        assertThat(json.writeValueAsString(new Priced(Money.of("1234567.89")))).isEqualTo("{\"price\":\"1234567.89\"}");
        assertThat(json.readValue("{\"price\":\"1234567.89\"}", Priced.class).price())
                .isEqualTo(Money.of("1234567.89"));
        assertThatThrownBy(() -> json.readValue("{\"price\":\"abc\"}", Priced.class))
                .hasMessageContaining("not an amount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1255000.00 | 125.5 | 125.50 万元 (1,255,000.00 元)",
                "0.01 | 0.000001 | 0.000001 万元 (0.01 元)",
                "300000000 | 30000 | 30,000.00 万元 (300,000,000.00 元)",
                "-50.50 | -0.00505 | -0.00505 万元 (-50.50 元)",
                "0 | 0 | 0.00 万元 (0.00 元)"
            })
    void showsBothUnits(String yuan, BigDecimal tenThousands, String shown) {
        assertThat(Money.of(yuan).inTenThousands()).isEqualTo(tenThousands);
        assertThat(new Texts(true).money(Money.of(yuan), Locale.CHINA)).isEqualTo(shown);
    }
}
