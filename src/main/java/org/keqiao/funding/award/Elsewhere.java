package org.keqiao.funding.award;

import org.keqiao.shared.Money;

/**
 * 其他财政资金: public money from elsewhere, such as of the province, for what an item would support.
 *
 * @param rule of the item
 * @param isSet false where the item's table says nothing and the product's own rule counts
 * @param amount received or promised, zero or more
 */
public record Elsewhere(Rule rule, boolean isSet, Money amount) {

    /** Name of the result of policy tables that names the rule; the product's own where a table has none. */
    public static final String RESULT = "elsewhere";

    /** Names stand in policy tables. */
    public enum Rule {
        /** 不重复享受: nothing beside it. */
        EXCLUSIVE,
        /** 扣除: it is taken off what the item gives. */
        DEDUCT,
        /** 叠加: both are given, together no more than was spent. */
        ADDITIVE,
        /** 配套: given because of it, together no more than was spent. */
        MATCHING
    }
}
