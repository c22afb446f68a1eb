package org.keqiao.subsidy.allotment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.FundingShare;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Lines as they stand now: what they may pay, by which rule, and to whom it would go. */
@Component
class SharedLines {

    /** More claims than any bureau has of one item. */
    static final int MOST = 20_000;

    private static final int NAMED = 5;

    private static final String ALLOCATION = "allocation";

    private final BudgetLines budgets;
    private final Policies policies;
    private final WaitingClaims waiting;
    private final Clock clock;

    SharedLines(BudgetLines budgets, Policies policies, WaitingClaims waiting, Clock clock) {
        this.budgets = budgets;
        this.policies = policies;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Open lines of the city, of this year. */
    List<BudgetLine> all() {
        return budgets.list(thisYear()).stream().filter(this::isShared).toList();
    }

    /** @throws Refusal NOT_FOUND; conflict ALLOTMENT_LINE for a line that pays nothing now */
    BudgetLine line(UUID budget) {
        BudgetLine line = budgets.require(budget);
        if (!isShared(line)) {
            throw Refusal.conflict("ALLOTMENT_LINE");
        }
        return line;
    }

    /** A county pays its part itself, and a line of another year takes nothing new. */
    private boolean isShared(BudgetLine line) {
        return line.level() == FundingShare.CITY && !line.closed() && line.year() == thisYear();
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }

    /** @throws Refusal INVALID for an item that the line does not pay */
    PolicyItem item(BudgetLine line, @Nullable String key) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key)
                        && item.group().equals(line.policyGroup())
                        && item.share() == PolicyItem.Share.CITY)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(FieldError.of("item", "option", String.valueOf(key)))));
    }

    Map<String, PolicyItem> items() {
        return policies.items().stream().collect(Collectors.toMap(PolicyItem::key, Function.identity()));
    }

    Function<String, Bilingual> titles() {
        Map<String, PolicyItem> items = items();
        return key -> items.containsKey(key) ? items.get(key).title() : new Bilingual(key, key);
    }

    /** @throws Refusal as {@link #line} and {@link #item}; conflict ALLOTMENT_TOO_MANY, ALLOTMENT_RANK_MISSING */
    SharedLine now(UUID budget, @Nullable String item, Actor actor) {
        BudgetLine line = line(budget);
        PolicyItem found = item(line, item);
        List<WaitingClaims.Claim> claims = waiting.of(actor, found.key(), line.year(), null, MOST + 1);
        if (claims.size() > MOST) {
            throw Refusal.conflict("ALLOTMENT_TOO_MANY", MOST);
        }
        AllotmentRule rule = rule(found.key());
        return new SharedLine(line, found, rule, SharingOut.of(line.left(), claims, rule));
    }

    /** By the row of the table that holds today: money of this year's budget, whatever year a claim comes from. */
    private AllotmentRule rule(String item) {
        return policies.possible(item, LocalDate.now(clock), PolicyInputs.NONE)
                .map(PolicyTerms::answer)
                .filter(answer -> answer.text(ALLOCATION) != null)
                .map(answer -> new AllotmentRule(
                        AllocationStrategy.valueOf(answer.text(ALLOCATION)),
                        answer.is("allowPartial"),
                        answer.is("allowSkip"),
                        origin(answer)))
                .orElse(AllotmentRule.USUAL);
    }

    private static AllotmentRule.Origin origin(PolicyAnswer answer) {
        // A row that rests on no document is the bureau's own.
        boolean own = answer.defaults().contains(ALLOCATION) || answer.clause().documentNumber() == null;
        return own ? AllotmentRule.Origin.BUREAU : AllotmentRule.Origin.DOCUMENT;
    }

    /**
     * The line would be shared out in the same way now, among the same claims. One look at all of them, however many they are;
     * their cases are locked.
     *
     * @throws Refusal conflict ALLOTMENT_RULE_CHANGED, ALLOTMENT_CLAIMS_CHANGED with the first claims that have changed,
     *     ALLOTMENT_BUDGET_CHANGED
     */
    void requireUnchanged(AllotmentHead proposed, List<AllottedClaim> claims, BudgetLine line, Actor actor) {
        if (!rule(proposed.item()).equals(proposed.rule())) {
            throw Refusal.conflict("ALLOTMENT_RULE_CHANGED");
        }
        List<String> numbers = claims.stream().map(AllottedClaim::caseNumber).toList();
        Map<String, WaitingClaims.Claim> now =
                waiting.of(actor, proposed.item(), line.year(), numbers, numbers.size()).stream()
                        .collect(Collectors.toMap(claim -> claim.caseNumber().value(), Function.identity()));
        List<String> changed = claims.stream()
                .filter(claim -> !isAs(claim, now.get(claim.caseNumber())))
                .map(AllottedClaim::caseNumber)
                .toList();
        if (!changed.isEmpty()) {
            String named = changed.stream().limit(NAMED).collect(Collectors.joining(", "));
            throw Refusal.conflict("ALLOTMENT_CLAIMS_CHANGED", changed.size() > NAMED ? named + ", …" : named);
        }
        Money left = line.left();
        if (!left.equals(proposed.available())) {
            throw Refusal.conflict("ALLOTMENT_BUDGET_CHANGED", proposed.available(), left);
        }
    }

    private static boolean isAs(AllottedClaim proposed, @Nullable WaitingClaims.Claim now) {
        return now != null
                && now.asked().equals(proposed.asked())
                && now.carriedOver() == proposed.carriedOver()
                && Objects.equals(now.rank(), proposed.rank());
    }
}
