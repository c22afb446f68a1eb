package org.keqiao.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.funding.AllocationStrategy.Rules;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

class AllocationStrategyTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void sharesProRataToTheFen() {
        assertThat(granted(AllocationStrategy.PRO_RATA, "500000", "300000", "200000", "166666.67"))
                .containsExactly("225000.00", "150000.00", "125000.00");
        assertThat(granted(AllocationStrategy.PRO_RATA, "1000000", "500000", "500000", "500000"))
                .containsExactly("333333.34", "333333.33", "333333.33");
    }

    @Test
    void lowersOneCapForAll() {
        assertThat(granted(AllocationStrategy.CAP_LOWERING, "100", "10", "80", "60"))
                .containsExactly("10.00", "45.00", "45.00");
        assertThat(granted(AllocationStrategy.CAP_LOWERING, "0.05", "1", "1", "1"))
                .containsExactly("0.02", "0.02", "0.01");
    }

    @Test
    void servesByAcceptanceAndStopsAtWhoDoesNotFit() {
        List<Wish> wishes = List.of(
                wish("3", "50", 3, null, false), wish("1", "70", 1, null, false), wish("2", "60", 2, null, false));
        Money budget = Money.of("120");

        assertThat(AllocationStrategy.FIRST_COME.share(budget, wishes, Rules.STRICT))
                .extracting(portion -> portion.granted().toString())
                .containsExactly("0.00", "70.00", "0.00");
        assertThat(AllocationStrategy.FIRST_COME.share(budget, wishes, new Rules(false, true, Integer.MAX_VALUE)))
                .extracting(portion -> portion.granted().toString())
                .containsExactly("50.00", "70.00", "0.00");
        assertThat(AllocationStrategy.FIRST_COME.share(budget, wishes, new Rules(true, false, Integer.MAX_VALUE)))
                .extracting(Portion::kind)
                .containsExactly(Portion.Kind.NONE, Portion.Kind.WHOLE, Portion.Kind.PART);
    }

    @Test
    void servesWhatWasCarriedOverFirst() {
        List<Wish> wishes = List.of(wish("1", "70", 1, null, false), wish("2", "70", 2, null, true));

        assertThat(AllocationStrategy.FIRST_COME.share(Money.of("70"), wishes, Rules.STRICT))
                .extracting(Portion::kind)
                .containsExactly(Portion.Kind.NONE, Portion.Kind.WHOLE);
    }

    @Test
    void acceptedInTheSameInstantTheLowerNumberComesFirst() {
        List<Wish> wishes = List.of(wish("2", "70", 1, null, false), wish("1", "70", 1, null, false));

        assertThat(AllocationStrategy.FIRST_COME.share(Money.of("70"), wishes, Rules.STRICT))
                .extracting(Portion::kind)
                .containsExactly(Portion.Kind.NONE, Portion.Kind.WHOLE);
    }

    /** Seven compete for five places; the fifth and the sixth are equal, so the later one waits on the reserve list. */
    @Test
    void fillsThePlacesByScore() {
        List<Wish> wishes = new ArrayList<>();
        String[] scores = {"91", "90", "88", "86", "80", "80", "75"};
        for (int i = 0; i < scores.length; i++) {
            wishes.add(wish(String.valueOf(i), "500000", i, scores[i], false));
        }
        Collections.shuffle(wishes, new Random(7));

        List<Portion> portions =
                AllocationStrategy.RANKED.share(Money.of("2500000"), wishes, new Rules(false, false, 5));
        assertThat(portions)
                .filteredOn(portion -> portion.kind() == Portion.Kind.RESERVE_LIST)
                .extracting(portion -> portion.caseNumber().value())
                .containsExactlyInAnyOrder(number("5").value(), number("6").value());
        assertThat(Money.sum(portions.stream().map(Portion::granted).toList())).isEqualTo(Money.of("2500000"));
    }

    @ParameterizedTest
    @EnumSource
    void givesEverybodyAllWhereThereIsEnough(AllocationStrategy strategy) {
        List<Wish> wishes = List.of(wish("1", "70", 1, "5", false), wish("2", "30", 2, "6", false));

        assertThat(strategy.share(Money.of("100"), wishes, Rules.STRICT))
                .extracting(Portion::kind)
                .containsOnly(Portion.Kind.WHOLE);
    }

    /** Whatever the numbers: never more than there is or than was wished, and the even strategies leave nothing. */
    @ParameterizedTest
    @EnumSource
    void neverGivesMoreThanThereIs(AllocationStrategy strategy) {
        Random random = new Random(20260302);
        for (int round = 0; round < 2_000; round++) {
            List<Wish> wishes = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(12); i++) {
                Money amount = Money.ofFen(1 + random.nextLong(round % 2 == 0 ? 20 : 9_999_999_999_999L));
                wishes.add(new Wish(
                        number(String.valueOf(i)),
                        amount,
                        MORNING.plusSeconds(random.nextInt(3)),
                        BigDecimal.valueOf(random.nextInt(5)),
                        random.nextInt(4) == 0));
            }
            Money wished = Money.sum(wishes.stream().map(Wish::amount).toList());
            Money budget =
                    Money.ofFen(random.nextLong(wished.yuan().unscaledValue().longValueExact() + 2));
            Rules rules = new Rules(random.nextBoolean(), random.nextBoolean(), 1 + random.nextInt(12));

            List<Portion> portions = strategy.share(budget, wishes, rules);

            assertThat(portions)
                    .extracting(Portion::caseNumber)
                    .isEqualTo(wishes.stream().map(Wish::caseNumber).toList());
            Money given = Money.sum(portions.stream().map(Portion::granted).toList());
            assertThat(given).isLessThanOrEqualTo(budget);
            for (int i = 0; i < wishes.size(); i++) {
                assertThat(portions.get(i).granted())
                        .isBetween(Money.ZERO, wishes.get(i).amount());
            }
            if (strategy == AllocationStrategy.PRO_RATA || strategy == AllocationStrategy.CAP_LOWERING) {
                assertThat(given).isEqualTo(budget.isMoreThan(wished) ? wished : budget);
            }
        }
    }

    private static List<String> granted(AllocationStrategy strategy, String budget, String... wished) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < wished.length; i++) {
            wishes.add(wish(String.valueOf(i), wished[i], 0, null, false));
        }
        return strategy.share(Money.of(budget), wishes, Rules.STRICT).stream()
                .map(portion -> portion.granted().toString())
                .toList();
    }

    private static Wish wish(String number, String amount, int minute, String score, boolean carriedOver) {
        return new Wish(
                number(number),
                Money.of(amount),
                MORNING.plusSeconds(60L * minute),
                score == null ? null : new BigDecimal(score),
                carriedOver);
    }

    private static CaseNumber number(String last) {
        return new CaseNumber("JBZJ-421300-2026-" + "0".repeat(6 - last.length()) + last);
    }
}
