package org.keqiao.subsidy.allotment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.BudgetLine;
import org.keqiao.policy.PolicyItem;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.allotment.Allotment.State;
import org.springframework.beans.factory.annotation.Value;
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

    private static final int FIRST_PAGE = 50;

    private final AllotmentRows rows;
    private final ConfirmingRows confirming;
    private final WaitingClaims waiting;
    private final SharedLines lines;
    private final AllotmentReserving reserving;
    private final ClaimSteps steps;
    private final CaseCommands cases;
    private final SecondPerson second;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final int atOnce;

    /** @param atOnce as many claims end their steps in the transaction that confirms; where there are more, one by one after it */
    Allotments(
            AllotmentRows rows,
            ConfirmingRows confirming,
            WaitingClaims waiting,
            SharedLines lines,
            AllotmentReserving reserving,
            ClaimSteps steps,
            CaseCommands cases,
            SecondPerson second,
            CurrentActor currentActor,
            Clock clock,
            @Value("${keqiao.subsidies.allotted-at-once:30}") int atOnce) {
        this.rows = rows;
        this.confirming = confirming;
        this.waiting = waiting;
        this.lines = lines;
        this.reserving = reserving;
        this.steps = steps;
        this.cases = cases;
        this.second = second;
        this.currentActor = currentActor;
        this.clock = clock;
        this.atOnce = atOnce;
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
        return rows.list(cursor, limit, currentActor.require(), lines.titles());
    }

    /**
     * One with a page of its claims.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE; NOT_FOUND
     */
    @Transactional(readOnly = true)
    public Allotment get(UUID id, @Nullable String cursor, int limit) {
        require(isOpen());
        return Allotment.of(head(id), rows.claims(id, cursor, limit));
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
            UUID budget, String documentNumber, String item, Bilingual title, int claims, Money asked, Money left) {

        private String key() {
            return String.join(" ", item, documentNumber, budget.toString());
        }
    }

    /**
     * Which items claims wait for, with each open line of this year that may pay them: by item, then by document.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<Waiting> waiting(@Nullable String cursor, int limit) {
        require(isKept());
        Map<String, PolicyItem> items = lines.items();
        List<BudgetLine> open = lines.all();
        List<Waiting> found = new ArrayList<>();
        for (WaitingClaims.Sum sum : waiting.sums(currentActor.require())) {
            PolicyItem item = items.get(sum.item());
            open.stream()
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
        // As many as there are items with claims that wait times lines that pay them; the claims are counted, not read.
        found.sort(Comparator.comparing(Waiting::key));
        List<Waiting> beyond = Cursor.parse(cursor, 1)
                .map(after -> found.stream()
                        .filter(each -> each.key().compareTo(after.text(0)) > 0)
                        .toList())
                .orElse(found);
        return Cursor.page(beyond, limit, each -> Cursor.of(each.key()));
    }

    /**
     * How a line would be shared out now, with a page of the claims; nothing is changed.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE; NOT_FOUND; INVALID without a line, or for an item that it does not pay;
     *     conflict ALLOTMENT_LINE for a line that pays nothing now, ALLOTMENT_TOO_MANY, ALLOTMENT_RANK_MISSING
     */
    @Transactional(readOnly = true)
    public Allotment preview(@Nullable UUID budget, @Nullable String item, @Nullable String cursor, int limit) {
        SharedLine shared = shared(budget, item);
        int after = Cursor.parse(cursor, 1).map(Paged::place).orElse(0);
        List<AllottedClaim> beyond =
                shared.claims().stream().skip(after).limit(limit + 1L).toList();
        return shared.preview(Paged.of(beyond, limit));
    }

    private SharedLine shared(@Nullable UUID budget, @Nullable String item) {
        require(isKept());
        if (budget == null) {
            throw Refusal.invalid(List.of(FieldError.of("budget", "required")));
        }
        return lines.now(budget, item, currentActor.require());
    }

    /**
     * Puts it before a second person as it stands now, in place of another one that waits for the same line. A constant number
     * of statements for a thousand claims.
     *
     * @throws Refusal as {@link #preview}; conflict ALLOTMENT_NOT_NEEDED, ALLOTMENT_NOTHING, ALLOTMENT_PROPOSED; FORBIDDEN or
     *     conflict ALLOTMENT_CLAIM_REFUSED for who has to do with one of the claims
     */
    @Transactional
    public Allotment propose(@Nullable UUID budget, @Nullable String item) {
        SharedLine shared = shared(budget, item);
        if (shared.suffices()) {
            throw Refusal.conflict("ALLOTMENT_NOT_NEEDED", shared.line().left(), shared.asked());
        }
        if (shared.rule().leavesAll(shared.given())) {
            throw Refusal.conflict("ALLOTMENT_NOTHING", shared.line().left());
        }
        Actor actor = currentActor.require();
        UUID id = rows.insert(shared, actor, Timestamp.from(clock.instant()));
        List<CaseNumber> numbers = numbers(shared.claims());
        cases.lockAll(numbers);
        reserving.requireSeparation(actor, numbers);
        reserving.letGo(actor, numbers);
        Map<CaseNumber, Map<String, Object>> details = new LinkedHashMap<>();
        shared.claims()
                .forEach(claim -> details.put(
                        claim.number(),
                        Map.of(
                                "budget", shared.line().documentNumber(),
                                "asked", claim.asked().text(),
                                "given", claim.given().text())));
        cases.recordCommands("allotmentProposed", Duty.BUDGET, details);
        return get(id, null, FIRST_PAGE);
    }

    /**
     * The second person agrees: every claim's money is reserved at once, and the line has it no more; or nothing is. Where few
     * claims get any, their steps end with that. Where there are more, the allotment is {@link State#CONFIRMING} until
     * {@link AllotmentSteps} has ended them one by one in the name of whoever confirmed, and nobody else does anything at
     * these steps. Who gets nothing goes on waiting, and by the rule CARRY_OVER comes first next year.
     *
     * @throws Refusal FORBIDDEN NOT_THE_FINANCE_OFFICE, SAME_PERSON; NOT_FOUND; conflict NOTHING_TO_CONFIRM,
     *     ALLOTMENT_CLAIMS_CHANGED, ALLOTMENT_BUDGET_CHANGED, ALLOTMENT_RULE_CHANGED when it would come to something else now;
     *     ALLOTMENT_CLAIM_REFUSED with what one of the claims is refused for, such as BUDGET_SHORT, CAP_SHORT,
     *     CAP_EARLIER_FIRST; CARRIED_OVER_FIRST
     */
    @Transactional
    public Allotment confirm(UUID id) {
        require(isKept());
        second.requireSecond(AllotmentRows.KEPT, id);
        Actor actor = currentActor.require();
        AllotmentHead proposed = head(id);
        List<AllottedClaim> claims = rows.claims(id);
        List<CaseNumber> numbers = numbers(claims);
        cases.lockAll(numbers);
        BudgetLine line = lines.line(proposed.budget());
        PolicyItem item = lines.item(line, proposed.item());
        lines.requireUnchanged(proposed, claims, line, actor);
        reserving.requireSeparation(actor, numbers);
        reserving.requireHeldByNobodyElse(actor, numbers);
        List<AllottedClaim> served =
                claims.stream().filter(AllottedClaim::isServed).toList();
        boolean few = served.size() <= atOnce;
        second.decide(AllotmentRows.KEPT, id, few ? State.CONFIRMED : State.CONFIRMING, null);
        reserving.reserve(line, item, claims, few);
        rows.carryAll(id, item, line.year() + 1);
        if (few) {
            confirming.endAll(id, Timestamp.from(clock.instant()));
            served.forEach(claim -> reserving.of(claim.number(), () -> {
                steps.end(claim, proposed.rule().strategy(), line.year(), "");
                return claim;
            }));
        }
        return get(id, null, FIRST_PAGE);
    }

    private static List<CaseNumber> numbers(List<AllottedClaim> claims) {
        return claims.stream().map(AllottedClaim::number).toList();
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
        return get(id, null, FIRST_PAGE);
    }

    private AllotmentHead head(UUID id) {
        return rows.find(id, currentActor.require(), lines.titles()).orElseThrow(Refusal::notFound);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("NOT_THE_FINANCE_OFFICE");
        }
    }
}
