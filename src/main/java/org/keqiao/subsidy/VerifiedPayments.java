package org.keqiao.subsidy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.funding.claim.InvoiceKey;
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
     *     invoice than was claimed; INVOICE_RED_LETTERED when more than its red-letter invoices left of it; RED_LETTER_MALFORMED; LINE_NOT_REVIEWED when one was claimed that nobody looked at
     */
    static VerifiedPayments of(List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
        if (reviewed == null || reviewed.isEmpty()) {
            throw Refusal.conflict("LINES_NOT_REVIEWED");
        }
        Map<Invoice, Money> standing = standing(claimed, reviewed);
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
            Money valid = standing.getOrDefault(invoice, Money.ZERO).minus(line.counted());
            if (valid.isNegative()) {
                throw Refusal.conflict(
                        "INVOICE_RED_LETTERED",
                        invoice.invoiceNo(),
                        standing(claimed, reviewed).get(invoice));
            }
            standing.put(invoice, valid);
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

    /**
     * What can count of each invoice: what red-letter invoices left of it, each once however many payments name it. One that
     * was not cancelled limits nothing here.
     */
    private static Map<Invoice, Money> standing(List<ClaimLine> claimed, List<ReviewedLine> reviewed) {
        Map<Invoice, Map<InvoiceKey, Money>> cancelled = new HashMap<>();
        reviewed.stream().filter(line -> line.redLetterNo() != null).forEach(line -> {
            InvoiceKey key = InvoiceKey.of(line.redLetterCode(), line.redLetterNo())
                    .filter(red -> line.redLetterAmount() != null)
                    .orElseThrow(() -> Refusal.conflict("RED_LETTER_MALFORMED", line.redLetterNo()));
            cancelled
                    .computeIfAbsent(
                            new Invoice(
                                    line.certificateNo().strip(),
                                    line.invoiceNo().strip()),
                            none -> new HashMap<>())
                    .put(key, line.redLetterAmount());
        });
        Map<Invoice, Money> standing = new HashMap<>();
        Map<Invoice, Money> paid = new HashMap<>();
        claimed.forEach(line -> {
            Invoice invoice =
                    new Invoice(line.certificateNo().strip(), line.invoiceNo().strip());
            Money all = paid.merge(invoice, line.paidAmount(), Money::plus);
            Map<InvoiceKey, Money> red = cancelled.get(invoice);
            standing.put(invoice, red == null ? all : rest(line.invoiceAmount(), Money.sum(List.copyOf(red.values()))));
        });
        return standing;
    }

    private static Money rest(Money of, Money taken) {
        return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
    }
}
