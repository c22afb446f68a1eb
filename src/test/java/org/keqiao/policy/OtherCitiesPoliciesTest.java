package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.core.io.ClassPathResource;

/** Rules of cities that the product has no profile of can be written as tables too: tiers, thresholds, years. */
class OtherCitiesPoliciesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static AskedTable table(String key) {
        return new AskedTable(key, new Bilingual(key, key), 1, TableEngine.of(read(key + ".dmn")));
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("policies/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Money capped(PolicyTerms terms, Money base) {
        Money gross = terms.gross(base);
        Money limit = terms.caps().get(0).limit();
        return limit != null && gross.isMoreThan(limit) ? limit : gross;
    }

    @ParameterizedTest
    @CsvSource({
        "30000000.00,150000.00",
        "30000000.01,150000.00",
        "100000000.00,360000.00",
        "313333333.33,1000000.00",
        "400000000.00,1000000.00"
    })
    void tiers(Money year, Money reward) {
        PolicyTerms terms = PolicyTerms.of(table("FQ_TIERED").ask(DAY, PolicyInputs.NONE.yearAmount(year)));
        assertThat(capped(terms, year)).isEqualTo(reward);
        assertThat(terms.measure()).isEqualTo(PolicyMeasure.YEAR_AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({"199999.99,0.00", "200000.00,20000.00", "2000000.00,200000.00", "3000000.00,200000.00"})
    void aThreshold(Money year, Money subsidy) {
        assertThat(capped(PolicyTerms.of(table("FQ_PURCHASE").ask(DAY, PolicyInputs.NONE.yearAmount(year))), year))
                .isEqualTo(subsidy);
    }

    @ParameterizedTest
    @CsvSource({"180000.00,EXCELLENT,100000.00", "120000.00,EXCELLENT,84000.00", "180000.00,QUALIFIED,90000.00"})
    void aDeputyByGrade(Money pay, String grade, Money subsidy) {
        PolicyTerms terms = PolicyTerms.of(
                table("CZ_DEPUTY").ask(DAY, PolicyInputs.NONE.grade(grade).pay(pay)));
        assertThat(capped(terms, pay)).isEqualTo(subsidy);
        assertThat(terms.answer().number("maxYears")).isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FQ_TIERED", "FQ_PURCHASE", "CZ_DEPUTY"})
    void theirTestsPass(String key) {
        TableTests tests = TableTests.read(key, read(key + ".json")).orElseThrow();
        assertThat(tests.run(TableEngine.of(read(key + ".dmn")))).isNotEmpty().allMatch(TableTests.Result::passes);
    }

    @Test
    void aCalculatorTakesWhatIsNotGivenAsMet() {
        AskedTable purchase = new AskedTable(
                "SZ_INDUSTRIALIZATION",
                new Bilingual("产业化", "Industrialisation"),
                1,
                TableEngine.of(
                        ShippedTables.files("suizhou", "SZ_INDUSTRIALIZATION").dmn()));
        PolicyAnswer answer = purchase.assume(DAY, PolicyInputs.NONE);
        assertThat(answer.assumed()).containsExactly("rank");
        assertThat(answer.number("amount")).isEqualByComparingTo("500000.00");
        assertThat(purchase.assume(DAY, PolicyInputs.NONE.rank(2)).assumed()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, () -> purchase.assume(DAY, PolicyInputs.NONE.rank(6)))
                        .code())
                .isEqualTo("POLICY_NO_ROW");
    }

    @Test
    void aCalculatorAsksForWhatMakesTheDifference() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> table("CZ_DEPUTY").assume(DAY, PolicyInputs.NONE.pay(Money.of("180000.00"))));
        assertThat(refusal.code()).isEqualTo("POLICY_INPUT_NEEDED");
    }

    @Test
    void aCaseThatIsDecidedAssumesNothing() {
        assertThat(catchThrowableOfType(Refusal.class, () -> table("CZ_DEPUTY").ask(DAY, PolicyInputs.NONE))
                        .code())
                .isEqualTo("POLICY_NO_ROW");
    }
}
