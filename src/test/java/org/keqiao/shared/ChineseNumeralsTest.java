package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "1409.50, 壹仟肆佰零玖元伍角",
        "6007.14, 陆仟零柒元壹角肆分",
        "1680.32, 壹仟陆佰捌拾元零叁角贰分",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "325.04, 叁佰贰拾伍元零肆分",
        "0, 零元整",
        "0.01, 壹分",
        "0.10, 壹角",
        "0.14, 壹角肆分",
        "10, 壹拾元整",
        "15, 壹拾伍元整",
        "10.05, 壹拾元零伍分",
        "100, 壹佰元整",
        "1000, 壹仟元整",
        "1001, 壹仟零壹元整",
        "1010, 壹仟零壹拾元整",
        "10000, 壹万元整",
        "10001, 壹万零壹元整",
        "100000, 壹拾万元整",
        "100500, 壹拾万零伍佰元整",
        "1200000, 壹佰贰拾万元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "110000000, 壹亿壹仟万元整",
        "99999999999.99, 玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "3000000000000, 叁万亿元整",
        "-1409.50, 负壹仟肆佰零玖元伍角"
    })
    void writesFinancialCapitals(String amount, String capitals) {
        assertThat(ChineseNumerals.financial(Money.of(amount))).isEqualTo(capitals);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, 二〇二六年十一月二十一日", "2025-01-10, 二〇二五年一月十日", "2024-10-30, 二〇二四年十月三十日", "2000-12-05, 二〇〇〇年十二月五日"
    })
    void writesDatesOfDocuments(LocalDate day, String text) {
        assertThat(ChineseNumerals.date(day)).isEqualTo(text);
    }
}
