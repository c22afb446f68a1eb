package org.keqiao.funding;

import java.math.BigDecimal;
import java.time.Instant;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What a case would get if there were enough.
 *
 * @param amount more than zero
 * @param acceptedAt the earlier comes first
 * @param score of a competitive item, null elsewhere
 * @param carriedOver approved in an earlier year and not paid for lack of money: comes before all others
 */
public record Wish(
        CaseNumber caseNumber, Money amount, Instant acceptedAt, @Nullable BigDecimal score, boolean carriedOver) {

    public Wish {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing is wished for " + caseNumber);
        }
    }
}
