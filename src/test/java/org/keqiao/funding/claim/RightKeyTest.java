package org.keqiao.funding.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightKeyTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ZL200310102344.5, 200310102344",
        "2003101023445, 200310102344",
        "200310102344, 200310102344",
        "发明专利 zl 2003 1010 2344.x, 200310102344",
        "ＣＮ２００３１０１０２３４４．５, 200310102344",
        "软著登字第 0123456 号（2022SR0123456）, 2022SR0123456",
        "CN101234567B, 101234567B",
        "BS.155005678, BS155005678",
        "CNA20160001.1, A201600011"
    })
    void spellsARightOneWay(String typed, String key) {
        assertThat(RightKey.of(typed)).extracting(RightKey::value).containsExactly(key);
    }

    @Test
    void findsEachOfSeveral() {
        assertThat(RightKey.of("ZL200310102344.5、ZL201920102344.7")).hasSize(2);
        assertThat(RightKey.of("专利\n200310102344.5 201920102344.7\u3000ZL201920102345X"))
                .extracting(RightKey::value)
                .containsExactly("200310102344", "201920102344", "201920102345");
        assertThat(RightKey.of("2022SR0123 456")).extracting(RightKey::value).containsExactly("2022SR0123456");
        assertThat(RightKey.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "申请中", "技术秘密 1", "成果 35050020260001"})
    void takesNothingElseForANumberThatIsSure(String typed) {
        assertThat(RightKey.known(typed)).isEmpty();
    }
}
