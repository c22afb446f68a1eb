package org.keqiao.subsidy;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 复核时再看登记证明: nobody agrees to an amount whose contracts no longer are what they were when it was calculated. */
@ProcessAction(
        name = "confirmContracts",
        zh = "再次核对登记证明",
        en = "Look at the certificates again",
        aboutZh = "核对各合同的登记证明仍然有效、金额与核算时一致，技术转移机构仍在册，所聘技术经纪人仍在册、等级未变；否则不能同意。",
        aboutEn =
                "Every contract is still registered with the amounts that were calculated, agency and brokers are still listed, each broker at its level; refuses otherwise.",
        refusals = {
            "CERTIFICATE_NOT_VALID",
            "CONTRACT_AMENDED",
            "RIGHT_CLAIMED",
            "PARTIES_RELATED",
            "RELATION_NOT_AUDITED",
            "AGENCY_NOT_LISTED",
            "AGENCY_RELATED",
            "VOUCHER_PROVIDER_NOT_LISTED",
            "BROKER_UNKNOWN",
            "BROKER_NOT_LISTED",
            "BROKER_LEVEL_CHANGED",
            "INVOICE_RED_LETTERED",
            "CLASS_NOT_ALLOWED",
            "CLASS_UNKNOWN",
            "ACCOUNT_OF_ANOTHER"
        })
class ConfirmContracts implements Action<ConfirmContracts.Input, ConfirmContracts.Output> {

    private final CaseCommands cases;
    private final StandingGrounds standing;
    private final StandingInvoices invoices;
    private final AllowedClasses classes;
    private final AccountHolders holders;

    ConfirmContracts(
            CaseCommands cases,
            StandingGrounds standing,
            StandingInvoices invoices,
            AllowedClasses classes,
            AccountHolders holders) {
        this.cases = cases;
        this.standing = standing;
        this.invoices = invoices;
        this.classes = classes;
        this.holders = holders;
    }

    record Input(CalculatedSubsidy calculation) {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        classes.require(
                caseNumber, input.calculation().item(), input.calculation().rulesAsOf());
        standing.requireUnchanged(cases.ref(caseNumber), input.calculation());
        invoices.requireStanding(caseNumber);
        holders.require(caseNumber);
        return new Output();
    }
}
