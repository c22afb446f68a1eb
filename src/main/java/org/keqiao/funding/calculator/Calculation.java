package org.keqiao.funding.calculator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What an item would give: no promise, and nothing of it is kept.
 *
 * @param item key of the policy item
 * @param on the day whose rules counted
 * @param version of the item's table
 * @param base that the rate was taken of; null without a rate
 * @param gross by rate and fixed sum; null for an item that is no money
 * @param capApplied what caps take away; null for an item that is no money
 * @param net what is left; null for an item that is no money
 * @param validityUnverified true when the rule names no document or no first day
 * @param setByBureau names of results that no document states and this bureau has set
 * @param assumed names of inputs that were not told, whose condition was taken as met
 * @param results what else the rule says, by name
 * @param trace in the order of calculating; empty for an item that is no money
 * @param supplements what the county adds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calculation(
        String item,
        Bilingual title,
        LocalDate on,
        int version,
        @Nullable Money base,
        @Nullable Money gross,
        @Nullable Money capApplied,
        @Nullable Money net,
        boolean validityUnverified,
        Set<String> setByBureau,
        Set<String> assumed,
        Map<String, String> results,
        List<AwardStep> trace,
        List<Supplement> supplements) {

    /**
     * 县级配套, out of the county's own purse.
     *
     * @param setByBureau names of results that no document states
     * @param assumed names of inputs that were not told; never that of the county
     */
    @Schema(name = "CalculatedSupplement")
    public record Supplement(
            String item,
            Bilingual title,
            Money net,
            boolean validityUnverified,
            Set<String> setByBureau,
            Set<String> assumed,
            List<AwardStep> trace) {}
}
