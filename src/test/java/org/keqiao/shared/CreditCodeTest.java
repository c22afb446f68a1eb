package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91110000802100433B",
                "91330100799655058B",
                "9144030071526726XG",
                "91440300708461136T",
                "91350000158142711F",
                "91110108551385082Q",
                "91350582MA31ABCD0M",
                "91350581MA3KQ88B53",
                "91510502MA62AB127P",
                "91130402MA07CD3460",
                "91340602MA2MEF5691",
                "123505004892500124"
            })
    void acceptsRightCodes(String code) {
        assertThat(CreditCode.problem(code)).isEmpty();
        assertThat(CreditCode.parse(code)).contains(new CreditCode(code));
    }

    @ParameterizedTest
    @CsvSource({
        "91350582MA13ABCD0M, usccCheck", // two characters swapped
        "91350582MA13ABCD0E, usccCheck", // swapped, with the last character put right: the body's own check fails
        "91350582MA31ABCD0N, usccCheck",
        "91421303MA48ZZ010A, usccCharacters",
        "91350582MA31ABCDOM, usccCharacters", // letter O
        "91350582MA31ABCD0, usccLength",
        "91350582MA31ABCD0MM, usccLength",
        "'', usccLength"
    })
    void refusesWrongCodes(String code, String problem) {
        assertThat(CreditCode.problem(code)).contains(problem);
        assertThat(CreditCode.parse(code)).isEmpty();
        assertThat(new Texts(true).has("field." + problem, Locale.ENGLISH)).isTrue();
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(CreditCode.problem(null)).contains("usccLength");
    }

    @Test
    void normalisesBeforeItChecks() {
        assertThat(CreditCode.parse(" 91350582ma31abcd0m\u3000")).contains(new CreditCode("91350582MA31ABCD0M"));
        assertThat(CreditCode.parse("９１３５０５８２ＭＡ３１ＡＢＣＤ０Ｍ")).contains(new CreditCode("91350582MA31ABCD0M"));
        assertThatThrownBy(() -> new CreditCode("91350582ma31abcd0m")).isInstanceOf(IllegalArgumentException.class);
    }
}
