package org.keqiao.subsidy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What the review accepted, by contract: never more than was claimed for an invoice, and nothing that was not claimed.
 *
 * @param byContract paid amount by registration number, in the order of the claim; contracts without any are left out
 */
record VerifiedPayments(Map<String, Money> byContract) {

    private record Invoice(String certificateNo, String invoiceNo) {}

    /** A contract that counts by what the register says, whatever was paid. */
    static VerifiedPayments none(String certificateNo) {
        return new VerifiedPayments(Map.of(certificateNo, Money.ZERO));
    }

    /**
     * @throws Refusal conflict LINES_NOT_REVIEWED when nobody reviewed; REVIEW_NOT_MATCHING when more was verified of an
     *     invoice than was claimed; LINE_NOT_REVIEWED when one was claimed that nobody looked at
     */
    static VerifiedPayments of(List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
        if (reviewed == null || reviewed.isEmpty()) {
            throw Refusal.conflict("LINES_NOT_REVIEWED");
        }
        Map<Invoice, Money> left = new LinkedHashMap<>();
        claimed.forEach(line -> left.merge(
                new Invoice(line.certificateNo().strip(), line.invoiceNo().strip()), line.paidAmount(), Money::plus));
        Set<Invoice> unseen = new LinkedHashSet<>(left.keySet());
        Map<String, Money> paid = new LinkedHashMap<>();
        for (ReviewedLine line : reviewed) {
            Invoice invoice =
                    new Invoice(line.certificateNo().strip(), line.invoiceNo().strip());
            Money rest = left.getOrDefault(invoice, Money.ZERO).minus(line.counted());
            if (rest.isNegative()) {
                throw Refusal.conflict("REVIEW_NOT_MATCHING", invoice.invoiceNo());
            }
            left.put(invoice, rest);
            unseen.remove(invoice);
            if (line.counted().isPositive()) {
                paid.merge(invoice.certificateNo(), line.counted(), Money::plus);
            }
        }
        unseen.stream().findFirst().ifPresent(invoice -> {
            throw Refusal.conflict("LINE_NOT_REVIEWED", invoice.invoiceNo());
        });
        return new VerifiedPayments(paid);
    }
}
