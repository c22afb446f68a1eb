package org.keqiao.subsidy.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 退票 as the bank tells it.
 *
 * @param returnedOn the day on which the money came back
 * @param receipt the bank's number of the return
 * @param reason what the bank says
 */
public record PaymentReturn(@Nullable LocalDate returnedOn, @Nullable String receipt, @Nullable String reason) {

    private static final int LONGEST_RECEIPT = 100;
    private static final int LONGEST_REASON = 500;

    public PaymentReturn {
        receipt = receipt == null ? null : receipt.strip();
        reason = reason == null ? null : reason.strip();
    }

    /** @throws Refusal INVALID with field errors for what is missing or too long */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (returnedOn == null) {
            errors.add(FieldError.of("returnedOn", "required"));
        }
        text(errors, "receipt", receipt, LONGEST_RECEIPT);
        text(errors, "reason", reason, LONGEST_REASON);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void text(List<FieldError> errors, String field, @Nullable String value, int longest) {
        if (value == null || value.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }
}
