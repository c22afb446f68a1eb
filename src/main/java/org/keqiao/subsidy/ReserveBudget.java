package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.Caps;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.Room;
import org.keqiao.integrity.Integrity;
import org.keqiao.policy.PolicyItem;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.voucher.Redemptions;
import org.springframework.lang.Nullable;

/**
 * 预留资金: sets the city's part aside, in the transaction of the budget step. Whatever the model looks like, nothing is set
 * aside that was not reviewed, rechecked and found in the budget by three people, and on certificates that hold today.
 */
@ProcessAction(
        name = "reserveBudget",
        zh = "预留预算",
        en = "Reserve the budget",
        aboutZh = "再次核对登记证明，在累计上限和预算指标内预留市级金额；额度不足的，不预留并说明差额。",
        aboutEn =
                "Looks at the certificates again and sets the city’s amount aside within caps and budget; says what is short.",
        requires = {Duty.REVIEW, Duty.RECHECK, Duty.BUDGET},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NOTHING_TO_RESERVE",
            "INTEGRITY_BLOCKED",
            "CERTIFICATE_NOT_VALID",
            "CONTRACT_AMENDED",
            "AGENCY_NOT_LISTED",
            "BROKER_UNKNOWN",
            "BROKER_NOT_LISTED",
            "BROKER_LEVEL_CHANGED",
            "INVOICE_RED_LETTERED",
            "AWARDED_ELSEWHERE",
            "BUDGET_UNKNOWN",
            "BUDGET_SHORT",
            "BUDGET_CLOSED",
            "CARRIED_OVER_FIRST",
            "CAP_SHORT",
            "CAP_EARLIER_FIRST",
            "ALREADY_FUNDED",
            "RANK_MISSING",
            "RANK_ON_RESERVE",
            "REPEAT_WINNER",
            "CLASS_NOT_ALLOWED",
            "CLASS_UNKNOWN"
        })
