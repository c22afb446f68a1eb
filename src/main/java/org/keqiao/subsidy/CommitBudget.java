package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.integrity.Integrity;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/**
 * 确认资金: promises what was set aside, once somebody has decided who did not prepare it. That there is a budget the
 * reservation itself proves.
 */
@ProcessAction(
        name = "commitBudget",
        zh = "确认资金",
        en = "Commit the money",
        aboutZh = "再次核对登记证明，把预留的市级资金确认为应付，等待支付。",
        aboutEn = "Looks at the certificates once more and makes the city’s reserved money payable.",
        requires = {Duty.REVIEW, Duty.RECHECK, Duty.DECIDE},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NOTHING_RESERVED",
            "INTEGRITY_BLOCKED",
            "CERTIFICATE_NOT_VALID",
            "CERTIFICATE_UNSTAMPED",
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
            "CLASS_UNKNOWN"
        })
class CommitBudget implements Action<CommitBudget.Input, CommitBudget.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.DECIDE);

    private final CaseCommands cases;
    private final StandingGrounds standing;
    private final StandingInvoices invoices;
    private final AllowedClasses classes;
    private final Integrity integrity;
    private final Ledger ledger;
    private final Clock clock;

    CommitBudget(
            CaseCommands cases,
            StandingGrounds standing,
            StandingInvoices invoices,
            AllowedClasses classes,
            Integrity integrity,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.standing = standing;
        this.invoices = invoices;
        this.classes = classes;
        this.integrity = integrity;
        this.ledger = ledger;
        this.clock = clock;
    }

    record Input(CalculatedSubsidy calculation) {}

    record Output(@ForParties Money committedAmount, @ForParties LocalDate committedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        CaseRef claim = cases.ref(caseNumber);
        integrity.require(claim.organisation());
        classes.require(
                caseNumber, input.calculation().item(), input.calculation().rulesAsOf());
        standing.requireAwardable(claim, input.calculation());
        invoices.requireStanding(caseNumber);
        Money reserved = ledger.find(caseNumber, FundingShare.CITY)
                .map(Allocation::reserved)
                .filter(Money::isPositive)
                .orElseThrow(() -> Refusal.conflict("NOTHING_RESERVED"));
        ledger.commit(caseNumber, FundingShare.CITY, reserved, caseNumber.value());
        return new Output(reserved, LocalDate.now(clock));
    }
}
