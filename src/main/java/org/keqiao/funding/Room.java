package org.keqiao.funding;

import java.util.UUID;
import org.keqiao.shared.Money;

/**
 * How much of a cap is left, locked until the transaction ends.
 *
 * @param account for the allocation that uses it
 * @param used reserved and committed, paid included
 */
public record Room(UUID account, CapKey key, Money cap, Money used) {

    /** Zero or more; zero as well when the cap was lowered below what is used. */
    public Money left() {
        return used.isMoreThan(cap) ? Money.ZERO : cap.minus(used);
    }
}
