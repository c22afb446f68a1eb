package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 红字发票: recorded by itself after money was awarded on what it cancels, or found by the review of an application.
 *
 * @param invoice the cancelled one, in one spelling
 * @param redLetter the one that cancels it, in one spelling
 * @param amount what it cancels, yuan, tax included
 * @param invoiceAmount of the cancelled one as it was looked up, yuan, tax included; null where what was claimed stands
 * @param issuedOn null of one that a review found
 * @param source how the bureau learned of it; null of one that a review found
 * @param caseNumber the application at which it was recorded, or whose review found it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedLetter(
        UUID id,
        String invoice,
        String redLetter,
        Money amount,
        @Nullable Money invoiceAmount,
        @Nullable LocalDate issuedOn,
        @Nullable String source,
        String caseNumber,
        String recordedBy,
        Instant recordedAt) {

    /** Whether the review of an application found it; nobody recorded it by itself then. */
    boolean isReviewed() {
        return source == null;
    }

    /** Whether both say that this much of the same invoice was cancelled by the same paper. */
    boolean saysTheSame(RedLetter other) {
        return invoice.equals(other.invoice)
                && redLetter.equals(other.redLetter)
                && amount.equals(other.amount)
                && Objects.equals(invoiceAmount, other.invoiceAmount);
    }
}
