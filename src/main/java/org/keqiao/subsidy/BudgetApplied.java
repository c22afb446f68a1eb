package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;

/**
 * What a budget that did not suffice made of an amount.
 *
 * @param budgetDocument 指标文号 of the line that was shared out
 * @param asked the city's amount as it was calculated
 * @param given what the line has for it
 * @param decidedOn day on which the second person confirmed it
 * @param words the same for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetApplied(
        String budgetDocument,
        AllocationStrategy strategy,
        Money asked,
        Money given,
        LocalDate decidedOn,
        Bilingual words) {}
