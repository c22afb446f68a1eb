package org.keqiao.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 预算指标: a sum in the budget of a year, and how far it is used.
 *
 * @param policyGroup the items that it pays for
 * @param county code, null for the city's
 * @param documentNumber 指标文号
 * @param carryOverYear the year into which what is promised was carried over, null without
 * @param committed promised, paid or not
 * @param recovered of what was paid
 * @param closed nothing new is reserved on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetLine(
        UUID id,
        int year,
        String policyGroup,
        FundingShare level,
        @Nullable String county,
        String documentNumber,
        @Nullable String projectCode,
        @Nullable String functionalCode,
        @Nullable String economicCode,
        @Nullable Integer carryOverYear,
        boolean closed,
        Money total,
        Money reserved,
        Money committed,
        Money paid,
        Money recovered) {

    /** What may still be reserved. */
    public Money left() {
        return total.minus(reserved).minus(committed);
    }
}
