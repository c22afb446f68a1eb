package org.keqiao.subsidy.allotment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.shared.Money;

/**
 * How an item's money is shared out when there is too little, as its policy table has it.
 *
 * @param allowPartial the last one may get what is left
 * @param allowSkip whoever is too large for what is left is passed over
 * @param origin who says so
 */
@Schema(name = "AllotmentRule")
public record AllotmentRule(AllocationStrategy strategy, boolean allowPartial, boolean allowSkip, Origin origin) {

    /** What holds where nobody has said anything. */
    static final AllotmentRule USUAL = new AllotmentRule(AllocationStrategy.FIRST_COME, false, false, Origin.DEFAULT);

    /** Names are stored. */
    public enum Origin {
        /** The document on which the row rests. */
        DOCUMENT,
        /** This bureau, where the document says nothing. */
        BUREAU,
        /** Nobody: the product's own. */
        DEFAULT
    }

    /**
     * Whether a line is not shared out at all by this rule: nobody gets anything, and nobody a place in next year's budget.
     *
     * @param given to all claims together
     */
    public boolean leavesAll(Money given) {
        return !given.isPositive() && strategy != AllocationStrategy.CARRY_OVER;
    }

    AllocationStrategy.Rules rules() {
        return new AllocationStrategy.Rules(allowPartial, allowSkip, Integer.MAX_VALUE);
    }
}
