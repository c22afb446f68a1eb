package org.keqiao.subsidy;

import java.util.ArrayList;
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
    /** By invoice and what was paid for: a contract, or a project that rests on none. */
    private final Map<String, Map<String, Money>> counted = new HashMap<>();
    /** By invoice and red-letter invoice: one that several payments name counts once. */
    private final Map<String, Map<String, Money>> cancelled = new HashMap<>();

    /** By what was paid for; null where each invoice carries what counts of it. */
    @Nullable
    private Map<String, Money> most;

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
                            count(key, line.certificateNo(), line.paidAmount());
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

    private void count(String invoice, String paidFor, Money amount) {
        counted.computeIfAbsent(invoice, none -> new LinkedHashMap<>()).merge(paidFor.strip(), amount, Money::plus);
    }

    private void review(ReviewedLine line, @Nullable String invoice) {
        if (invoice == null) {
            return;
        }
        count(invoice, line.certificateNo(), line.counted());
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

    /**
     * Where the invoices only prove sums, which may be less than they are over, what is left of them has to carry those, each by
     * the invoices that were paid for it. What was paid for anything else counts nothing.
     *
     * @param sums what counts, by what was paid for; null while all that was claimed does
     */
    CountedInvoices within(@Nullable Map<String, Money> sums) {
        most = sums;
        return this;
    }

    /** Those that were cancelled, and of which more counts than is left; empty when there are none. */
    Optional<LostInvoices> lost() {
        Map<String, Money> spare = spare();
        List<LostInvoices.Lost> lost = new ArrayList<>();
        for (String invoice : amounts.keySet()) {
            Map<String, Money> parts = counting(invoice);
            Money of = Money.sum(parts.values());
            Money left = left(invoice);
            if (!cancelled.containsKey(invoice) || !of.isMoreThan(left)) {
                continue;
            }
            // What counted of none before bears what was cancelled first.
            for (Map.Entry<String, Money> part : parts.entrySet()) {
                Money gone = of.isMoreThan(left) ? of.minus(left) : Money.ZERO;
                Money borne = least(gone, least(part.getValue(), spare.getOrDefault(part.getKey(), Money.ZERO)));
                spare.computeIfPresent(part.getKey(), (paidFor, some) -> some.minus(borne));
                of = of.minus(borne);
            }
            if (of.isMoreThan(left)) {
                List<String> by = List.copyOf(cancelled.get(invoice).keySet());
                lost.add(new LostInvoices.Lost(invoice, by, of, left));
            }
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(new LostInvoices(whole(), lost));
    }

    private Map<String, Money> counting(String invoice) {
        Map<String, Money> parts = new LinkedHashMap<>(counted.getOrDefault(invoice, Map.of()));
        if (most != null) {
            parts.keySet().retainAll(most.keySet());
        }
        return parts;
    }

    /** By what was paid for, how much more the invoices are over than counts of them. */
    private Map<String, Money> spare() {
        Map<String, Money> spare = new HashMap<>();
        if (most != null) {
            for (String invoice : counted.keySet()) {
                counting(invoice).forEach((paidFor, amount) -> spare.merge(paidFor, amount, Money::plus));
            }
            spare.replaceAll(
                    (paidFor, sum) -> sum.isMoreThan(most.get(paidFor)) ? sum.minus(most.get(paidFor)) : Money.ZERO);
        }
        return spare;
    }

    private Money whole() {
        return most != null
                ? Money.sum(most.values())
                : Money.sum(counted.values().stream()
                        .flatMap(parts -> parts.values().stream())
                        .toList());
    }
}
