package org.keqiao.subsidy.allotment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.Caps;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.award.YearKey;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.CarriedClaims;
import org.keqiao.subsidy.ClaimCaps;
import org.keqiao.subsidy.Separations;
import org.keqiao.subsidy.StandingInvoices;
import org.springframework.stereotype.Component;

/**
 * Reserves what an allotment gives, all of it or none. The money is booked at once, with the caps that each claim counts towards:
 * from then on nobody else has it, whether the step of the claim ends with that or after it.
 */
@Component
class AllotmentReserving {

    private final CaseCommands cases;
    private final Separations separations;
    private final WaitingClaims waiting;
    private final ClaimSteps steps;
    private final CertifiedContracts contracts;
    private final ClaimCaps claimCaps;
    private final StandingInvoices invoices;
    private final CarriedClaims carried;
    private final Caps caps;
    private final CapOrder capOrder;
    private final Ledger ledger;
    private final Policies policies;
    private final Texts texts;
    private final ObjectMapper json;
    private final Clock clock;

    AllotmentReserving(
            CaseCommands cases,
            Separations separations,
            WaitingClaims waiting,
            ClaimSteps steps,
            CertifiedContracts contracts,
            ClaimCaps claimCaps,
            StandingInvoices invoices,
            CarriedClaims carried,
            Caps caps,
            CapOrder capOrder,
            Ledger ledger,
            Policies policies,
            Texts texts,
            ObjectMapper json,
            Clock clock) {
        this.cases = cases;
        this.separations = separations;
        this.waiting = waiting;
        this.steps = steps;
        this.contracts = contracts;
        this.claimCaps = claimCaps;
        this.invoices = invoices;
        this.carried = carried;
        this.caps = caps;
        this.capOrder = capOrder;
        this.ledger = ledger;
        this.policies = policies;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /** Nobody shares money out among claims with which he has to do; looked for in all of them at once. */
    void requireSeparation(Actor actor, List<CaseNumber> claims) {
        Separations.Looked looked = separations.among(actor, claims, Duty.BUDGET);
        claims.forEach(number -> of(number, () -> {
            looked.require(number);
            return number;
        }));
    }

    /** Whoever confirms ends the steps: nobody else may have one of them. */
    void requireHeldByNobodyElse(Actor actor, List<CaseNumber> claims) {
        waiting.held(actor, claims).stream()
                .filter(held -> !held.assignee().equals(actor.username()))
                .findFirst()
                .ifPresent(held -> of(held.caseNumber(), () -> {
                    throw Refusal.conflict("CLAIMED_BY_OTHER", held.assigneeName());
                }));
    }

    /** Nobody holds the step of a claim that he has just put forward: whoever confirms has to end it. */
    void letGo(Actor actor, List<CaseNumber> claims) {
        waiting.held(actor, claims).stream()
                .filter(held -> held.assignee().equals(actor.username()))
                .forEach(held -> of(held.caseNumber(), () -> {
                    steps.release(held.caseNumber());
                    return held;
                }));
    }

    /** Towards which caps claims count, and how high these are. */
    private record Counted(Map<CapKey, Money> heights, Map<CaseNumber, Set<CapKey>> of, String clause) {}

    /**
     * The cases are locked; contracts follow, then caps, then the line, each in one order, as everybody locks them.
     *
     * @param claims all among which the line was shared out
     * @param checked whether each claim is looked at now, one by one, as at its step; otherwise its caps are those that its
     *     calculation has noted, and the end of its step looks at it
     */
    void reserve(BudgetLine line, PolicyItem item, List<AllottedClaim> claims, boolean checked) {
        List<AllottedClaim> given =
                claims.stream().filter(claim -> claim.given().isPositive()).toList();
        if (given.isEmpty()) {
            return;
        }
        List<CaseNumber> numbers = given.stream().map(AllottedClaim::number).toList();
        Counted counted = checked ? checked(numbers, item) : noted(numbers, item);
        caps.rooms(counted.heights(), counted.clause());
        List<Reservation> reservations = given.stream()
                .map(claim -> new Reservation(
                        claim.number(),
                        FundingShare.CITY,
                        line.id(),
                        accounts(counted.of().getOrDefault(claim.number(), Set.of())),
                        claim.given()))
                .toList();
        carried.hold(item.group(), line.year());
        ledger.tryReserve(reservations, line.documentNumber()).ifPresent(found -> refuse(found.of(), found.refusal()));
        List<CaseNumber> sharedOut = claims.stream().map(AllottedClaim::number).toList();
        capOrder.overtaking(reservations, sharedOut).ifPresent(found -> refuse(found.by(), found.refusal()));
        carried.requireServed(item.group(), line.year(), numbers, sharedOut);
    }

    private static Set<UUID> accounts(Set<CapKey> keys) {
        return keys.stream().map(CapKey::account).collect(Collectors.toSet());
    }

    /** Certificates, invoices and caps of each as they stand now. */
    private Counted checked(List<CaseNumber> claims, PolicyItem item) {
        Map<CaseNumber, Map<String, Object>> facts = new LinkedHashMap<>();
        Map<CaseNumber, CalculatedSubsidy> calculated = new LinkedHashMap<>();
        Set<String> certificates = new HashSet<>();
        for (CaseNumber number : claims) {
            // Looked at several times from here on.
            cases.lock(number);
            facts.put(number, cases.facts(number));
            CalculatedSubsidy each = json.convertValue(facts.get(number).get("calculation"), CalculatedSubsidy.class);
            calculated.put(number, each);
            each.registered().forEach(contract -> certificates.add(contract.certificateNo()));
        }
        requireInvoices(facts);
        contracts.hold(certificates);
        LocalDate today = LocalDate.now(clock);
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        Map<CaseNumber, Set<CapKey>> counted = new HashMap<>();
        String clause = item.key();
        for (CaseNumber number : claims) {
            CalculatedSubsidy each = calculated.get(number);
            ClaimCaps.Heights own =
                    of(number, () -> claimCaps.of(cases.get(number), item, each.rulesAsOf(), each, today));
            heights.putAll(own.caps());
            counted.put(number, own.caps().keySet());
            clause = own.clause();
        }
        return new Counted(heights, counted, clause);
    }

    /** The caps of each as its calculation has noted them, in a constant number of statements. */
    private Counted noted(List<CaseNumber> claims, PolicyItem item) {
        int year = LocalDate.now(clock).getYear();
        List<CapOrder.Noted> noted = capOrder.noted(claims);
        boolean earlier = noted.stream()
                .anyMatch(each -> each.cap().year() != 0 && each.cap().year() != year);
        Set<CaseNumber> byPayment = earlier ? byPayment(claims, item) : Set.of();
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        Map<CaseNumber, Set<CapKey>> counted = new HashMap<>();
        String clause = item.key();
        for (CapOrder.Noted each : noted) {
            CapKey cap = byPayment.contains(each.caseNumber()) ? each.cap().in(year) : each.cap();
            heights.put(cap, each.height());
            counted.computeIfAbsent(each.caseNumber(), number -> new HashSet<>())
                    .add(cap);
            clause = each.clause();
        }
        return new Counted(heights, counted, clause);
    }

    /**
     * Claims whose caps go by the year of the payment: what was calculated in an earlier year is booked in this one. Where rows of
     * one table differ in that, what was noted stands, and the end of a claim's step says what is otherwise.
     */
    private Set<CaseNumber> byPayment(List<CaseNumber> claims, PolicyItem item) {
        Set<CaseNumber> found = new HashSet<>();
        waiting.byRules(claims).forEach((rulesAsOf, alike) -> {
            List<Policies.Said> said = policies.said(item.key(), rulesAsOf, PolicyInputs.NONE, "yearKey");
            if (!said.isEmpty()
                    && said.stream()
                            .allMatch(each -> YearKey.PAYMENT_YEAR.name().equals(each.value()))) {
                found.addAll(alike);
            }
        });
        return found;
    }

    /** Nothing is given on cancelled invoices: whoever put them forward leaves such claims out, or returns them. */
    private void requireInvoices(Map<CaseNumber, Map<String, Object>> facts) {
        Set<CaseNumber> lost = invoices.lost(facts);
        facts.keySet().stream()
                .filter(lost::contains)
                .findFirst()
                .ifPresent(number -> of(number, () -> {
                    invoices.requireStanding(number);
                    return number;
                }));
    }

    private void refuse(CaseNumber number, Refusal why) {
        of(number, () -> {
            throw why;
        });
    }

    /** Of many claims, which one it is. */
    <T> T of(CaseNumber number, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal no) {
            throw Refusal.of(
                    no.kind() == Refusal.Kind.FORBIDDEN ? Refusal.Kind.FORBIDDEN : Refusal.Kind.CONFLICT,
                    "ALLOTMENT_CLAIM_REFUSED",
                    number.value(),
                    words(no));
        }
    }

    /** A refusal as people read it. */
    Bilingual words(Refusal no) {
        return new Bilingual(texts.refusal(no, Locale.SIMPLIFIED_CHINESE), texts.refusal(no, Locale.ENGLISH));
    }
}
