package org.keqiao.funding.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyShape;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;

/** What the county adds, as the calculator's page asks for it and shows it. */
class SupplementTest {

    private static final PolicyItem CITY = item("X_CITY", PolicyItem.Share.CITY);
    private static final PolicyItem COUNTY = item("X_COUNTY", PolicyItem.Share.COUNTY);

    private static PolicyItem item(String key, PolicyItem.Share share) {
        return new PolicyItem(key, new Bilingual(key, key), "X", PolicyItem.Mode.APPLY, share, false);
    }

    private static PolicyShape shape(String... inputs) {
        return new PolicyShape(
                Set.of(inputs), Set.of("rate", "measure"), Set.of(PolicyMeasure.PAID_TECHNICAL), Set.of(), true);
    }

    @Test
    void theFormAsksForWhatOnlyTheCountysTableAsksFor() {
        Policies policies = mock(Policies.class);
        when(policies.shape("X_CITY")).thenReturn(shape("on"));
        when(policies.shape("X_COUNTY")).thenReturn(shape("on", "county", "buyerInCity"));
        when(policies.supplements(CITY)).thenReturn(List.of(COUNTY));
        PolicyShape asked = new Calculator(policies, Clock.systemUTC()).shape(CITY);
        assertThat(new CalculatorForm(asked, Map.of(), new CityProfiles("suizhou").current()).fields())
                .extracting(CalculatorForm.Field::name)
                .containsExactly("base", "county", "buyerInCity", "on");
    }

    @Test
    void itsStepsSayWhoSetThem() {
        Money hundred = Money.of("100");
        Calculation.Supplement supplement = new Calculation.Supplement(
                "X_COUNTY",
                COUNTY.title(),
                hundred,
                true,
                Set.of("measure"),
                Set.of(),
                List.of(new AwardStep(AwardStep.Rule.BASE, null, null, hundred, "PAID_TECHNICAL")));
        Calculation calculation = new Calculation(
                "X_CITY",
                CITY.title(),
                LocalDate.of(2026, 6, 15),
                1,
                hundred,
                hundred,
                Money.ZERO,
                hundred,
                true,
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(),
                List.of(supplement));
        CalculatorPage page = new CalculatorPage(new Texts(true), Locale.ENGLISH, "Bureau").calculated(calculation);
        assertThat(page.build().getModel().get("result"))
                .isInstanceOfSatisfying(CalculatorPage.Result.class, result -> {
                    assertThat(result.traces().get(1).get(0).ground()).isEqualTo("Set by this bureau");
                });
    }
}
