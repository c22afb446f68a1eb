package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;

/** The tables that come with a city say what its papers say, and nothing that they leave open. */
class ShippedPoliciesTest {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "SZ_CONVERSION_CITY,421303,0.20",
        "SZ_CONVERSION_CITY,421391,0.20",
        "SZ_CONVERSION_COUNTY,421321,0.10",
        "SZ_CONVERSION_COUNTY,421381,0.10",
        "SZ_CONVERSION_COUNTY,421303,0.10"
    })
    void suizhouAddsTenPercentOfTheCountyToTwentyOfTheCity(String key, String county, BigDecimal rate) {
        TableEngine.Answer answer = ask(key, county);
        assertThat(answer.values()).containsEntry("rate", rate);
        assertThat(answer.values().get("cap")).isNull();
        assertThat(answer.values().get("documentNumber")).isNull();
    }

    @Test
    void whetherTheZonesAddIsTheBureausToSay() {
        assertThat(ask("SZ_CONVERSION_COUNTY", "421391").rows()).isEmpty();
        assertThat(ask("SZ_CONVERSION_CITY", "420100").rows()).isEmpty();
    }

    private static TableEngine.Answer ask(String key, String county) {
        return TableEngine.of(ShippedPolicies.files("suizhou", key).dmn())
                .answer(Map.of("on", ANY_DAY, "county", county));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SZ_CONVERSION_CITY", "SZ_CONVERSION_COUNTY"})
    void theirTestsPass(String key) {
        PolicyFiles files = ShippedPolicies.files("suizhou", key);
        TableTests tests = TableTests.read(key, files.tests()).orElseThrow();
        assertThat(tests.rows()).isNotEmpty();
        assertThat(tests.run(TableEngine.of(files.dmn()))).allMatch(TableTests.Result::passes);
    }

    @Test
    void anEmptyTableHasWhatEachMustHave() {
        PolicySheet sheet = new PolicySheet(
                DecisionTable.parse(EmptyTable.of("A_KEY", "名称 <甲> & “乙”")).orElseThrow());
        assertThat(sheet.table().name()).isEqualTo("名称 <甲> & “乙”");
        assertThat(sheet.days()).isPresent();
        assertThat(sheet.hasClause()).isTrue();
    }
}
