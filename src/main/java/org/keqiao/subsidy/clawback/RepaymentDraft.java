package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What arrived, as finance enters it.
 *
 * @param share whose money it is
 * @param receipt the bank's number of the payment
 */
public record RepaymentDraft(
        @Nullable FundingShare share, @Nullable Money amount, @Nullable String receipt, @Nullable LocalDate paidOn) {

    private static final int LONGEST_RECEIPT = 100;

    /** @throws Refusal INVALID with field errors */
    void check(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (share == null) {
            errors.add(FieldError.of("share", "required"));
        }
        if (amount == null || !amount.isPositive()) {
            errors.add(FieldError.of("amount", "required"));
        }
        if (receipt == null || receipt.isBlank()) {
            errors.add(FieldError.of("receipt", "required"));
        } else if (receipt.strip().length() > LONGEST_RECEIPT) {
            errors.add(FieldError.of("receipt", "tooLong", LONGEST_RECEIPT));
        }
        if (paidOn == null) {
            errors.add(FieldError.of("paidOn", "required"));
        } else if (paidOn.isAfter(today)) {
            errors.add(FieldError.of("paidOn", "inFuture"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