class ReserveBudget implements Action<ReserveBudget.Input, ReserveBudget.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.BUDGET);
    /** What the output says only of money that an allotment gave. */
    private static final Set<String> ALLOTTED = Set.of("budgetApplied", "allottedFrom", "allotmentRule");

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final ClaimCaps claimCaps;
    private final SubsidyCalculation calculation;
    private final Caps caps;
    private final CapOrder capOrder;
    private final BudgetChoice budgets;
    private final Integrity integrity;
    private final AllowedClasses classes;
    private final StandingInvoices invoices;
    private final Redemptions redemptions;
    private final AllottedMoney allotted;
    private final CarriedClaims carried;
    private final Ledger ledger;
    private final Clock clock;

    ReserveBudget(
            CaseCommands cases,
            SubsidyItems items,
            ClaimCaps claimCaps,
            SubsidyCalculation calculation,
            Caps caps,
            CapOrder capOrder,
            BudgetChoice budgets,
            Integrity integrity,
            AllowedClasses classes,
            StandingInvoices invoices,
            Redemptions redemptions,
            AllottedMoney allotted,
            CarriedClaims carried,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.items = items;
        this.claimCaps = claimCaps;
        this.calculation = calculation;
        this.caps = caps;
        this.capOrder = capOrder;
        this.budgets = budgets;
        this.integrity = integrity;
        this.classes = classes;
        this.invoices = invoices;
        this.redemptions = redemptions;
        this.allotted = allotted;
        this.carried = carried;
        this.ledger = ledger;
        this.clock = clock;
    }

    record Input(
            String policyItem,
            CalculatedSubsidy calculation,
            Money cityAmount,
            LocalDate rulesAsOf,
            @Nullable String budgetDocument) {}

    /**
     * @param budgetApplied how a budget that did not suffice was shared out; null when all of the amount is set aside
     * @param allottedFrom the amount that was calculated, where less of it is set aside; null elsewhere
     * @param allotmentRule in words, as {@code allottedFrom}
     */
    record Output(
            @Called(zh = "使用的指标文号", en = "Document of the budget used") String usedBudgetDocument,
            @Called(zh = "预留日期", en = "Reserved on") LocalDate reservedOn,
            @Nullable BudgetApplied budgetApplied,
            @Called(zh = "预算不足时的核算金额", en = "Amount before the budget was shared out") @Nullable Money allottedFrom,
            @Called(zh = "预算不足时的分配办法", en = "How the budget was shared out") @Nullable String allotmentRule) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        if (!input.cityAmount().isPositive()) {
            throw Refusal.conflict("NOTHING_TO_RESERVE");
        }
        forgetAllotment(cases, caseNumber);
        CaseSnapshot snapshot = cases.get(caseNumber);
        PolicyItem item = items.require(input.policyItem());
        integrity.require(snapshot.ref().organisation());
        classes.require(caseNumber, item.key(), input.rulesAsOf());
        invoices.requireStanding(caseNumber);
        calculation.requireNothingBeside(snapshot.ref(), item, input.rulesAsOf(), input.calculation());
        Set<UUID> used = capAccounts(snapshot, item, input);
        LocalDate today = LocalDate.now(clock);
        Optional<BudgetApplied> applied = allotted.take(caseNumber).filter(given -> isReserved(caseNumber, given));
        if (applied.isPresent()) {
            return output(applied.get(), today);
        }
        BudgetChoice.Chosen budget = redemptions
                .handOver(caseNumber, input.cityAmount(), input.budgetDocument())
                .orElseGet(() -> reserve(caseNumber, item, input, used, today));
        return new Output(budget.documentNumber(), today, null, null, null);
    }

    /** What a budget that did not suffice made of an earlier round's amount says nothing about this one. */
    static void forgetAllotment(CaseCommands cases, CaseNumber caseNumber) {
        cases.forget(caseNumber, "forgetAllotment", ALLOTTED);
    }

    /** What was allotted may have been released since, when the case was sent back before it came here. */
    private boolean isReserved(CaseNumber caseNumber, BudgetApplied given) {
        return ledger.find(caseNumber, FundingShare.CITY)
                .filter(own -> own.reserved().equals(given.given()))
                .isPresent();
    }

    private static Output output(BudgetApplied applied, LocalDate today) {
        boolean less = applied.asked().isMoreThan(applied.given());
        return new Output(
                applied.budgetDocument(),
                today,
                applied,
                less ? applied.asked() : null,
                less ? applied.words().zh() : null);
    }

    private BudgetChoice.Chosen reserve(
            CaseNumber caseNumber, PolicyItem item, Input input, Set<UUID> used, LocalDate today) {
        carried.hold(item.group(), today.getYear());
        BudgetChoice.Chosen budget =
                budgets.choose(item.group(), null, today.getYear(), input.cityAmount(), input.budgetDocument());
        List<Reservation> reserved =
                List.of(new Reservation(caseNumber, FundingShare.CITY, budget.budget(), used, input.cityAmount()));
        ledger.reserve(reserved, caseNumber.value());
        capOrder.requireServed(reserved, List.of(caseNumber));
        carried.requireServed(item.group(), today.getYear(), List.of(caseNumber), List.of(caseNumber));
        return budget;
    }

    /** Opens and locks the caps, at the height that the policy says today, before any budget is touched. */
    private Set<UUID> capAccounts(CaseSnapshot snapshot, PolicyItem item, Input input) {
        Optional<Redemptions.Redeemed> redeemed = redemptions.of(snapshot.ref().number());
        ClaimCaps.Heights heights = claimCaps.of(snapshot, item, input.rulesAsOf(), input.calculation());
        if (redeemed.isPresent()) {
            return redeemed.get().caps();
        }
        Set<UUID> accounts = new HashSet<>();
        if (!heights.caps().isEmpty()) {
            caps.rooms(heights.caps(), heights.clause()).stream()
                    .map(Room::account)
                    .forEach(accounts::add);
        }
        return accounts;
    }
}
