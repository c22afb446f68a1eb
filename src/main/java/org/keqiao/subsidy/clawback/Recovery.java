package org.keqiao.subsidy.clawback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 追回款: what one application owes, and what of it came back.
 *
 * @param caseNumber the case that works it
 * @param application number of the paid application
 * @param left what is still owed
 * @param dueOn when the next of it is due; null while the decision or the demand waits for its service
 * @param dueAmount what is due on that day and not back; null without a day
 * @param stayedOn the day of the ruling by which nothing is collected for now; null while it is
 * @param instalments the plan that holds; empty without one
 * @param courtFrom first day on which a court can be asked; null before the demand has run out
 * @param courtUntil the last such day
 * @param repayments newest first; empty in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recovery(
        UUID id,
        UUID caseId,
        CaseNumber caseNumber,
        UUID applicationId,
        CaseNumber application,
        String title,
        String applicant,
        State state,
        LocalDate decidedOn,
        List<Share> shares,
        Money decided,
        Money repaid,
        Money left,
        @Nullable LocalDate dueOn,
        @Nullable Money dueAmount,
        boolean overdue,
        @Nullable LocalDate courtFrom,
        @Nullable LocalDate courtUntil,
        @Nullable LocalDate stayedOn,
        List<Instalment> instalments,
        List<Repayment> repayments) {

    @Schema(name = "RecoveryState")
    public enum State {
        OWED,
        REPAID,
        /** Nobody collects the rest any more, by a court's ruling. */
        ENDED,
        /** Reconsideration or a court annulled the decision. */
        LIFTED
    }

    /** @param mayRecord true when the reader keeps this purse */
    @Schema(name = "RecoveryShare")
    public record Share(FundingShare share, Money decided, Money repaid, Money left, boolean mayRecord) {}
}
