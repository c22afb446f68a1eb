package org.keqiao.subsidy.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.Caps;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.Room;
import org.keqiao.policy.Policies;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.GivenAwards;
import org.springframework.lang.Nullable;

/**
 * 县级资金确认: the county promises its own part out of its own budget; what the city decided has not touched it (domain
 * 0.5-7).
 */
@ProcessAction(
        name = "grantCountyShare",
        zh = "确认县级资金",
        en = "Commit the county’s share",
        aboutZh = "在县级预算指标内安排并确认县级配套金额；市级决定不动用县级资金。",
        aboutEn = "Sets the county’s share aside in the county’s own budget and promises it.",
        requires = Duty.DECIDE,
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NO_AWARD",
            "INTEGRITY_BLOCKED",
            "CERTIFICATE_NOT_VALID",
            "CERTIFICATE_UNSTAMPED",
            "CONTRACT_AMENDED",
            "RIGHT_CLAIMED",
            "PARTIES_RELATED",
            "AGENCY_NOT_LISTED",
            "AGENCY_RELATED",
            "VOUCHER_PROVIDER_NOT_LISTED",
            "BROKER_UNKNOWN",
            "BROKER_NOT_LISTED",
            "BROKER_LEVEL_CHANGED",
            "INVOICE_RED_LETTERED",
            "CLASS_NOT_ALLOWED",
            "CLASS_UNKNOWN",
            "EXTERNAL_CHECK_NEEDED",
            "CAP_SHORT",
            "ABOVE_THE_AWARD",
            "BUDGET_UNKNOWN",
            "BUDGET_SHORT",
            "BUDGET_CLOSED",
            "ALREADY_FUNDED"
        })
class GrantCountyShare implements Action<GrantCountyShare.Input, GrantCountyShare.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.DECIDE);

    private final CaseCommands cases;
    private final PaidSubsidy paid;
    private final Policies policies;
    private final Caps caps;
    private final BudgetChoice budgets;
    private final Ledger ledger;
    private final GivenAwards given;
    private final Clock clock;

    GrantCountyShare(
            CaseCommands cases,
            PaidSubsidy paid,
            Policies policies,
            Caps caps,
            BudgetChoice budgets,
            Ledger ledger,
            GivenAwards given,
            Clock clock) {
        this.cases = cases;
        this.paid = paid;
        this.policies = policies;
        this.caps = caps;
        this.budgets = budgets;
        this.ledger = ledger;
        this.given = given;
        this.clock = clock;
    }

    record Input(Money amount, @Nullable String countyBudgetDocument) {}

    record Output(
            @Called(zh = "使用的县级指标文号", en = "Document of the county’s budget") String usedCountyBudget,
            @ForParties LocalDate countyGrantedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        CaseRef award = paid.of(caseNumber);
        // A payment of the city that ends in the same second frees nothing that the county promises on.
        cases.lock(award.number());
        paid.requireCarried(award);
        Money asked = Money.of(String.valueOf(cases.facts(award.number()).get("countyAmount")));
        if (input.amount().isMoreThan(asked)) {
            throw Refusal.conflict("ABOVE_THE_AWARD", asked);
        }
        String item = String.valueOf(cases.facts(award.number()).get("policyItem"));
        Set<UUID> counted = caps.rooms(paid.countyCaps(award), item).stream()
                .map(Room::account)
                .collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        BudgetChoice.Chosen budget = budgets.choose(
                policies.item(item).group(),
                award.scope().county(),
                today.getYear(),
                input.amount(),
                input.countyBudgetDocument());
        ledger.reserve(
                List.of(new Reservation(award.number(), FundingShare.COUNTY, budget.budget(), counted, input.amount())),
                caseNumber.value());
        ledger.commit(award.number(), FundingShare.COUNTY, input.amount(), caseNumber.value());
        given.recount(award.number(), FundingShare.COUNTY);
        return new Output(budget.documentNumber(), today);
    }
}
