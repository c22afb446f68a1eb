package org.keqiao.subsidy.allotment;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.keqiao.funding.Room;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.policy.PolicyItem;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.Duty;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.CarriedClaims;
import org.keqiao.subsidy.ClaimCaps;
import org.keqiao.subsidy.StandingInvoices;
import org.springframework.stereotype.Component;

/**
 * Reserves what an allotment gives, all of it or none, and ends the step of each claim as whoever confirms it would have done
 * by hand: the same checks, the same act, and the flow goes on as it is drawn.
 */
@Component
class AllotmentReserving {

    private final CaseCommands cases;
    private final CertifiedContracts contracts;
    private final ClaimCaps claimCaps;
    private final StandingInvoices invoices;
    private final CarriedClaims carried;
    private final Caps caps;
    private final CapOrder capOrder;
    private final Ledger ledger;
    private final Workflow workflow;
    private final Inbox inbox;
    private final Texts texts;
    private final ObjectMapper json;

    AllotmentReserving(
            CaseCommands cases,
            CertifiedContracts contracts,
            ClaimCaps claimCaps,
            StandingInvoices invoices,
            CarriedClaims carried,
            Caps caps,
            CapOrder capOrder,
            Ledger ledger,
            Workflow workflow,
            Inbox inbox,
            Texts texts,
            ObjectMapper json) {
        this.cases = cases;
        this.contracts = contracts;
        this.claimCaps = claimCaps;
        this.invoices = invoices;
        this.carried = carried;
        this.caps = caps;
        this.capOrder = capOrder;
        this.ledger = ledger;
        this.workflow = workflow;
        this.inbox = inbox;
        this.texts = texts;
        this.json = json;
    }

    /** The cases are locked; contracts follow, then caps, then the line, each in one order, as everybody locks them. */
    void reserve(BudgetLine line, PolicyItem item, Allotment allotment) {
        List<AllottedClaim> served = allotment.claims().stream()
                .filter(claim -> claim.given().isPositive())
                .toList();
        if (served.isEmpty()) {
            return;
        }
        Map<String, CalculatedSubsidy> calculated = new LinkedHashMap<>();
        Map<CaseNumber, Map<String, Object>> facts = new LinkedHashMap<>();
        Set<String> certificates = new HashSet<>();
        for (AllottedClaim claim : served) {
            CaseNumber number = new CaseNumber(claim.caseNumber());
            facts.put(number, cases.facts(number));
            CalculatedSubsidy each = json.convertValue(facts.get(number).get("calculation"), CalculatedSubsidy.class);
            calculated.put(claim.caseNumber(), each);
            each.contracts().forEach(contract -> certificates.add(contract.certificateNo()));
        }
        requireInvoices(facts);
        contracts.hold(certificates);
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        Map<CaseNumber, Set<CapKey>> counted = new LinkedHashMap<>();
        String clause = item.key();
        for (AllottedClaim claim : served) {
            CaseNumber number = new CaseNumber(claim.caseNumber());
            CalculatedSubsidy each = calculated.get(claim.caseNumber());
            ClaimCaps.Heights own = of(number, () -> claimCaps.of(cases.get(number), item, each.rulesAsOf(), each));
            heights.putAll(own.caps());
            counted.put(number, own.caps().keySet());
            clause = own.clause();
        }
        Map<CapKey, UUID> accounts =
                caps.rooms(heights, clause).stream().collect(Collectors.toMap(Room::key, Room::account));
        List<Reservation> reservations = served.stream()
                .map(claim -> {
                    CaseNumber number = new CaseNumber(claim.caseNumber());
                    Set<UUID> own =
                            counted.get(number).stream().map(accounts::get).collect(Collectors.toSet());
                    return new Reservation(number, FundingShare.CITY, line.id(), own, claim.given());
                })
                .toList();
        carried.hold(item.group(), line.year());
        ledger.reserve(reservations, line.documentNumber());
        List<CaseNumber> sharedOut = allotment.claims().stream()
                .map(claim -> new CaseNumber(claim.caseNumber()))
                .toList();
        capOrder.requireServed(reservations, sharedOut);
        carried.requireServed(
                item.group(),
                line.year(),
                served.stream().map(claim -> new CaseNumber(claim.caseNumber())).toList(),
                sharedOut);
        for (AllottedClaim claim : served) {
            CaseNumber number = new CaseNumber(claim.caseNumber());
            of(number, () -> {
                complete(number, allotment.rule(), claim);
                return number;
            });
        }
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

    private void complete(CaseNumber number, AllotmentRule rule, AllottedClaim claim) {
        OpenTask task = step(number);
        Outcome outcome = task.step().outcomes().stream()
                .filter(one -> one.kind() == Outcome.Kind.ADVANCE)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("ALLOTMENT_CLAIMS_CHANGED", number.value()));
        inbox.claim(task.taskId());
        String opinion = texts.get(
                "subsidy.allotted",
                Locale.SIMPLIFIED_CHINESE,
                texts.get("policy.allocation." + rule.strategy(), Locale.SIMPLIFIED_CHINESE),
                claim.asked().text(),
                claim.given().text());
        inbox.complete(task.taskId(), Completion.of(outcome.key(), Map.of(), opinion));
    }

    /** Nobody holds the step of a claim that he has just put forward: whoever confirms has to end it. */
    void letGo(CaseNumber number, String username) {
        OpenTask task = step(number);
        if (username.equals(task.assignee())) {
            inbox.release(task.taskId());
        }
    }

    private OpenTask step(CaseNumber number) {
        return workflow.openTasks(number).stream()
                .filter(open -> open.step().duty().filter(Duty.BUDGET::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("ALLOTMENT_CLAIMS_CHANGED", number.value()));
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
                    new Bilingual(texts.refusal(no, Locale.SIMPLIFIED_CHINESE), texts.refusal(no, Locale.ENGLISH)));
        }
    }
}
