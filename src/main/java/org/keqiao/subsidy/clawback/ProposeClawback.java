package org.keqiao.subsidy.clawback;

import java.util.Map;
import org.keqiao.funding.FundingShare;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** 核对拟追回金额: what the notice tells the party is possible at all. */
@ProcessAction(
        name = "proposeClawback",
        zh = "核对拟追回金额",
        en = "Check the amount",
        aboutZh = "核对拟追回金额不超过各级次已拨付未退还的金额，并计算合计。",
        aboutEn = "Holds the amounts against what each purse paid and has not got back, and adds them up.",
        refusals = {"NOTHING_RECLAIMED", "INVALID"})
class ProposeClawback implements Action<ProposeClawback.Input, ProposeClawback.Output> {

    private final ClawbackRows rows;
    private final Principal principal;

    ProposeClawback(ClawbackRows rows, Principal principal) {
        this.rows = rows;
        this.principal = principal;
    }

    record Input(@Nullable Money cityPrincipal, @Nullable Money countyPrincipal) {}

    record Output(
            @Called(zh = "拟追回金额", en = "Amount proposed") @ForParties Money proposedAmount,
            @Called(zh = "涉及县级资金", en = "The county’s money is concerned") boolean countyConcerned) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Clawback clawback = rows.require(caseNumber);
        Map<FundingShare, Money> proposed =
                principal.require(clawback.application(), input.cityPrincipal(), input.countyPrincipal());
        return new Output(Money.sum(proposed.values()), proposed.containsKey(FundingShare.COUNTY));
    }
}
