package org.keqiao.subsidy;

import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What the review found of a payment.
 *
 * @param paidAmount as claimed
 * @param verifiedPaid what counts of it, zero when it is not accepted
 * @param redLetterCode 红字发票代码; null for a fully digital one
 * @param redLetterNo 红字发票号码: the invoice was cancelled with it, as a whole or in part; null when it was not
 * @param redLetterAmount what was cancelled, tax included, more than zero; null without a red-letter invoice
 * @param invoiceAmount of the invoice as it was looked up, tax included; null where what was claimed is right
 * @param reason why less counts than was claimed; null when all does
 */
record ReviewedLine(
        String certificateNo,
        String invoiceNo,
        Money paidAmount,
        boolean accepted,
        Money verifiedPaid,
        @Nullable String redLetterCode,
        @Nullable String redLetterNo,
        @Nullable Money redLetterAmount,
        @Nullable Money invoiceAmount,
        @Nullable String reason) {

    Money counted() {
        return accepted ? verifiedPaid : Money.ZERO;
    }
}
