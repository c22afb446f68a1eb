package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.Allocation;
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
            "RIGHT_CLAIMED",
            "AGENCY_NOT_LISTED",
            "AGENCY_RELATED",
            "VOUCHER_PROVIDER_NOT_LISTED",
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
            "ALLOTTED_CAPS_CHANGED",
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
        claimCaps.requireNothingBeside(snapshot, item, input.rulesAsOf(), input.calculation());
        LocalDate today = LocalDate.now(clock);
        Optional<BudgetApplied> applied = allotted.take(caseNumber).filter(given -> isReserved(caseNumber, given));
        // Whatever day its step ends on, money that was allotted counts in the year in which that was confirmed.
        LocalDate booked = applied.map(BudgetApplied::decidedOn).orElse(today);
        Counted used = capAccounts(snapshot, item, input, booked);
        if (applied.isPresent()) {
            requireCounted(caseNumber, used.accounts());
            requireRoom(caseNumber, used.rooms());
            return output(applied.get(), today);
        }
        BudgetChoice.Chosen budget = redemptions
                .handOver(caseNumber, input.cityAmount(), input.budgetDocument())
                .orElseGet(() -> reserve(caseNumber, item, input, used.accounts(), today));
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

    /** An allotment of many goes by the caps that were noted with the calculation: company relations may be others by now. */
    private void requireCounted(CaseNumber caseNumber, Set<UUID> used) {
        Allocation own = ledger.find(caseNumber, FundingShare.CITY).orElseThrow();
        if (!ledger.caps(own).equals(used)) {
            throw Refusal.conflict("ALLOTTED_CAPS_CHANGED");
        }
    }

    /**
     * Nor by heights that were lowered since: as at any step, a claim keeps what was allotted when it fits beside all that the
     * cap gave before it. Claims behind it take nothing from it.
     */
    private void requireRoom(CaseNumber caseNumber, List<Room> rooms) {
        List<Room> full = rooms.stream()
                .filter(room -> room.used().isMoreThan(room.cap()))
                .toList();
        if (full.isEmpty()) {
            return;
        }
        Money own = ledger.find(caseNumber, FundingShare.CITY).orElseThrow().reserved();
        Map<UUID, Money> behind = allotted.behind(caseNumber);
        for (Room room : full) {
            Money others = room.used().minus(own).minus(behind.getOrDefault(room.account(), Money.ZERO));
            if (others.plus(own).isMoreThan(room.cap())) {
                Money left =
                        others.isMoreThan(room.cap()) ? Money.ZERO : room.cap().minus(others);
                throw Refusal.conflict("CAP_SHORT", left, own);
            }
        }
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

    /** @param rooms empty for what is counted already, as a voucher's is */
    private record Counted(Set<UUID> accounts, List<Room> rooms) {}

    /** Opens and locks the caps, at the height that the policy says today, before any budget is touched. */
    private Counted capAccounts(CaseSnapshot snapshot, PolicyItem item, Input input, LocalDate booked) {
        Optional<Redemptions.Redeemed> redeemed = redemptions.of(snapshot.ref().number());
        ClaimCaps.Heights heights = claimCaps.of(snapshot, item, input.rulesAsOf(), input.calculation(), booked);
        if (redeemed.isPresent()) {
            return new Counted(redeemed.get().caps(), List.of());
        }
        List<Room> rooms = caps.rooms(heights.caps(), heights.clause());
        return new Counted(rooms.stream().map(Room::account).collect(Collectors.toSet()), rooms);
    }
}
