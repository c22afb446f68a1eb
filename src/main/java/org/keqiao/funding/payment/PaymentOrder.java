package org.keqiao.funding.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 支付指令: one payment as it was ordered.
 *
 * @param number what the treasury's file and the bank's answer call it
 * @param caseNumber the case that works the payment
 * @param fundedCase the case whose allocation pays
 * @param county whose purse; null for the city's
 * @param attempt counts from 1: a payment that failed is ordered anew
 * @param purpose what the receiver reads
 * @param receipt the bank's number of the payment; null unless paid, or returned after that
 * @param settledOn day on which the bank paid; null unless paid, or returned after that
 * @param failure why it was not paid; null unless it failed
 * @param handedOverAt when it was first given to the bank; null before
 * @param returned what came back after it was paid; null unless the bank returned it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentOrder(
        String number,
        CaseNumber caseNumber,
        CaseNumber fundedCase,
        FundingShare share,
        @Nullable String county,
        int attempt,
        Money amount,
        Payee payee,
        String purpose,
        State state,
        @Nullable String receipt,
        @Nullable LocalDate settledOn,
        @Nullable String failure,
        Instant orderedAt,
        @Nullable Instant handedOverAt,
        @Nullable Returned returned) {

    /**
     * 退票.
     *
     * @param on day on which the bank returned the money
     * @param receipt the bank's number of the return
     * @param reason what the bank says
     * @param goesOnIn the case that pays it anew; null until it is open
     */
    @Schema(name = "ReturnedPayment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Returned(LocalDate on, String receipt, String reason, @Nullable CaseNumber goesOnIn) {}

    /** The same for who need not know the account. */
    public PaymentOrder masked() {
        return new PaymentOrder(
                number,
                caseNumber,
                fundedCase,
                share,
                county,
                attempt,
                amount,
                payee.masked(),
                purpose,
                state,
                receipt,
                settledOn,
                failure,
                orderedAt,
                handedOverAt,
                returned);
    }

    /** Where it stands. */
    public enum State {
        ORDERED,
        PAID,
        FAILED,
        /** 退票: paid, and sent back by the bank; what is owed again is paid by another case. */
        RETURNED
    }
}
