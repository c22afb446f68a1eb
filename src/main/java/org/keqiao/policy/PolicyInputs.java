package org.keqiao.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What a policy table may be asked with, besides the day: {@code PolicyInputs.NONE.county("421303").base(paid)}. Each call
 * gives another one; null takes an input out again.
 */
public final class PolicyInputs {

    public static final PolicyInputs NONE = new PolicyInputs(Map.of());

    private final Map<String, Object> values;

    private PolicyInputs(Map<String, Object> values) {
        this.values = values;
    }

    /** 补贴基数: the sum that the rate is taken of, counted by the item's measure. */
    public PolicyInputs base(@Nullable Money base) {
        return with("base", base);
    }

    /** 所在县（市、区）: code of the county unit. */
    public PolicyInputs county(@Nullable String code) {
        return with("county", code);
    }

    /** 本年度已享受金额: what the holder of the cap has had this year. */
    public PolicyInputs usedThisYear(@Nullable Money used) {
        return with("usedThisYear", used);
    }

    /** 考核等次: {@code EXCELLENT}, {@code QUALIFIED}, {@code UNQUALIFIED}. */
    public PolicyInputs grade(@Nullable String grade) {
        return with("grade", grade);
    }

    /** 名次: place among the year's competitors, from 1. */
    public PolicyInputs rank(@Nullable Integer rank) {
        return with("rank", rank);
    }

    /** 级别: {@code SENIOR}, {@code INTERMEDIATE}, {@code JUNIOR}. */
    public PolicyInputs level(@Nullable String level) {
        return with("level", level);
    }

    /** 年度交易额: what was traded or registered in the year. */
    public PolicyInputs yearAmount(@Nullable Money amount) {
        return with("yearAmount", amount);
    }

    /** 单项交易额: what was received of one deal. */
    public PolicyInputs dealAmount(@Nullable Money amount) {
        return with("dealAmount", amount);
    }

    /** 薪酬: what was paid to the person in the year. */
    public PolicyInputs pay(@Nullable Money pay) {
        return with("pay", pay);
    }

    /**
     * 类别: of a trade {@code BOUGHT_IN}, {@code SOLD}; of a conversion {@code ASSIGNMENT}, {@code LICENSE}, {@code EQUITY},
     * {@code SELF_USE}.
     */
    public PolicyInputs kind(@Nullable String kind) {
        return with("kind", kind);
    }

    /** 受让方在本市: whether somebody of the city bought. */
    public PolicyInputs buyerInCity(@Nullable Boolean bought) {
        return with("buyerInCity", bought);
    }

    private PolicyInputs with(String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new PolicyInputs(Collections.unmodifiableMap(changed));
    }

    /** By the name that a table asks for; what was not given is missing. */
    public Map<String, Object> byName() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyInputs inputs && inputs.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
