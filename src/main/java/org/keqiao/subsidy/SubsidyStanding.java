package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * Where an application stands with its money.
 *
 * @param calculation how the amount came about; null before it was calculated, and for the applicant before the decision
 * @param purses one for each public purse that has something for it; empty for the applicant before the decision
 * @param progress how far its money has come; null while it is not reserved, when the stage of the case says it
 * @param reclaimed what has to come back of it; null when nothing has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubsidyStanding(
        @Nullable CalculatedSubsidy calculation,
        List<Purse> purses,
        @Nullable SubsidyProgress progress,
        @Nullable ReclaimedMoney.Reclaimed reclaimed) {

    /**
     * @param committed promised, what is paid included
     * @param recovered paid back
     */
    @Schema(name = "SubsidyPurse")
    public record Purse(FundingShare share, Money reserved, Money committed, Money paid, Money recovered) {}
}
