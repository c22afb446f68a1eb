package org.keqiao.subsidy.allotment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Portion;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.allotment.Allotment.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 预算不足时的分配: where claims that wait ask for more than a line has left, one person of finance puts forward how it is shared
 * out by the item's rule, and another one confirms it. What is left and who waits may change in between: then nothing is
 * reserved, and it is put forward anew.
 */
@Service
public class Allotments {

    /** As many are reserved in one transaction. */
    static final int MOST = 500;

    private static final String ALLOCATION = "allocation";

    private final AllotmentRows rows;
    private final WaitingClaims waiting;
    private final AllotmentReserving reserving;
    private final BudgetLines budgets;
    private final Policies policies;
    private final CaseCommands cases;
    private final SecondPerson second;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Texts texts;
    private final Clock clock;

    Allotments(
            AllotmentRows rows,
            WaitingClaims waiting,
            AllotmentReserving reserving,
            BudgetLines budgets,
            Policies policies,
            CaseCommands cases,
            SecondPerson second,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Texts texts,
            Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.reserving = reserving;
        this.budgets = budgets;
        this.policies = policies;
        this.cases = cases;
        this.second = second;
        this.currentActor = currentActor;
        this.events = events;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whether the actor may look at allotments. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.FINANCE_OFFICER)
                        || actor.has(Role.DEPUTY_DIRECTOR)
                        || actor.has(Role.DISCIPLINE)
                        || actor.has(Role.AUDITOR))
                .isPresent();
    }

    /** Whether the actor may put one forward. */
    public boolean isKept() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.FINANCE_OFFICER))
                .isPresent();
    }

    /**
     * What waits for a second person first, then the newest.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<AllotmentHead> list(@Nullable String cursor, int limit) {
        require(isOpen());
        return rows.list(cursor, limit, currentActor.require(), titles());
    }

    /**
     * One with all its claims.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE; NOT_FOUND
     */
    @Transactional(readOnly = true)
    public Allotment get(UUID id) {
        require(isOpen());
        return require(id);
    }

    /**
     * What waits for money of a line.
     *
     * @param claims how many wait
     * @param asked by all of them together
     * @param left on the line
     */
    @Schema(name = "AllotmentWaiting")
    public record Waiting(
            UUID budget, String documentNumber, String item, Bilingual title, int claims, Money asked, Money left) {}

    /**
     * Which items claims wait for, with each open line of this year that may pay them.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE
     */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        require(isKept());
        Map<String, PolicyItem> items =
                policies.items().stream().collect(Collectors.toMap(PolicyItem::key, Function.identity()));
        List<BudgetLine> lines =
                budgets.list(thisYear()).stream().filter(this::isShared).toList();
        List<Waiting> found = new ArrayList<>();
        for (WaitingClaims.Sum sum : waiting.sums(currentActor.require())) {
            PolicyItem item = items.get(sum.item());
            lines.stream()
                    .filter(line -> item != null && line.policyGroup().equals(item.group()))
                    .forEach(line -> found.add(new Waiting(
                            line.id(),
                            line.documentNumber(),
                            item.key(),
                            item.title(),
                            sum.claims(),
                            sum.asked(),
                            line.left())));
        }
        return found;
    }

    /**
     * How a line would be shared out now; nothing is changed.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE; NOT_FOUND; INVALID without a line, or for an item that it does not pay;
     *     conflict ALLOTMENT_LINE for a line that pays nothing now, ALLOTMENT_TOO_MANY, ALLOTMENT_RANK_MISSING
     */
    @Transactional(readOnly = true)
    public Allotment preview(@Nullable UUID budget, @Nullable String item) {
        require(isKept());
        if (budget == null) {
            throw Refusal.invalid(List.of(FieldError.of("budget", "required")));
        }
        BudgetLine line = line(budget);
        PolicyItem found = item(line, item);
        List<WaitingClaims.Claim> claims = waiting.of(currentActor.require(), found.key(), line.year(), null, MOST + 1);
        if (claims.size() > MOST) {
            throw Refusal.conflict("ALLOTMENT_TOO_MANY", MOST);
        }
        return shared(line, found, claims);
    }

    private Allotment shared(BudgetLine line, PolicyItem item, List<WaitingClaims.Claim> claims) {
        AllotmentRule rule = rule(item.key());
        List<AllottedClaim> allotted = SharingOut.of(line.left(), claims, rule);
        return new Allotment(
                null,
                line.id(),
                line.documentNumber(),
                item.key(),
                item.title(),
                rule,
                line.left(),
                Money.sum(allotted.stream().map(AllottedClaim::asked).toList()),
                Money.sum(allotted.stream().map(AllottedClaim::given).toList()),
                null,
                null,
                null,
                null,
                null,
                null,
                allotted,
                false);
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
     * Puts it before a second person as it stands now, in place of another one that waits for the same line.
     *
     * @throws Refusal as {@link #preview}; conflict ALLOTMENT_NOT_NEEDED, ALLOTMENT_NOTHING, ALLOTMENT_PROPOSED; FORBIDDEN or
     *     conflict ALLOTMENT_CLAIM_REFUSED for who has to do with one of the claims
     */
    @Transactional
    public Allotment propose(@Nullable UUID budget, @Nullable String item) {
        Allotment preview = preview(budget, item);
        if (preview.suffices()) {
            throw Refusal.conflict("ALLOTMENT_NOT_NEEDED", preview.available(), preview.asked());
        }
        boolean carries = preview.rule().strategy() == AllocationStrategy.CARRY_OVER;
        if (!preview.given().isPositive() && !carries) {
            throw Refusal.conflict("ALLOTMENT_NOTHING", preview.available());
        }
        Actor actor = currentActor.require();
        UUID id = rows.insert(preview, actor, Timestamp.from(clock.instant()));
        for (AllottedClaim claim : byNumber(preview)) {
            CaseNumber number = new CaseNumber(claim.caseNumber());
            cases.lock(number);
            reserving.of(number, () -> {
                cases.requireSeparation(actor, number, Duty.BUDGET);
                reserving.letGo(number, actor.username());
                return cases.recordCommand(
                        number,
                        "allotmentProposed",
                        Duty.BUDGET,
                        null,
                        Map.of(
                                "budget", preview.documentNumber(),
                                "asked", claim.asked().text(),
                                "given", claim.given().text()));
            });
        }
        return require(id);
    }

    /** Whoever locks several cases locks them in the order of their numbers. */
    private static List<AllottedClaim> byNumber(Allotment allotment) {
        return allotment.claims().stream()
                .sorted(Comparator.comparing(AllottedClaim::caseNumber))
                .toList();
    }

    /**
     * The second person agrees: every claim's money is reserved and its step ends; who gets nothing goes on waiting, and by the
     * rule CARRY_OVER comes first next year. All of it at once, or nothing.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE, SAME_PERSON; NOT_FOUND; conflict NOTHING_TO_CONFIRM,
     *     ALLOTMENT_CLAIMS_CHANGED, ALLOTMENT_BUDGET_CHANGED, ALLOTMENT_RULE_CHANGED when it would come to something else now;
     *     ALLOTMENT_CLAIM_REFUSED with what one of the claims is refused for; BUDGET_SHORT, CAP_SHORT, CAP_EARLIER_FIRST,
     *     CARRIED_OVER_FIRST
     */
    @Transactional
    public Allotment confirm(UUID id) {
        require(isKept());
        second.requireSecond(AllotmentRows.KEPT, id);
        Actor actor = currentActor.require();
        Allotment proposed = require(id);
        byNumber(proposed).forEach(claim -> cases.lock(new CaseNumber(claim.caseNumber())));
        BudgetLine line = line(proposed.budget());
        PolicyItem item = item(line, proposed.item());
        requireUnchanged(proposed, line, actor);
        for (AllottedClaim claim : proposed.claims()) {
            CaseNumber number = new CaseNumber(claim.caseNumber());
            reserving.of(number, () -> {
                cases.requireSeparation(actor, number, Duty.BUDGET);
                return number;
            });
        }
        second.decide(AllotmentRows.KEPT, id, State.CONFIRMED, null);
        reserving.reserve(line, item, proposed);
        proposed.claims().stream()
                .filter(claim -> claim.kind() == Portion.Kind.CARRIED_OVER)
                .forEach(claim -> carry(id, item, line.year() + 1, claim));
        return require(id);
    }

    private void requireUnchanged(Allotment proposed, BudgetLine line, Actor actor) {
        if (!rule(proposed.item()).equals(proposed.rule())) {
            throw Refusal.conflict("ALLOTMENT_RULE_CHANGED");
        }
        Map<String, WaitingClaims.Claim> now = waiting
                .of(
                        actor,
                        proposed.item(),
                        line.year(),
                        proposed.claims().stream()
                                .map(AllottedClaim::caseNumber)
                                .toList(),
                        MOST)
                .stream()
                .collect(Collectors.toMap(claim -> claim.caseNumber().value(), Function.identity()));
        String changed = proposed.claims().stream()
                .filter(claim -> !isAs(claim, now.get(claim.caseNumber())))
                .map(AllottedClaim::caseNumber)
                .collect(Collectors.joining(", "));
        if (!changed.isEmpty()) {
            throw Refusal.conflict("ALLOTMENT_CLAIMS_CHANGED", changed);
        }
        if (!line.left().equals(proposed.available())) {
            throw Refusal.conflict("ALLOTMENT_BUDGET_CHANGED", proposed.available(), line.left());
        }
    }

    private static boolean isAs(AllottedClaim proposed, @Nullable WaitingClaims.Claim now) {
        return now != null
                && now.asked().equals(proposed.asked())
                && now.carriedOver() == proposed.carriedOver()
                && Objects.equals(now.rank(), proposed.rank());
    }

    private void carry(UUID id, PolicyItem item, int intoYear, AllottedClaim claim) {
        rows.carry(id, item, intoYear, claim);
        events.publishEvent(new ApplicantNotified(
                UUID.randomUUID(),
                cases.ref(new CaseNumber(claim.caseNumber())),
                texts.get(
                        "subsidy.carriedOver",
                        Locale.SIMPLIFIED_CHINESE,
                        String.valueOf(intoYear - 1),
                        String.valueOf(intoYear))));
    }

    /**
     * The second person disagrees: nothing is reserved, and it may be put forward anew.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE, SAME_PERSON; NOT_FOUND; conflict NOTHING_TO_CONFIRM; INVALID without a reason
     */
    @Transactional
    public Allotment reject(UUID id, @Nullable String reason) {
        require(isKept());
        String why = SecondPerson.reason(reason);
        second.requireSecond(AllotmentRows.KEPT, id);
        second.decide(AllotmentRows.KEPT, id, State.REJECTED, why);
        return require(id);
    }

    private Allotment require(UUID id) {
        return rows.find(id, currentActor.require(), titles()).orElseThrow(Refusal::notFound);
    }

    private Function<String, Bilingual> titles() {
        Map<String, Bilingual> titles =
                policies.items().stream().collect(Collectors.toMap(PolicyItem::key, PolicyItem::title));
        return item -> titles.getOrDefault(item, new Bilingual(item, item));
    }

    private BudgetLine line(UUID budget) {
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

    private PolicyItem item(BudgetLine line, @Nullable String key) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key)
                        && item.group().equals(line.policyGroup())
                        && item.share() == PolicyItem.Share.CITY)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(FieldError.of("item", "option", String.valueOf(key)))));
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("NOT_THE_FINANCE_OFFICE");
        }
    }
}
