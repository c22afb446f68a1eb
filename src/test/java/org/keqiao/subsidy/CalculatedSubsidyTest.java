package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** What becomes of 500,000 counted of a contract over 1,200,000 with 1,000,000 of technology when it is amended. */
class CalculatedSubsidyTest {

    @ParameterizedTest(name = "{0}: {1} with {2}, {3}: {4}")
    @CsvSource({
        "PAID_TECHNICAL,   1200000, 1000000, VALID,        true",
        "PAID_TECHNICAL,   1500000, 1300000, VALID,        true",
        "PAID_TECHNICAL,   1500000, 1300000, PENDING_SEAL, true",
        "PAID_TECHNICAL,   1100000, 1000000, VALID,        true",
        "PAID_TECHNICAL,   1500000, 1000000, VALID,        false",
        "PAID_TECHNICAL,   1100000,  900000, PENDING_SEAL, false",
        "PAID_TECHNICAL,   1500000, 1300000, REVOKED,      false",
        "PAID_TECHNICAL,   1500000, 1300000, CANCELLED,    false",
        "TECHNICAL_AMOUNT, 1100000, 1000000, VALID,        true",
        "TECHNICAL_AMOUNT, 1200000,  999999, VALID,        false",
        "CONTRACT_AMOUNT,  1200001, 1000000, VALID,        true",
        "CONTRACT_AMOUNT,  1199999, 1000000, VALID,        false",
        "PAID_AMOUNT,      1000000, 1000000, VALID,        true",
        "DEAL_AMOUNT,      1000000,  999999, VALID,        false",
    })
    void isCarriedByWhatTheRegisterSaysNow(
            PolicyMeasure measure, String contract, String technical, Certificate.State state, boolean carried) {
        assertThat(calculated(measure, "500000.00").isCarriedBy(now(contract, technical, state)))
                .isEqualTo(carried);
    }

    /** 500,000 at 20 % under a cap of 50,000, with 30,000 of the county: 400,000 still give as much, 40,000 do not. */
    @ParameterizedTest(name = "{0}, limited by the cap, beside {1} of the county: {2}")
    @CsvSource({"1500000, 30000, true", "15000000, 0, false", "1500000, 100000, false"})
    void whatACapTookAwayAnywayMayGo(String contract, String county, boolean carried) {
        Award city = award("50000.00", "100000.00", "500000.00");
        CalculatedSubsidy.Contract calculated =
                calculated(PolicyMeasure.PAID_TECHNICAL, city, award(county, "100000.00", "500000.00"));
        assertThat(calculated.isCarriedBy(now(contract, "1000000", Certificate.State.VALID)))
                .isEqualTo(carried);
    }

    private static Award award(String net, String gross, String base) {
        Money counted = Money.of(base);
        Money before = Money.of(gross);
        Money given = Money.of(net);
        return new Award(
                counted,
                before,
                before.minus(given),
                Money.ZERO,
                given,
                Set.of(),
                List.of(new AwardStep(AwardStep.Rule.RATE, null, counted, before, "20%")));
    }

    /** What becomes of a contract of which nothing was counted changes nothing. */
    @Test
    void restsOnWhatWasCounted() {
        CalculatedSubsidy.Contract counted = counted("500000.00");
        CalculatedSubsidy.Contract left = counted("0.00");
        assertThat(of(left, counted).countedContracts()).containsExactly(counted);
    }

    static CalculatedSubsidy.Contract counted(String base) {
        return calculated(PolicyMeasure.PAID_TECHNICAL, base);
    }

    static CalculatedSubsidy of(CalculatedSubsidy.Contract... contracts) {
        return new CalculatedSubsidy(
                "ITEM",
                new Bilingual("补贴", "Subsidy"),
                LocalDate.of(2026, 1, 5),
                false,
                List.of(contracts),
                List.of(),
                Money.ZERO,
                Money.ZERO,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({"1150000, true", "1149999, false"})
    void noMoreWasPaidThanTheContractIsAbout(String contract, boolean carried) {
        assertThat(calculated(PolicyMeasure.PAID_AMOUNT, "1150000.00")
                        .isCarriedBy(now(contract, "1000000", Certificate.State.VALID)))
                .isEqualTo(carried);
    }

    private static CalculatedSubsidy.Contract calculated(PolicyMeasure measure, String base) {
        String fifth = Money.of(base)
                .times(new BigDecimal("0.20"), RoundingMode.UNNECESSARY)
                .yuan()
                .toPlainString();
        return calculated(measure, award(fifth, fifth, base), null);
    }

    private static CalculatedSubsidy.Contract calculated(PolicyMeasure measure, Award city, @Nullable Award county) {
        return new CalculatedSubsidy.Contract(
                "2026350501000001",
                "耐候型材料",
                Money.of("1200000.00"),
                Money.of("1000000.00"),
                measure,
                Money.of("600000.00"),
                Money.ZERO,
                null,
                city,
                county);
    }

    private static CertifiedContract now(String contract, String technical, Certificate.State state) {
        return new CertifiedContract(
                "2026350501000001",
                false,
                "耐候型材料",
                "TRANSFER",
                Money.of(contract),
                Money.of(technical),
                false,
                new Party("甲", null),
                List.of(new Party("乙", null)),
                LocalDate.of(2026, 1, 4),
                LocalDate.of(2026, 1, 5),
                state);
    }
}
