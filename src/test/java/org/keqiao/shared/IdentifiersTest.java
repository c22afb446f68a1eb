package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, true",
        "19912345678, true",
        "12800138000, false",
        "1380013800, false",
        "+8613800138000, false"
    })
    void knowsMobileNumbers(String text, boolean right) {
        assertThat(Identifiers.isMobile(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"362000, true", "36200, false", "36200A, false"})
    void knowsPostcodes(String text, boolean right) {
        assertThat(Identifiers.isPostcode(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "200310102344.5, true",
        "ZL200310102344.5, true",
        "200310102344.6, false",
        "200310102345.5, false",
        "85100001.3, false",
        "85100001.0, true",
        "2003101.5, false"
    })
    void checksPatentNumbers(String text, boolean right) {
        assertThat(Identifiers.isPatentNumber(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"2024SR0123456, true", "2024SR123456, true", "2024SR12345, false", "SR0123456, false"})
    void knowsSoftwareCopyrightNumbers(String text, boolean right) {
        assertThat(Identifiers.isSoftwareCopyrightNumber(text)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"泉科函〔2025〕81号, true", "泉科函[2025]81号, false", "泉科函(2025)81号, false", "〔2025〕81号, false"})
    void wantsSixPointedBracketsInDocumentNumbers(String text, boolean right) {
        assertThat(Identifiers.isDocumentNumber(text)).isEqualTo(right);
    }
}
