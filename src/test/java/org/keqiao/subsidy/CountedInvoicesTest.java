package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** What is left of invoices that were cancelled after their review. */
class CountedInvoicesTest {

    private static final String INVOICE = "26352000000012345678";
    private static final String RED = "26352000000099999999";
    private static final String ANOTHER = "26352000000088888888";

    /** An invoice of 1,000.00 for two contracts, spelt in two ways. */
    private static final List<ClaimLine> CLAIMED =
            List.of(claimed("C1", INVOICE, "600.00"), claimed("C2", "2635 2000-000012345678", "400.00"));

    private static ClaimLine claimed(String contract, String invoice, String paid) {
        return claimed(contract, invoice, paid, "1000.00");
    }

    private static ClaimLine claimed(String contract, String invoice, String paid, String amount) {
        return new ClaimLine(
                contract,
                null,
                invoice,
                LocalDate.of(2026, 3, 1),
                Money.of(amount),
                null,
                "V",
                LocalDate.of(2026, 3, 2),
                Money.of(paid));
    }

    private static ReviewedLine reviewed(ClaimLine line, String verified, @Nullable String cancelled) {
        return new ReviewedLine(
                line.certificateNo(),
                line.invoiceNo(),
                line.paidAmount(),
                true,
                Money.of(verified),
                null,
                cancelled == null ? null : RED,
                cancelled == null ? null : Money.of(cancelled),
                null,
                null);
    }

    private static CountedInvoices counted(String first, String second, @Nullable String cancelled) {
        return new CountedInvoices(
                CLAIMED,
                List.of(reviewed(CLAIMED.get(0), first, cancelled), reviewed(CLAIMED.get(1), second, cancelled)));
    }

    private static RedLetter known(String redLetter, String amount) {
        return new RedLetter(
                UUID.randomUUID(),
                INVOICE,
                redLetter,
                Money.of(amount),
                null,
                LocalDate.of(2026, 5, 1),
                "函告",
                "FBZH-350500-2026-000001",
                "林某",
                Instant.EPOCH);
    }

    @Test
    void nothingIsLostWithoutARedLetterInvoiceAlsoWhereMoreWasPaid() {
        assertThat(counted("600.00", "600.00", null).lost()).isEmpty();
    }

    @Test
    void whatAllContractsCountOfAnInvoiceIsHeldAgainstWhatIsLeft() {
        LostInvoices lost = counted("600.00", "400.00", null)
                .with(List.of(known(RED, "250.00")))
                .lost()
                .orElseThrow();
        assertThat(lost.amount()).isEqualTo(Money.of("250.00"));
        assertThat(lost.invoices().get(0).left()).isEqualTo(Money.of("750.00"));
        assertThat(lost.part().of(Money.of("100.00"))).isEqualTo(Money.of("25.00"));
    }

    @Test
    void whatTheReviewTookOffAlreadyIsTakenOffOnce() {
        CountedInvoices counted = counted("500.00", "250.00", "250.00");
        assertThat(counted.knows(RED)).isTrue();
        assertThat(counted.with(List.of(known(RED, "250.00"))).lost()).isEmpty();
        assertThat(counted.with(List.of(known(ANOTHER, "100.00")))
                        .lost()
                        .orElseThrow()
                        .amount())
                .isEqualTo(Money.of("100.00"));
    }

    @Test
    void ofDifferentAmountsOfOnePaperTheLeastIsLeft() {
        List<ClaimLine> claimed = List.of(CLAIMED.get(0), claimed("C2", INVOICE, "400.00", "1500.00"));
        CountedInvoices counted = new CountedInvoices(claimed, null);
        assertThat(counted.with(List.of(known(RED, "250.00"))).left(INVOICE)).isEqualTo(Money.of("750.00"));
        assertThat(counted.with(List.of(known(RED, "100.00"))).left(INVOICE)).isEqualTo(Money.of("750.00"));
    }

    @Test
    void ofAnInvoiceThatIsCancelledAsAWholeNothingIsLeft() {
        LostInvoices lost = counted("600.00", "0.00", null)
                .with(List.of(known(RED, "900.00"), known(ANOTHER, "900.00")))
                .lost()
                .orElseThrow();
        assertThat(lost.amount()).isEqualTo(Money.of("600.00"));
        assertThat(lost.part().of(Money.of("33.33"))).isEqualTo(Money.of("33.33"));
    }

