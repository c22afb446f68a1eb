package org.keqiao.organization;

/**
 * 限制申报资金: for how long whoever obtained money wrongly may not apply.
 *
 * @param document name and number of the paper that says so
 * @param clause of that paper
 * @param months from the decision, more than 0
 */
public record FundingExclusion(String document, String clause, int months) {

    public FundingExclusion {
        if (document.isBlank() || clause.isBlank() || months <= 0) {
            throw new IllegalArgumentException("an exclusion needs its document, its clause and its months");
        }
    }
}
