package org.keqiao.subsidy;

import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What the review found of a payment.
 *
 * @param paidAmount as claimed
 * @param verifiedPaid what counts of it, zero when it is not accepted
 * @param reason why less counts than was claimed; null when all does
 */
record ReviewedLine(
        String certificateNo,
        String invoiceNo,
        Money paidAmount,
        boolean accepted,
        Money verifiedPaid,
        @Nullable String reason) {

    Money counted() {
        return accepted ? verifiedPaid : Money.ZERO;
    }
}
