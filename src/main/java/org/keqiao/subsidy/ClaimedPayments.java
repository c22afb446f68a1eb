package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.Money;

/**
 * What the applicant claimed for each payment that the review looked at, whatever the review was shown of it: an invoice that
 * was paid several times has a row of its own for each payment.
 */
class ClaimedPayments {

    private record Invoice(String certificateNo, String invoiceNo) {}

    private final Map<Invoice, List<Money>> claimed = new HashMap<>();
    private final Map<Invoice, Integer> rows = new HashMap<>();

    ClaimedPayments(List<ClaimLine> claimed, List<ReviewedLine> reviewed) {
        claimed.forEach(line -> this.claimed
                .computeIfAbsent(invoice(line.certificateNo(), line.invoiceNo()), invoice -> new ArrayList<>())
                .add(line.paidAmount()));
        reviewed.forEach(line -> rows.merge(invoice(line.certificateNo(), line.invoiceNo()), 1, Integer::sum));
    }

    /**
     * What was claimed for the next row of the review: the payment of its amount, else the first that no row had yet; the last
     * row of an invoice takes all that is left of it. Each row is asked for once, in the order of the review.
     */
    Money next(ReviewedLine row) {
        Invoice invoice = invoice(row.certificateNo(), row.invoiceNo());
        List<Money> left = claimed.getOrDefault(invoice, List.of());
        if (rows.merge(invoice, -1, Integer::sum) == 0 || left.isEmpty()) {
            Money rest = Money.sum(left);
            claimed.remove(invoice);
            return rest;
        }
        int same = left.indexOf(row.paidAmount());
        return left.remove(Math.max(same, 0));
    }

    private static Invoice invoice(String certificateNo, String invoiceNo) {
        return new Invoice(certificateNo.strip(), invoiceNo.strip());
    }
}