    /** The applicant has typed 1,000 of an invoice over 800 that was cancelled as a whole. */
    @Test
    void whatWasLookedUpStandsInPlaceOfWhatWasTyped() {
        CountedInvoices counted = counted("200.00", "200.00", null)
                .with(List.of(new RedLetter(
                        UUID.randomUUID(),
                        INVOICE,
                        RED,
                        Money.of("800.00"),
                        Money.of("800.00"),
                        LocalDate.of(2026, 5, 1),
                        "函告",
                        "FBZH-350500-2026-000001",
                        "林某",
                        Instant.EPOCH)));
        assertThat(counted.left(INVOICE)).isEqualTo(Money.ZERO);
        assertThat(counted.lost()).isPresent();
    }

    /** What was spent and is not counted bears what is cancelled first. */
    @Test
    void invoicesThatProveASumCarryItTogether() {
        List<ClaimLine> spent =
                List.of(claimed("P", INVOICE, "600.00", "600.00"), claimed("P", ANOTHER, "400.00", "400.00"));
        RedLetter known = new RedLetter(
                UUID.randomUUID(),
                INVOICE,
                RED,
                Money.of("300.00"),
                null,
                LocalDate.of(2026, 4, 1),
                "税务查验平台",
                "C-1",
                "王敏",
                Instant.EPOCH);

        assertThat(new CountedInvoices(spent, null)
                        .within(Map.of("P", Money.of("700.00")))
                        .with(List.of(known))
                        .lost())
                .isEmpty();
        LostInvoices lost = new CountedInvoices(spent, null)
                .within(Map.of("P", Money.of("800.00")))
                .with(List.of(known))
                .lost()
                .orElseThrow();
        assertThat(lost.amount()).isEqualTo(Money.of("100.00"));
        assertThat(lost.counted()).isEqualTo(Money.of("800.00"));
    }

    /** 500 for a project that was struck out, 200 for the one that counts, both cancelled as a whole. */
    @Test
    void whatWasSpentOnOneProjectCarriesNothingOfAnother() {
        List<ClaimLine> spent =
                List.of(claimed("A", ANOTHER, "500.00", "500.00"), claimed("B", INVOICE, "200.00", "200.00"));
        RedLetter known = known(RED, "200.00");

        LostInvoices lost = new CountedInvoices(spent, null)
                .within(Map.of("B", Money.of("200.00")))
                .with(List.of(known))
                .lost()
                .orElseThrow();
        assertThat(lost.amount()).isEqualTo(Money.of("200.00"));
        assertThat(new CountedInvoices(spent, null)
                        .within(Map.of("A", Money.of("100.00"), "B", Money.of("200.00")))
                        .with(List.of(known))
                        .lost())
                .as("the other one is accepted, with invoices to spare")
                .isPresent();
        assertThat(new CountedInvoices(spent, null)
                        .within(Map.of("A", Money.of("500.00")))
                        .with(List.of(known))
                        .lost())
                .as("of what is struck out nothing is lost")
                .isEmpty();
        assertThat(new CountedInvoices(spent, null)
                        .within(null)
                        .with(List.of(known))
                        .lost())
                .as("before the review")
                .isPresent();
    }

    /** One invoice for two projects: each bears of its part what it does not count. */
    @Test
    void anInvoiceOfTwoProjectsIsCarriedByBoth() {
        List<ClaimLine> spent = List.of(
                claimed("A", INVOICE, "600.00"), claimed("B", INVOICE, "400.00"), claimed("B", ANOTHER, "500.00"));
        Map<String, Money> sums = Map.of("A", Money.of("600.00"), "B", Money.of("400.00"));
        assertThat(new CountedInvoices(spent, null)
                        .within(sums)
                        .with(List.of(known(RED, "400.00")))
                        .lost())
                .isEmpty();
        assertThat(new CountedInvoices(spent, null)
                        .within(sums)
                        .with(List.of(known(RED, "450.00")))
                        .lost()
                        .orElseThrow()
                        .amount())
                .isEqualTo(Money.of("50.00"));
    }
}
