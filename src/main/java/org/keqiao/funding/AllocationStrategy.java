package org.keqiao.funding;

import java.util.List;
import org.keqiao.shared.Money;

/** How a budget that is too small for all is shared out. Names are stored. */
public enum AllocationStrategy {
    /** First come, first served: by acceptance, ties by case number; what was carried over comes first. */
    FIRST_COME,
    /** Everybody gets the same part of the wish. */
    PRO_RATA,
    /** The better score first, as long as there are places and money; the others wait on the reserve list. */
    RANKED,
    /** Nobody gets more than a cap, which is as high as the budget allows. */
    CAP_LOWERING,
    /** First come, first served, and nobody in part: whoever gets nothing comes first in next year's budget. */
    CARRY_OVER;

    /**
     * Shares out exactly, to the fen: when the wishes exceed the budget, PRO_RATA and CAP_LOWERING use up all of it.
     *
     * @param budget zero or more
     * @param wishes one a case, in any order
     * @param rules what the policy leaves to the bureau
     * @return in the order of the wishes
     */
    public List<Portion> share(Money budget, List<Wish> wishes, Rules rules) {
        return switch (this) {
            case FIRST_COME -> OneAfterAnother.byAcceptance(budget, wishes, rules);
            case RANKED -> OneAfterAnother.byScore(budget, wishes, rules);
            case PRO_RATA -> EvenShares.proRata(budget, wishes);
            case CAP_LOWERING -> EvenShares.underOneCap(budget, wishes);
            case CARRY_OVER -> OneAfterAnother.carryingOver(budget, wishes, rules);
        };
    }

    /**
     * What a policy leaves open.
     *
     * @param allowPartial the last one may get what is left
     * @param allowSkip whoever is too large for what is left is passed over; otherwise nobody after comes before
     * @param places at most so many are funded; {@link Integer#MAX_VALUE} without a limit
     */
    public record Rules(boolean allowPartial, boolean allowSkip, int places) {

        /** Neither parts nor skipping, any number: what holds where the policy says nothing. */
        public static final Rules STRICT = new Rules(false, false, Integer.MAX_VALUE);

        public Rules {
            if (places < 1) {
                throw new IllegalArgumentException("no places");
            }
        }
    }
}
