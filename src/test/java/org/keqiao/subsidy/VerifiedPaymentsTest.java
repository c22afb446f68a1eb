package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** What counts of invoices that were cancelled by red-letter invoices. */
class VerifiedPaymentsTest {

    private static final String CONTRACT = "2026350501000001";
    private static final String INVOICE = "26352000000012345678";
    private static final String RED = "26352000000099999999";

    /** An invoice of 1,000.00, paid by two vouchers. */
    private static final List<ClaimLine> CLAIMED = List.of(claimed("V1", "600.00"), claimed("V2", "400.00"));

    private static ClaimLine claimed(String voucher, String paid) {
        return new ClaimLine(
                CONTRACT,
                null,
                INVOICE,
                LocalDate.of(2026, 3, 1),
                Money.of("1000.00"),
                null,
                voucher,
                LocalDate.of(2026, 3, 2),
                Money.of(paid));
    }

    private static ReviewedLine reviewed(
            String paid, String verified, @Nullable String redLetter, @Nullable String cancelled) {
        return new ReviewedLine(
                CONTRACT,
                INVOICE,
                Money.of(paid),
                !verified.equals("0.00"),
                Money.of(verified),
                null,
                redLetter,
                cancelled == null ? null : Money.of(cancelled),
                null,
                null);
    }

    private static String refusal(ReviewedLine... reviewed) {
        return catchThrowableOfType(Refusal.class, () -> VerifiedPayments.of(CLAIMED, List.of(reviewed)))
                .code();
    }

    @Test
    void countsWhatWasNotCancelled() {
        assertThat(VerifiedPayments.of(
                                CLAIMED,
                                List.of(
                                        reviewed("600.00", "600.00", RED, "300.00"),
                                        // the same red-letter invoice, spelt in another way
                                        reviewed("400.00", "100.00", "2635 2000 0000 9999 9999", "300.00")))
                        .byContract())
                .containsEntry(CONTRACT, Money.of("700.00"));
    }

    @Test
    void countsNoMoreThanIsLeftOfAnInvoice() {
        assertThat(refusal(reviewed("600.00", "600.00", RED, "300.00"), reviewed("400.00", "100.01", null, null)))
                .isEqualTo("INVOICE_RED_LETTERED");
    }

    @Test
    void countsNothingOfOneThatWasCancelledAsAWhole() {
        assertThat(refusal(reviewed("600.00", "0.01", RED, "1000.00"), reviewed("400.00", "0.00", null, null)))
                .isEqualTo("INVOICE_RED_LETTERED");
        assertThat(VerifiedPayments.of(
                                CLAIMED,
                                List.of(
                                        reviewed("600.00", "0.00", RED, "1000.00"),
                                        reviewed("400.00", "0.00", null, null)))
                        .byContract())
                .isEmpty();
    }

    /** One invoice of 1,000.00, of which 600.00 were paid for one contract and 400.00 for another. */
    @Test
    void anInvoiceThatWasCancelledCountsForNoneOfItsContracts() {
        String other = "2026350501000002";
        List<ClaimLine> claimed = List.of(claimed("V1", "600.00"), on(other, claimed("V2", "400.00")));
        ReviewedLine cancelled = reviewed("600.00", "0.00", RED, "1000.00");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> VerifiedPayments.of(
                                        claimed,
                                        List.of(cancelled, on(other, reviewed("400.00", "400.00", null, null)))))
                        .code())
                .isEqualTo("INVOICE_RED_LETTERED");
        ReviewedLine partly = reviewed("600.00", "600.00", RED, "300.00");
        assertThat(VerifiedPayments.of(claimed, List.of(partly, on(other, reviewed("400.00", "100.00", null, null))))
                        .byContract())
                .containsEntry(CONTRACT, Money.of("600.00"))
                .containsEntry(other, Money.of("100.00"));
    }

    private static ClaimLine on(String contract, ClaimLine line) {
        return new ClaimLine(
                contract,
                null,
                line.invoiceNo(),
                line.invoiceDate(),
                line.invoiceAmount(),
                null,
                line.bankVoucherNo(),
                line.payDate(),
                line.paidAmount());
    }

    private static ReviewedLine on(String contract, ReviewedLine line) {
        return new ReviewedLine(
                contract,
                line.invoiceNo(),
                line.paidAmount(),
                line.accepted(),
                line.verifiedPaid(),
                null,
                line.redLetterNo(),
                line.redLetterAmount(),
                line.invoiceAmount(),
                null);
    }

    @Test
    void takesNothingElseForARedLetterInvoice() {
        assertThat(refusal(reviewed("600.00", "600.00", "12", "300.00"), reviewed("400.00", "100.00", null, null)))
                .isEqualTo("RED_LETTER_MALFORMED");
        assertThat(refusal(reviewed("600.00", "600.00", RED, null), reviewed("400.00", "100.00", null, null)))
                .isEqualTo("RED_LETTER_MALFORMED");
    }

    @Test
    void takesOneAmountForARedLetterInvoice() {
        assertThat(refusal(reviewed("600.00", "100.00", RED, "300.00"), reviewed("400.00", "100.00", RED, "30.00")))
                .isEqualTo("RED_LETTER_MALFORMED");
    }

    /** What the rows say of one paper differs: whoever writes more gets no more. */
    @Test
    void theLeastAmountOfAnInvoiceHolds() {
        ClaimLine first = claimed("V1", "600.00");
        ClaimLine second = new ClaimLine(
                CONTRACT,
                null,
                INVOICE,
                first.invoiceDate(),
                Money.of("5000.00"),
                null,
                "V2",
                first.payDate(),
                Money.of("400.00"));
        List<ReviewedLine> reviewed =
                List.of(reviewed("600.00", "600.00", RED, "300.00"), reviewed("400.00", "400.00", null, null));
        for (List<ClaimLine> claimed : List.of(List.of(first, second), List.of(second, first))) {
            assertThat(catchThrowableOfType(Refusal.class, () -> VerifiedPayments.of(claimed, reviewed))
                            .code())
                    .isEqualTo("INVOICE_RED_LETTERED");
        }
    }
}
