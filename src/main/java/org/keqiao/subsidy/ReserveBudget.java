package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.Caps;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.Room;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.integrity.Integrity;
import org.keqiao.policy.PolicyItem;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.CertifiedContract;
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
            "AWARDED_ELSEWHERE",
            "BUDGET_UNKNOWN",
            "BUDGET_SHORT",
            "BUDGET_CLOSED",
            "CAP_SHORT",
            "ALREADY_FUNDED",
            "RANK_MISSING",
            "RANK_ON_RESERVE"
        })
class ReserveBudget implements Action<ReserveBudget.Input, ReserveBudget.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.BUDGET);

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final ContractTerms contractTerms;
    private final SubsidyCaps subsidyCaps;
    private final SubsidyCalculation calculation;
    private final Caps caps;
    private final BudgetChoice budgets;
    private final Integrity integrity;
    private final Redemptions redemptions;
    private final Ledger ledger;
    private final Clock clock;

    ReserveBudget(
            CaseCommands cases,
            SubsidyItems items,
            ContractTerms contractTerms,
            SubsidyCaps subsidyCaps,
            SubsidyCalculation calculation,
            Caps caps,
            BudgetChoice budgets,
            Integrity integrity,
            Redemptions redemptions,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.items = items;
        this.contractTerms = contractTerms;
        this.subsidyCaps = subsidyCaps;
        this.calculation = calculation;
        this.caps = caps;
        this.budgets = budgets;
        this.integrity = integrity;
        this.redemptions = redemptions;
        this.ledger = ledger;
        this.clock = clock;
    }

    record Input(
            String policyItem,
            CalculatedSubsidy calculation,
            Money cityAmount,
            LocalDate rulesAsOf,
            @Nullable String budgetDocument) {}

    record Output(
            @Called(zh = "使用的指标文号", en = "Document of the budget used") String usedBudgetDocument,
            @Called(zh = "预留日期", en = "Reserved on") LocalDate reservedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        if (!input.cityAmount().isPositive()) {
            throw Refusal.conflict("NOTHING_TO_RESERVE");
        }
        CaseSnapshot snapshot = cases.get(caseNumber);
        PolicyItem item = items.require(input.policyItem());
        integrity.require(snapshot.ref().organisation());
        calculation.requireNothingBeside(snapshot.ref(), item, input.rulesAsOf(), input.calculation());
        Set<UUID> used = capAccounts(snapshot, item, input);
        LocalDate today = LocalDate.now(clock);
        BudgetChoice.Chosen budget = redemptions
                .handOver(caseNumber, input.cityAmount(), input.budgetDocument())
                .orElseGet(() -> reserve(caseNumber, item, input, used, today));
        return new Output(budget.documentNumber(), today);
    }

    private BudgetChoice.Chosen reserve(
            CaseNumber caseNumber, PolicyItem item, Input input, Set<UUID> used, LocalDate today) {
        BudgetChoice.Chosen budget =
                budgets.choose(item.group(), null, today.getYear(), input.cityAmount(), input.budgetDocument());
        ledger.reserve(
                List.of(new Reservation(caseNumber, FundingShare.CITY, budget.budget(), used, input.cityAmount())),
                caseNumber.value());
        return budget;
    }

    /** Opens and locks the caps, at the height that the policy says today, before any budget is touched. */
    private Set<UUID> capAccounts(CaseSnapshot snapshot, PolicyItem item, Input input) {
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        Optional<Redemptions.Redeemed> redeemed = redemptions.of(snapshot.ref().number());
        String clause = item.key();
        for (CalculatedSubsidy.Contract contract : input.calculation().contracts()) {
            CertifiedContract certificate = calculation.requireUnchanged(contract);
            AwardTerms terms = contractTerms.require(snapshot.ref(), item, input.rulesAsOf(), certificate);
            clause = terms.clause() == null ? item.key() : terms.clause();
            heights.putAll(subsidyCaps.heights(terms, item, snapshot, certificate));
        }
        if (redeemed.isPresent()) {
            return redeemed.get().caps();
        }
        Set<UUID> accounts = new HashSet<>();
        if (!heights.isEmpty()) {
            caps.rooms(heights, clause).stream().map(Room::account).forEach(accounts::add);
        }
        return accounts;
    }
}
