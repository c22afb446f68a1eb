package org.keqiao.subsidy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What a claim counts of each of its invoices, however they are spelt, and what red-letter invoices leave of them. Where rows say
 * different amounts of one paper, the least is left; one that was looked up stands in place of all that were typed.
 */
class CountedInvoices {

    private record Named(String certificateNo, String invoiceNo) {}

    private final Map<String, Money> amounts = new LinkedHashMap<>();
    private final Map<String, Money> lookedUp = new HashMap<>();
    private final Map<String, Money> counted = new HashMap<>();
    /** By invoice and red-letter invoice: one that several payments name counts once. */
    private final Map<String, Map<String, Money>> cancelled = new HashMap<>();

    /** @param reviewed null for what nobody reviewed: then all that was claimed counts */
    CountedInvoices(List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
        Map<Named, String> keys = new HashMap<>();
        for (ClaimLine line : claimed) {
            InvoiceKey.of(line.invoiceCode(), line.invoiceNo())
                    .map(InvoiceKey::value)
                    .ifPresent(key -> {
                        keys.put(named(line.certificateNo(), line.invoiceNo()), key);
                        amounts.merge(key, line.invoiceAmount(), CountedInvoices::least);
                        if (reviewed == null) {
                            counted.merge(key, line.paidAmount(), Money::plus);
                        }
                    });
        }
        if (reviewed != null) {
            reviewed.forEach(line -> review(line, keys.get(named(line.certificateNo(), line.invoiceNo()))));
        }
    }

    private static Named named(String certificateNo, String invoiceNo) {
        return new Named(certificateNo.strip(), invoiceNo.strip());
    }

    private void review(ReviewedLine line, @Nullable String invoice) {
        if (invoice == null) {
            return;
        }
        counted.merge(invoice, line.counted(), Money::plus);
        lookedUp(invoice, line.invoiceAmount());
        if (line.redLetterAmount() != null) {
            InvoiceKey.of(line.redLetterCode(), line.redLetterNo())
                    .ifPresent(red -> cancel(invoice, red.value(), line.redLetterAmount()));
        }
    }

    private static Money least(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    private void cancel(String invoice, String redLetter, Money amount) {
        cancelled
                .computeIfAbsent(invoice, none -> new TreeMap<>())
                .merge(redLetter, amount, (one, other) -> one.isMoreThan(other) ? one : other);
    }

    /** Invoices of the claim, in its order. */
    Set<String> invoices() {
        return amounts.keySet();
    }

    /** Whether the review, or what was told since, names this red-letter invoice. */
    boolean knows(String redLetter) {
        return cancelled.values().stream().anyMatch(of -> of.containsKey(redLetter));
    }

    /** Whether, by the same, this red-letter invoice cancels that invoice. */
    boolean isCancelled(String invoice, String redLetter) {
        return cancelled.getOrDefault(invoice, Map.of()).containsKey(redLetter);
    }

    /** Adds what became known after the review; of other claims' invoices it is nothing. */
    CountedInvoices with(List<RedLetter> known) {
        known.stream().filter(red -> amounts.containsKey(red.invoice())).forEach(red -> {
            cancel(red.invoice(), red.redLetter(), red.amount());
            lookedUp(red.invoice(), red.invoiceAmount());
        });
        return this;
    }

    /** @param amount of an invoice as somebody looked it up; null where nobody did */
    CountedInvoices lookedUp(String invoice, @Nullable Money amount) {
        if (amount != null) {
            lookedUp.merge(invoice, amount, CountedInvoices::least);
        }
        return this;
    }

    /** What the claim and its review say of cancellations, by the invoice and then by what cancels it. */
    Map<String, Map<String, Money>> cancelled() {
        return cancelled;
    }

    @Nullable
    Money lookedUp(String invoice) {
        return lookedUp.get(invoice);
    }

    /** What is left of one, never less than nothing. */
    Money left(String invoice) {
        Money whole = lookedUp.getOrDefault(invoice, amounts.getOrDefault(invoice, Money.ZERO));
        Money gone = Money.sum(cancelled.getOrDefault(invoice, Map.of()).values());
        return whole.isMoreThan(gone) ? whole.minus(gone) : Money.ZERO;
    }

    /** Those that were cancelled, and of which more counts than is left; empty when there are none. */
    Optional<LostInvoices> lost() {
        List<LostInvoices.Lost> lost = amounts.keySet().stream()
                .filter(cancelled::containsKey)
                .map(invoice -> new LostInvoices.Lost(
                        invoice,
                        List.copyOf(cancelled.get(invoice).keySet()),
                        counted.getOrDefault(invoice, Money.ZERO),
                        left(invoice)))
                .filter(each -> each.counted().isMoreThan(each.left()))
                .toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(new LostInvoices(Money.sum(counted.values()), lost));
    }
}
