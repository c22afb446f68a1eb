package org.keqiao.subsidy;

import java.util.List;
import org.keqiao.shared.Money;

/**
 * What red-letter invoices took from a claim after its review.
 *
 * @param counted what the claim counts of all its invoices
 * @param invoices those of which more counts than is left, at least one
 */
public record LostInvoices(Money counted, List<Lost> invoices) {

    /**
     * @param invoice in one spelling
     * @param redLetters what cancelled it, each in one spelling
     * @param counted what the claim counts of it
     * @param left what is left of it, less than that
     */
    public record Lost(String invoice, List<String> redLetters, Money counted, Money left) {

        Money amount() {
            return counted.minus(left);
        }
    }

    /** What counts and is founded no more. */
    public Money amount() {
        return Money.sum(invoices.stream().map(Lost::amount).toList());
    }

    public LostPart part() {
        return new LostPart(amount(), counted);
    }
}
