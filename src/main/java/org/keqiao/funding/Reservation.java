package org.keqiao.funding;

import java.util.Set;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/**
 * Money to be set aside for a case.
 *
 * @param budget the line that shall pay
 * @param caps accounts of the caps that it counts towards
 * @param amount more than zero
 */
public record Reservation(CaseNumber caseNumber, FundingShare share, UUID budget, Set<UUID> caps, Money amount) {

    public Reservation {
        caps = Set.copyOf(caps);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to reserve for " + caseNumber);
        }
    }
}
