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

    private record Invoice(String certificateNo, String invoiceNo) {

        static Invoice of(ClaimLine line) {
            return new Invoice(line.certificateNo().strip(), line.invoiceNo().strip());
        }

        static Invoice of(ReviewedLine line) {
            return new Invoice(line.certificateNo().strip(), line.invoiceNo().strip());
        }
    }

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
        Map<Invoice, String> papers = papers(claimed);
        Map<String, Money> standing = standing(claimed, reviewed, papers);
        Map<Invoice, Money> left = new LinkedHashMap<>();
        claimed.forEach(line -> left.merge(Invoice.of(line), line.paidAmount(), Money::plus));
        Set<Invoice> unseen = new LinkedHashSet<>(left.keySet());
        Map<String, Money> paid = new LinkedHashMap<>();
        for (ReviewedLine line : reviewed) {
            Invoice invoice = Invoice.of(line);
            Money rest = left.getOrDefault(invoice, Money.ZERO).minus(line.counted());
            if (rest.isNegative()) {
                throw Refusal.conflict("REVIEW_NOT_MATCHING", invoice.invoiceNo());
            }
            left.put(invoice, rest);
            String paper = papers.getOrDefault(invoice, invoice.invoiceNo());
            Money valid = standing.getOrDefault(paper, Money.ZERO).minus(line.counted());
            if (valid.isNegative()) {
                throw Refusal.conflict(
                        "INVOICE_RED_LETTERED",
                        invoice.invoiceNo(),
                        standing(claimed, reviewed, papers).get(paper));
            }
            standing.put(paper, valid);
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

    /** The paper behind each invoice of a contract, however it is spelt: one may be for two contracts. */
    private static Map<Invoice, String> papers(List<ClaimLine> claimed) {
        Map<Invoice, String> papers = new HashMap<>();
        claimed.forEach(line -> papers.putIfAbsent(
                Invoice.of(line),
                InvoiceKey.of(line.invoiceCode(), line.invoiceNo())
                        .map(InvoiceKey::value)
                        .orElse(line.invoiceNo().strip())));
        return papers;
    }

    /**
     * What can count of each paper, of whatever contracts: what red-letter invoices left of it, each once however many payments
     * name it. Where rows say different amounts of one paper, the least holds, and one that was looked up before all. One that was not cancelled limits nothing
     * here.
     */
    private static Map<String, Money> standing(
            List<ClaimLine> claimed, List<ReviewedLine> reviewed, Map<Invoice, String> papers) {
        Map<String, Map<InvoiceKey, Money>> cancelled = new HashMap<>();
        reviewed.stream().filter(line -> line.redLetterNo() != null).forEach(line -> {
            InvoiceKey key = InvoiceKey.of(line.redLetterCode(), line.redLetterNo())
                    .filter(red -> line.redLetterAmount() != null)
                    .orElseThrow(() -> Refusal.conflict("RED_LETTER_MALFORMED", line.redLetterNo()));
            Invoice invoice = Invoice.of(line);
            Money before = cancelled
                    .computeIfAbsent(papers.getOrDefault(invoice, invoice.invoiceNo()), none -> new HashMap<>())
                    .put(key, line.redLetterAmount());
            if (before != null && !before.equals(line.redLetterAmount())) {
                throw Refusal.conflict("RED_LETTER_MALFORMED", line.redLetterNo());
            }
        });
        Map<String, Money> lookedUp = new HashMap<>();
        reviewed.stream()
                .filter(line -> line.invoiceAmount() != null)
                .forEach(line -> lookedUp.merge(
                        papers.getOrDefault(Invoice.of(line), line.invoiceNo()),
                        line.invoiceAmount(),
                        VerifiedPayments::least));
        Map<String, Money> standing = new HashMap<>();
        Map<String, Money> paid = new HashMap<>();
        claimed.forEach(line -> {
            String paper = papers.get(Invoice.of(line));
            Money all = paid.merge(paper, line.paidAmount(), Money::plus);
            Map<InvoiceKey, Money> red = cancelled.get(paper);
            if (red == null) {
                standing.put(paper, all);
            } else {
                standing.merge(
                        paper,
                        rest(lookedUp.getOrDefault(paper, line.invoiceAmount()), Money.sum(List.copyOf(red.values()))),
                        VerifiedPayments::least);
            }
        });
        return standing;
    }

    private static Money least(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    private static Money rest(Money of, Money taken) {
        return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
    }
}
