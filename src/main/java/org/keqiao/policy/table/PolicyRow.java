package org.keqiao.policy.table;

import java.util.Map;
import org.keqiao.policy.Clause;
import org.keqiao.policy.Validity;

/**
 * A row of a policy table.
 *
 * @param id by which it is known from version to version
 * @param number its place in its table, from 1
 * @param conditions by the name of the column, as the cells have it; without its days, and without what any answer meets
 * @param results by the name of the column, as the cells have it; without its clause, and without what is not set
 */
public record PolicyRow(
        String id,
        int number,
        Validity validity,
        Clause clause,
        Map<String, String> conditions,
        Map<String, String> results) {

    /** 适用期未核实: true while nobody has said on which document it rests, or since when it holds. */
    public boolean validityUnverified() {
        return clause.documentNumber() == null || validity.from() == null;
    }

    /** True when it says the same of the same cases, on whatever days. */
    public boolean saysTheSame(PolicyRow other) {
        return clause.equals(other.clause) && conditions.equals(other.conditions) && results.equals(other.results);
    }
}
