package org.keqiao.subsidy.payment;

import java.util.List;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.Account;
import org.keqiao.subsidy.AccountHolders;

/** 核对账户: money goes to the applicant's own account and no other. */
@ProcessAction(
        name = "checkAccount",
        zh = "核对收款账户",
        en = "Check the account",
        aboutZh = "核对更正后的账户户名与申请人一致。",
        aboutEn = "Compares the holder of the corrected account with the applicant.",
        refusals = "INVALID")
class CheckAccount implements Action<CheckAccount.Input, CheckAccount.Output> {

    private final CaseCommands cases;
    private final AccountHolders holders;

    CheckAccount(CaseCommands cases, AccountHolders holders) {
        this.cases = cases;
        this.holders = holders;
    }

    record Input(Account account) {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        holders.wrong(cases.ref(caseNumber), input.account()).ifPresent(wrong -> {
            throw Refusal.invalid(List.of(wrong));
        });
        return new Output();
    }
}
