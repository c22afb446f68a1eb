package org.keqiao.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.keqiao.policy.table.PolicyNames;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What a table said, and why.
 *
 * @param version of the table
 * @param row id of the row that answered
 * @param number its place in the table, from 1
 * @param note what the row is for, empty when nobody said
 * @param validityUnverified true when the row names no document or no first day: whoever shows the answer says so
 * @param inputs what it was asked with, exact
 * @param assumed inputs that were not given, whose condition was taken as met
 * @param values by result: text, exact number, date or truth; what the bureau has not set is missing
 * @param notSet results that the bureau has not set
 * @param defaults results that the product suggests and no document states
 */
public record PolicyAnswer(
        String key,
        int version,
        LocalDate rulesAsOf,
        String row,
        int number,
        String note,
        Validity validity,
        Clause clause,
        boolean validityUnverified,
        Map<String, Object> inputs,
        Set<String> assumed,
        Map<String, Object> values,
        Set<String> notSet,
        Set<String> defaults) {

    /** True when the table has such a result, set or not. */
    public boolean has(String result) {
        return values.containsKey(result) || notSet.contains(result);
    }

    /**
     * A number that the table must say.
     *
     * @throws Refusal INVALID when the bureau has not set it
     */
    public BigDecimal number(String result) {
        if (values.get(result) instanceof BigDecimal number) {
            return number;
        }
        throw Refusal.invalid("POLICY_NOT_SET", key, number, PolicyNames.word(result));
    }

    /**
     * An amount that the table must say.
     *
     * @throws Refusal INVALID when the bureau has not set it
     */
    public Money money(String result) {
        return Money.of(number(result));
    }

    /** False when the table has no such result, or the bureau has not set it. */
    public boolean is(String result) {
        return Boolean.TRUE.equals(values.get(result));
    }

    /** Null when the table has no such result, or the bureau has not set it. */
    @Nullable
    public String text(String result) {
        return values.get(result) instanceof String text ? text : null;
    }
}
