package org.keqiao.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A booking of a budget line with its way back: whose case, which act, which order to the bank and which receipt of it.
 *
 * @param move the booking
 * @param caseId the case that has the money; null when the line itself was raised or cut
 * @param documentNumber 指标文号 of the line
 * @param payment null for what is no payment
 * @param act the first act that the case, or the payment's case, recorded with the booking; null without a case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerEntry(
        LedgerMove move, @Nullable UUID caseId, String documentNumber, @Nullable Payment payment, @Nullable Act act) {

    /**
     * @param order number that the bank's file calls it by
     * @param caseNumber the case that worked the payment
     * @param receipt the bank's number of the payment, or of its return; null until it has paid
     * @param paidOn day of the payment, or of its return; null until it has paid
     */
    @Schema(name = "LedgerPayment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            String order, String caseNumber, String payee, @Nullable String receipt, @Nullable LocalDate paidOn) {}

    /**
     * @param number its place in the case's record
     * @param name as it is called in Chinese
     * @param actor name of the person
     */
    @Schema(name = "LedgerAct")
    public record Act(String caseNumber, int number, String name, String actor, Instant at) {}
}
