package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What an officer says of a red-letter invoice.
 *
 * @param invoiceCode 发票代码 of the cancelled one; null for a fully digital one
 * @param invoiceNo 发票号码 of the cancelled one
 * @param redLetterCode 红字发票代码; null for a fully digital one
 * @param redLetterNo 红字发票号码
 * @param invoiceAmount of the cancelled one as it was looked up, yuan, tax included; null where what was claimed is right
 * @param amount what it cancels, yuan, tax included, more than zero
 * @param issuedOn not after today
 * @param source how the bureau learned of it, at most 500 characters
 */
public record RedLetterDraft(
        @Nullable String invoiceCode,
        @Nullable String invoiceNo,
        @Nullable Money invoiceAmount,
        @Nullable String redLetterCode,
        @Nullable String redLetterNo,
        @Nullable Money amount,
        @Nullable LocalDate issuedOn,
        @Nullable String source) {

    private static final int LONGEST_SOURCE = 500;

    public RedLetterDraft {
        source = source == null ? "" : source.strip();
    }

    /** What is wrong with it whatever it cancels, to add to. */
    List<FieldError> errors(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (amount == null || !amount.isPositive()) {
            errors.add(FieldError.of("amount", "required"));
        }
        if (invoiceAmount != null && !invoiceAmount.isPositive()) {
            errors.add(FieldError.of("invoiceAmount", "required"));
        }
        if (issuedOn == null) {
            errors.add(FieldError.of("issuedOn", "required"));
        } else if (issuedOn.isAfter(today)) {
            errors.add(FieldError.of("issuedOn", "inFuture"));
        }
        if (source.isEmpty()) {
            errors.add(FieldError.of("source", "required"));
        } else if (source.length() > LONGEST_SOURCE) {
            errors.add(FieldError.of("source", "tooLong", LONGEST_SOURCE));
        }
        return errors;
    }
}
