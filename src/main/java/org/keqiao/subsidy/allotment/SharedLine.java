package org.keqiao.subsidy.allotment;

import java.util.List;
import org.keqiao.funding.BudgetLine;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;

/**
 * A line as it would be shared out now.
 *
 * @param claims all of them, in the order of precedence
 */
record SharedLine(BudgetLine line, PolicyItem item, AllotmentRule rule, List<AllottedClaim> claims) {

    Money asked() {
        return Money.sum(claims.stream().map(AllottedClaim::asked).toList());
    }

    Money given() {
        return Money.sum(claims.stream().map(AllottedClaim::given).toList());
    }

    int served() {
        return (int) claims.stream().filter(claim -> claim.given().isPositive()).count();
    }

    /** Whether there is enough for everybody, so that nothing has to be shared out. */
    boolean suffices() {
        return !asked().isMoreThan(line.left());
    }

    Allotment preview(CursorPage<AllottedClaim> page) {
        return new Allotment(
                null,
                line.id(),
                line.documentNumber(),
                item.key(),
                item.title(),
                rule,
                line.left(),
                asked(),
                given(),
                claims.size(),
                served(),
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                page,
                false);
    }
}
