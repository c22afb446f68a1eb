package org.keqiao.subsidy.allotment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.Portion;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.allotment.AllotmentRule.Origin;
import org.springframework.lang.Nullable;

/** Who of several claims gets how much, in what order. */
class SharingOutTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<WaitingClaims.Claim> claims = new ArrayList<>();

    private SharingOutTest claim(String amount) {
        return claim(amount, null, null);
    }

    private SharingOutTest claim(String amount, @Nullable Integer rank, @Nullable Integer carriedInto) {
        int number = claims.size() + 1;
        claims.add(new WaitingClaims.Claim(
                new CaseNumber("JBZJ-350500-2026-00000" + number),
                "单位" + number,
                DAY.plusDays(number),
                rank,
                carriedInto,
                Money.of(amount)));
        claims.sort(
                Comparator.comparing(WaitingClaims.Claim::carriedInto, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(WaitingClaims.Claim::acceptedOn));
        return this;
    }

    private List<AllottedClaim> shared(String available, AllocationStrategy strategy, boolean partial, boolean skip) {
        return SharingOut.of(Money.of(available), claims, new AllotmentRule(strategy, partial, skip, Origin.DOCUMENT));
    }

    private static List<String> given(List<AllottedClaim> allotted) {
        return allotted.stream().map(claim -> claim.given().text()).toList();
    }

    @Test
    void theCapIsLoweredForAll() {
        claim("300000").claim("200000").claim("100000");
        assertThat(given(shared("400000", AllocationStrategy.CAP_LOWERING, false, false)))
                .containsExactly("150,000.00", "150,000.00", "100,000.00");
    }

    @Test
    void theLastOneMayGetAPart() {
        claim("300000").claim("200000").claim("100000");
        List<AllottedClaim> allotted = shared("400000", AllocationStrategy.FIRST_COME, true, false);
        assertThat(given(allotted)).containsExactly("300,000.00", "100,000.00", "0.00");
        assertThat(allotted)
                .extracting(AllottedClaim::kind)
                .containsExactly(Portion.Kind.WHOLE, Portion.Kind.PART, Portion.Kind.NONE);
    }

    @Test
    void whoeverIsTooLargeMayBePassedOver() {
        claim("300000").claim("200000").claim("100000");
        assertThat(given(shared("400000", AllocationStrategy.FIRST_COME, false, true)))
                .containsExactly("300,000.00", "0.00", "100,000.00");
        assertThat(given(shared("400000", AllocationStrategy.FIRST_COME, false, false)))
                .containsExactly("300,000.00", "0.00", "0.00");
    }

    @Test
    void theBetterRankComesFirst() {
        claim("300000", 2, null).claim("200000", 1, null);
        List<AllottedClaim> allotted = shared("250000", AllocationStrategy.RANKED, false, false);
        assertThat(allotted).extracting(AllottedClaim::rank).containsExactly(1, 2);
        assertThat(given(allotted)).containsExactly("200,000.00", "0.00");
        assertThat(allotted.get(1).kind()).isEqualTo(Portion.Kind.RESERVE_LIST);
        claim("1", null, null);
        assertThatThrownBy(() -> shared("250000", AllocationStrategy.RANKED, false, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ALLOTMENT_RANK_MISSING");
    }

    @Test
    void whatWasCarriedOverComesBeforeAllWhateverTheStrategy() {
        claim("300000").claim("200000", null, 2026).claim("300000");
        assertThat(given(shared("500000", AllocationStrategy.PRO_RATA, false, false)))
                .containsExactly("200,000.00", "150,000.00", "150,000.00");
        assertThat(given(shared("100000", AllocationStrategy.FIRST_COME, false, false)))
                .containsExactly("0.00", "0.00", "0.00");
    }

    /** The one carried over earlier was accepted later, when an objection had opened it again. */
    @Test
    void ofThoseCarriedOverTheEarlierYearComesFirst() {
        claim("300000", null, 2026).claim("300000", null, 2025).claim("100000");
        for (AllocationStrategy strategy :
                List.of(AllocationStrategy.FIRST_COME, AllocationStrategy.PRO_RATA, AllocationStrategy.CARRY_OVER)) {
            List<AllottedClaim> allotted = shared("300000", strategy, false, false);
            assertThat(allotted).extracting(AllottedClaim::applicant).containsExactly("单位2", "单位1", "单位3");
            assertThat(given(allotted)).as(strategy.name()).containsExactly("300,000.00", "0.00", "0.00");
        }
    }
}
