package org.keqiao.subsidy.payment;

import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/** 停止支付: takes back what was promised and is not paid. */
@ProcessAction(
        name = "stopPayment",
        zh = "停止支付",
        en = "Stop the payment",
        aboutZh = "撤销尚未支付的应付资金，额度退回预算指标和累计上限。",
        aboutEn = "Takes back what was promised and is not paid; budget and caps are free again.",
        refusals = "NO_AWARD")
class StopPayment implements Action<StopPayment.Input, StopPayment.Output> {

    private final PaidSubsidy paid;
    private final Ledger ledger;

    StopPayment(PaidSubsidy paid, Ledger ledger) {
        this.paid = paid;
        this.ledger = ledger;
    }

    record Input(FundingShare share) {}

    record Output(Money waivedAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseNumber award = paid.of(caseNumber).number();
        Money owed = ledger.find(award, input.share())
                .map((Allocation allocation) -> allocation.committed().minus(allocation.paid()))
                .orElse(Money.ZERO);
        if (owed.isPositive()) {
            ledger.waive(award, input.share(), owed, caseNumber.value());
        }
        return new Output(owed);
    }
}
