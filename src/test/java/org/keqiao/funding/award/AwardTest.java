package org.keqiao.funding.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.funding.award.AwardStep.Rule;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** The figures are those of the policies, see each test. */
class AwardTest {

    private static final Money NOTHING = Money.ZERO;

    @ParameterizedTest(name = "{1} of {0}, {2}: {3}")
    @CsvSource({
        // 随县: the city's 20 % and the county's 10 % of the same base
        "1234567.89, 0.20, HALF_UP_FEN, 246913.58",
        "1234567.89, 0.20, FLOOR_FEN, 246913.57",
        "1234567.89, 0.10, HALF_UP_FEN, 123456.79",
        "1234567.89, 0.10, FLOOR_FEN, 123456.78",
        "1234567.89, 0.20, FLOOR_YUAN, 246913.00",
        "1234567.89, 0.20, FLOOR_HUNDRED, 246900.00",
        "0, 0.20, HALF_UP_FEN, 0.00"
    })
    void takesARateOfTheBaseAndRoundsAsThePolicySays(Money base, BigDecimal rate, Rounding rounding, Money expected) {
        AwardTerms terms = terms(null, rate, null, null, null, rounding, Stacking.ADDITIVE);
        assertThat(Award.of(terms, base, Award.Beside.UNKNOWN).net()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "30000000, 150000.00",
        "30000000.01, 150000.00",
        "100000000, 360000.00",
        "313333333.33, 1000000.00",
        "400000000, 1000000.00"
    })
    void countsTiersUpToTheirCap(Money traded, Money expected) {
        boolean upper = traded.isMoreThan(Money.of("30000000"));
        AwardTerms terms = upper
                ? terms(
                        "150000",
                        new BigDecimal("0.003"),
                        "30000000",
                        "1000000",
                        null,
                        Rounding.HALF_UP_FEN,
                        Stacking.ADDITIVE)
                : terms(null, new BigDecimal("0.005"), null, "1000000", null, Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        assertThat(Award.of(terms, traded, Award.Beside.UNKNOWN).net()).isEqualTo(expected);
    }

    /** A registration body: 50,000 and 0.6‰ of what is above a hundred million, at most a million. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"100000000, 50000.00", "250000000, 140000.00", "1683333333.33, 1000000.00"})
    void addsARateAboveAThresholdToAFixedSum(Money registered, Money expected) {
        AwardTerms terms = terms(
                "50000",
                new BigDecimal("0.0006"),
                "100000000",
                "1000000",
                null,
                Rounding.HALF_UP_FEN,
                Stacking.ADDITIVE);
        assertThat(Award.of(terms, registered, Award.Beside.UNKNOWN).net()).isEqualTo(expected);
    }

    @Test
    void givesWhatTheYearStillAllows() {
        AwardTerms terms = terms(null, BigDecimal.ONE, null, null, "3000000", Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        Award award = Award.of(terms, Money.of("400000"), used("2850000"));
        assertThat(award.gross()).isEqualTo(Money.of("400000"));
        assertThat(award.capApplied()).isEqualTo(Money.of("250000"));
        assertThat(award.net()).isEqualTo(Money.of("150000"));
        assertThat(award.trace()).last().satisfies(step -> {
            assertThat(step.rule()).isEqualTo(Rule.HOLDER_CAP);
            assertThat(step.clause()).isEqualTo("X〔2020〕1号 第三条");
        });
    }

    /** A transfer agency: 3 % of each deal, at most 100,000 a project and 500,000 a year. */
    @Test
    void putsTheCapOfTheDealBeforeThatOfTheYear() {
        AwardTerms terms =
                terms(null, new BigDecimal("0.03"), null, "100000", "500000", Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        Money used = NOTHING;
        for (int deal = 1; deal <= 6; deal++) {
            Award award = Award.of(terms, Money.of("4000000"), beside(used));
            assertThat(award.gross()).isEqualTo(Money.of("120000"));
            assertThat(award.net()).isEqualTo(deal == 6 ? NOTHING : Money.of("100000"));
            used = used.plus(award.net());
        }
    }

    /** Instalments of one project: what it was given before counts towards its cap. */
    @Test
    void countsWhatAProjectGotBeforeTowardsItsCap() {
        AwardTerms terms =
                terms(null, new BigDecimal("0.20"), null, "100000", null, Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        Award.Beside before = new Award.Beside(Map.of(PolicyCap.Per.PROJECT, Money.of("70000")), NOTHING, null);
        Award second = Award.of(terms, Money.of("400000"), before);
        assertThat(second.net()).isEqualTo(Money.of("30000"));
        assertThat(second.trace()).last().satisfies(step -> {
            assertThat(step.rule()).isEqualTo(Rule.CAP);
            assertThat(step.detail()).isEqualTo("100,000.00 − 70,000.00");
        });
    }

    /** Two caps over several awards: the narrower one holds, whichever it is. */
    @ParameterizedTest(name = "firm used {0}, all takers {1}: {2}")
    @CsvSource({"250000, 0, 50000.00", "0, 2450000, 50000.00", "290000, 2495000, 5000.00", "0, 0, 100000.00"})
    void countsTowardsTheCapOfTheFirmAndOfAllTakers(Money firm, Money all, Money expected) {
        AwardTerms terms = new AwardTerms(
                "X_ITEM",
                1,
                "row",
                null,
                PolicyMeasure.PAID_TECHNICAL,
                Money.of("100000"),
                null,
                Money.ZERO,
                null,
                List.of(
                        new AwardTerms.HolderCap(Money.of("300000"), PolicyCap.Per.FIRM_YEAR),
                        new AwardTerms.HolderCap(Money.of("2500000"), PolicyCap.Per.ITEM_YEAR)),
                null,
                YearKey.APPLICATION_YEAR,
                Rounding.HALF_UP_FEN,
                Stacking.ADDITIVE,
                Set.of());
        Map<PolicyCap.Per, Money> used = Map.of(PolicyCap.Per.FIRM_YEAR, firm, PolicyCap.Per.ITEM_YEAR, all);
        assertThat(Award.of(terms, NOTHING, new Award.Beside(used, NOTHING, null))
                        .net())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} beside {1}: {2}")
    @CsvSource({
        "ADDITIVE, 80000, 100000.00",
        "MATCHING, 80000, 100000.00",
        "EXCLUSIVE, 0.01, 0.00",
        "EXCLUSIVE, 0, 100000.00",
        "HIGHER_OF, 80000, 20000.00",
        "HIGHER_OF, 100000, 0.00",
        "HIGHER_OF, 120000, 0.00",
        "TOP_UP_DIFFERENCE, 99999.99, 0.01"
    })
    void mindsWhatElseIsGivenForTheSame(Stacking stacking, Money others, Money expected) {
        AwardTerms terms = terms("100000", null, null, null, null, Rounding.HALF_UP_FEN, stacking);
        Award award = Award.of(terms, NOTHING, new Award.Beside(Map.of(), others, null));
        assertThat(award.net()).isEqualTo(expected);
        assertThat(award.stackingApplied()).isEqualTo(Money.of("100000").minus(expected));
    }

    @Test
    void keepsCityAndCountyTogetherUnderTheirLimit() {
        AwardTerms county =
                terms(null, new BigDecimal("0.10"), null, null, null, Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        Award award = Award.of(
                county, Money.of("1000000"), new Award.Beside(Map.of(), Money.of("200000"), Money.of("250000")));
        assertThat(award.net()).isEqualTo(Money.of("50000"));
        assertThat(award.trace())
                .extracting(AwardStep::rule, AwardStep::out)
                .contains(tuple(Rule.JOINT_LIMIT, Money.of("50000")));
    }

    /** Suizhou: city and county together at most 30 % of the base; the odd part of a fen takes nothing away. */
    @ParameterizedTest(name = "share {0} of {1}: {2}")
    @CsvSource({", 1000000, 1000000", "0.30, 1000000, 300000", "0.30, 1234567.89, 370370.37", "0.30, 0.08, 0.03"})
    void knowsTheShareThatTwoPursesGiveTogether(@Nullable BigDecimal share, Money base, Money limit) {
        AwardTerms terms = new AwardTerms(
                "X_ITEM",
                1,
                "row",
                null,
                PolicyMeasure.PAID_TECHNICAL,
                null,
                new BigDecimal("0.10"),
                Money.ZERO,
                null,
                List.of(),
                share,
                YearKey.APPLICATION_YEAR,
                Rounding.HALF_UP_FEN,
                Stacking.ADDITIVE,
                Set.of());
        assertThat(terms.jointLimit(base)).isEqualTo(limit);
    }

    @Test
    void staysInWholeUnitsUnderACap() {
        AwardTerms terms =
                terms(null, new BigDecimal("0.20"), null, null, "50000", Rounding.FLOOR_HUNDRED, Stacking.ADDITIVE);
        Award award = Award.of(terms, Money.of("1000000"), used("20049.99"));
        assertThat(award.net()).isEqualTo(Money.of("29900"));
        assertThat(award.trace()).last().extracting(AwardStep::rule).isEqualTo(Rule.ROUNDED);
    }

    @Test
    void saysThatItTookAnUnknownUseForNone() {
        AwardTerms terms = terms("10", null, null, null, "3000000", Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        assertThat(Award.of(terms, NOTHING, Award.Beside.UNKNOWN).trace())
                .extracting(AwardStep::rule)
                .contains(Rule.ASSUMED_UNUSED);
        assertThat(Award.of(terms, NOTHING, used("0")).trace())
                .extracting(AwardStep::rule)
                .doesNotContain(Rule.ASSUMED_UNUSED);
    }

    @Test
    void leavesToPeopleWhatTheTermsLeaveToThem() {
        AwardTerms terms = terms(null, null, null, "2000000", null, Rounding.HALF_UP_FEN, Stacking.ADDITIVE);
        assertThat(terms.isCalculable()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Award.of(terms, Money.of("1"), Award.Beside.UNKNOWN));
    }

    @ParameterizedTest(name = "{0} of {1}/{2} paid {3}, counted {4}: {5}")
    @CsvSource({
        "CONTRACT_AMOUNT, 3000000, 1800000, 100, 0, 3000000",
        "TECHNICAL_AMOUNT, 3000000, 1800000, 100, 0, 1800000",
        "PAID_AMOUNT, 3000000, 1800000, 1000000, 0, 1000000",
        "PAID_AMOUNT, 3000000, 1800000, 3100000, 0, 3000000",
        "PAID_TECHNICAL, 3000000, 1800000, 1000000, 0, 600000",
        "PAID_TECHNICAL, 3000000, 1800000, 1000000, 1500000, 300000",
        "PAID_TECHNICAL, 3000000, 1800000, 1000000, 1800000, 0",
        "PAID_TECHNICAL, 3000000, 2000000, 0.01, 0, 0.01"
    })
    void measuresAContract(
            PolicyMeasure measure, Money contract, Money technical, Money paid, Money counted, Money base) {
        assertThat(new ContractBase(contract, technical, paid, counted, counted).by(measure))
                .isEqualTo(base);
    }

    /** Of 1,200,000 with 1,000,000 of technology: {@code measure, paid, counted and measured before: base, technology in it}. */
    @ParameterizedTest(name = "{0} paid {1}, others {2} of {3}: {4}, of technology {5}")
    @CsvSource({
        "PAID_AMOUNT, 700000, 0, 0, 700000, 700000",
        "PAID_AMOUNT, 500000, 700000, 700000, 500000, 300000",
        "PAID_AMOUNT, 500000, 700000, 700000.01, 499999.99, 300000",
        "PAID_AMOUNT, 100, 1000000, 1200000, 0, 0",
        "CONTRACT_AMOUNT, 1, 0, 0, 1200000, 1000000",
        "CONTRACT_AMOUNT, 1, 700000, 700000, 500000, 300000",
        "CONTRACT_AMOUNT, 1, 1000000, 1200000, 0, 0",
        "TECHNICAL_AMOUNT, 1, 400000, 400000, 600000, 600000",
        "TECHNICAL_AMOUNT, 1, 1000000, 1000000, 0, 0",
        "PAID_TECHNICAL, 600000, 400000, 400000, 500000, 500000",
        "PAID_TECHNICAL, 1200000, 400000, 400000, 600000, 600000",
        "DEAL_AMOUNT, 1300000, 0, 0, 1200000, 1000000"
    })
    void leavesOfAContractWhatOtherInstalmentsTook(
            PolicyMeasure measure, Money paid, Money counted, Money measured, Money base, Money technology) {
        ContractBase contract = new ContractBase(Money.of("1200000"), Money.of("1000000"), paid, counted, measured);
        assertThat(contract.by(measure)).isEqualTo(base);
        assertThat(contract.technologyIn(base)).isEqualTo(technology);
    }

    private static Award.Beside used(String amount) {
        return beside(Money.of(amount));
    }

    private static Award.Beside beside(Money usedOfYear) {
        return new Award.Beside(Map.of(PolicyCap.Per.FIRM_YEAR, usedOfYear), NOTHING, null);
    }

    private static AwardTerms terms(
            @Nullable String fixed,
            @Nullable BigDecimal rate,
            @Nullable String above,
            @Nullable String cap,
            @Nullable String yearCap,
            Rounding rounding,
            Stacking stacking) {
        return new AwardTerms(
                "X_ITEM",
                1,
                "row",
                "X〔2020〕1号 第三条",
                PolicyMeasure.PAID_TECHNICAL,
                money(fixed),
                rate,
                above == null ? Money.ZERO : Money.of(above),
                money(cap),
                yearCap == null
                        ? List.of()
                        : List.of(new AwardTerms.HolderCap(Money.of(yearCap), PolicyCap.Per.FIRM_YEAR)),
                null,
                YearKey.APPLICATION_YEAR,
                rounding,
                stacking,
                Set.of());
    }

    @Nullable
    private static Money money(@Nullable String amount) {
        return amount == null ? null : Money.of(amount);
    }
}
