package org.keqiao.subsidy;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.voucher.Redemptions;

/** 释放预留: gives back what was set aside, before a case is reviewed anew. */
@ProcessAction(
        name = "releaseBudget",
        zh = "释放预留资金",
        en = "Release the reserved money",
        aboutZh = "退回重新审核前，释放已预留的市级资金；没有预留的不受影响。",
        aboutEn = "Gives the city’s reserved money back before a new review; does nothing where none is reserved.")
class ReleaseBudget implements Action<ReleaseBudget.Input, ReleaseBudget.Output> {

    private final CaseCommands cases;
    private final Redemptions redemptions;
    private final Ledger ledger;

    ReleaseBudget(CaseCommands cases, Redemptions redemptions, Ledger ledger) {
        this.cases = cases;
        this.redemptions = redemptions;
        this.ledger = ledger;
    }

    record Input() {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        redemptions.takeBack(caseNumber);
        ledger.find(caseNumber, FundingShare.CITY)
                .map(Allocation::reserved)
                .filter(Money::isPositive)
                .ifPresent(reserved -> ledger.release(caseNumber, FundingShare.CITY, reserved, caseNumber.value()));
        ReserveBudget.forgetAllotment(cases, caseNumber);
        return new Output();
    }
}
