package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Money;

/** One invoice, paid by several vouchers. */
class ClaimedPaymentsTest {

    private static final List<ClaimLine> TWICE = List.of(claimed("600.00"), claimed("400.00"));

    private static ClaimLine claimed(String amount) {
        return new ClaimLine("C1", null, "1 ", null, Money.of("1000.00"), null, "V" + amount, null, Money.of(amount));
    }

    private static ReviewedLine row(String shown) {
        return new ReviewedLine("C1", "1", Money.of(shown), true, Money.of(shown), null, null, null, null, null);
    }

    private static List<String> asked(List<ClaimLine> claimed, ReviewedLine... rows) {
        ClaimedPayments payments = new ClaimedPayments(claimed, List.of(rows));
        return Arrays.stream(rows).map(row -> payments.next(row).text()).toList();
    }

    @Test
    void eachRowHasItsOwnPaymentInWhicheverOrder() {
        assertThat(asked(TWICE, row("600.00"), row("400.00"))).containsExactly("600.00", "400.00");
        assertThat(asked(TWICE, row("400.00"), row("600.00"))).containsExactly("400.00", "600.00");
    }

    @Test
    void whatTheReviewJoinedIsTheSum() {
        assertThat(asked(TWICE, row("1000.00"))).containsExactly("1,000.00");
    }

    @Test
    void whatNobodyClaimedIsNothing() {
        assertThat(asked(List.of(claimed("600.00")), row("600.00"), row("5.00")))
                .containsExactly("600.00", "0.00");
        assertThat(asked(List.of(), row("600.00"))).containsExactly("0.00");
    }
}
