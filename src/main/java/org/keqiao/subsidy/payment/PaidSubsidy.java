package org.keqiao.subsidy.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.integrity.Integrity;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.AccountHolders;
import org.keqiao.subsidy.AllowedClasses;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.ListedGrounds;
import org.keqiao.subsidy.LostInvoices;
import org.keqiao.subsidy.StandingGrounds;
import org.keqiao.subsidy.StandingInvoices;
import org.keqiao.subsidy.SubsidyCalculation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The award that a payment pays. */
@Component
class PaidSubsidy {

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final Integrity integrity;
    private final CertifiedContracts contracts;
    private final SubsidyCalculation calculation;
    private final StandingGrounds standing;
    private final StandingInvoices invoices;
    private final ListedGrounds listed;
    private final AllowedClasses classes;
    private final AccountHolders holders;
    private final ObjectMapper json;
    private final JdbcClient jdbc;

    PaidSubsidy(
            CaseCommands cases,
            GatheredCases gathered,
            Integrity integrity,
            CertifiedContracts contracts,
            SubsidyCalculation calculation,
            StandingGrounds standing,
            StandingInvoices invoices,
            ListedGrounds listed,
            AllowedClasses classes,
            AccountHolders holders,
            ObjectMapper json,
            JdbcClient jdbc) {
        this.cases = cases;
        this.gathered = gathered;
        this.integrity = integrity;
        this.contracts = contracts;
        this.calculation = calculation;
        this.standing = standing;
        this.invoices = invoices;
        this.listed = listed;
        this.classes = classes;
        this.holders = holders;
        this.json = json;
        this.jdbc = jdbc;
    }

    /**
     * The decided application.
     *
     * @throws Refusal conflict NO_AWARD when the payment stands for itself
     */
    CaseRef of(CaseNumber payment) {
        return gathered.origin(payment).orElseThrow(() -> Refusal.conflict("NO_AWARD", payment.value()));
    }

    /** Whether another payment of the award than this one is still worked. */
    boolean isPaidElsewhere(CaseNumber payment) {
        return jdbc.sql(
                        """
                        select exists (select from case_file p join case_file o on o.linked_to = p.linked_to
                            where p.case_number = ? and o.id <> p.id and o.matter = p.matter
                                and o.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED'))
                        """)
                .params(payment.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The same look at many awards, in a number of statements that does not grow with them.
     *
     * @param awards funded applications
     * @return those that may not be paid by now, and those that are nobody's
     */
    Set<CaseNumber> changed(Collection<CaseNumber> awards) {
        Map<CaseNumber, CaseCommands.Known> known = cases.known(awards);
        Map<CaseNumber, CalculatedSubsidy> calculated = new HashMap<>();
        known.forEach((number, award) ->
                calculated.put(number, json.convertValue(award.facts().get("calculation"), CalculatedSubsidy.class)));
        List<String> numbers = calculated.values().stream()
                .flatMap(each -> each.countedContracts().stream())
                .map(CalculatedSubsidy.Contract::certificateNo)
                .distinct()
                .toList();
        Map<String, CertifiedContract> now = contracts.find(numbers);
        Map<String, LocalDate> checked = contracts.checkedOn(numbers);
        BiPredicate<UUID, CalculatedSubsidy> stands = standing.unchanged(calculated.values());
        Map<CaseNumber, Map<String, Object>> facts = new HashMap<>();
        known.forEach((number, award) -> facts.put(number, award.facts()));
        Set<CaseNumber> cancelled = invoices.lost(facts);
        Map<CaseRef, CalculatedSubsidy> refs = new HashMap<>();
        known.forEach((number, award) -> refs.put(award.ref(), calculated.get(number)));
        Set<CaseNumber> excluded = standing.resoldOrRelated(refs);
        Set<CaseNumber> ofNoClass = classes.withdrawn(known.keySet());
        Set<CaseNumber> unlisted = listed.withUnlistedProvider(awards);
        Set<UUID> blocked = integrity.blocked(
                known.values().stream().map(award -> award.ref().organisation()).toList());
        return awards.stream()
                .filter(number -> {
                    CaseCommands.Known award = known.get(number);
                    if (award == null
                            || cancelled.contains(number)
                            || excluded.contains(number)
                            || ofNoClass.contains(number)
                            || unlisted.contains(number)
                            || blocked.contains(award.ref().organisation())
                            || !stands.test(award.ref().organisation(), calculated.get(number))) {
                        return true;
                    }
                    LocalDate since =
                            LocalDate.parse(String.valueOf(award.facts().get("committedOn")));
                    return calculated.get(number).countedContracts().stream()
                            .anyMatch(contract -> !contract.isCarriedBy(
                                            now.get(contract.certificateNo().strip()))
                                    || checked.getOrDefault(contract.certificateNo(), since)
                                            .isBefore(since));
                })
                .collect(Collectors.toSet());
    }

    /** Of these orders those to somebody who led a team before, by their numbers, in as many statements however many there are. */
    Set<String> toFormerLeaders(Collection<PaymentOrder> waiting) {
        Map<CaseNumber, CaseCommands.Known> known = cases.known(
                waiting.stream().map(PaymentOrder::fundedCase).distinct().toList());
        BiPredicate<UUID, String> former = holders.formerLeaders(known.values().stream()
                .map(award -> award.ref().organisation())
                .distinct()
                .toList());
        return waiting.stream()
                .filter(order -> known.containsKey(order.fundedCase())
                        && former.test(
                                known.get(order.fundedCase()).ref().organisation(),
                                order.payee().name()))
                .map(PaymentOrder::number)
                .collect(Collectors.toSet());
    }

    /** Nobody ends or amends the contracts of an award until the transaction ends. */
    void holdContracts(CaseRef award) {
        contracts.hold(numbers(calculated(award)));
    }

    /** Whether the contracts that were counted still carry what was given for them. */
    boolean hasGround(CaseRef award) {
        CalculatedSubsidy calculated = calculated(award);
        Map<String, CertifiedContract> now = contracts.find(numbers(calculated));
        return calculated.countedContracts().stream()
                .allMatch(contract ->
                        contract.isCarriedBy(now.get(contract.certificateNo().strip())));
    }

    private static List<String> numbers(CalculatedSubsidy calculated) {
        return calculated.countedContracts().stream()
                .map(contract -> contract.certificateNo().strip())
                .toList();
    }

    /** Whether it rests on somebody who ought not to have been listed then; who was rightly listed founds what was ordered. */
    boolean isOnVoidListing(CaseRef award) {
        return listed.lostAtPayment(award.number()).isPresent();
    }

    /** Whether its holder was of no allowed class on the day that counts, since a title was withdrawn. */
    boolean isOfWithdrawnClass(CaseRef award) {
        return classes.isWithdrawnAtPayment(award.number());
    }

    /** What red-letter invoices took from the award, while a payment of it is booked; empty when nothing. */
    Optional<LostInvoices> lost(CaseRef award) {
        return invoices.lostAtPayment(award.number());
    }

    /** The caps towards which the county's part of an award counts, each with its height. */
    Map<CapKey, Money> countyCaps(CaseRef award) {
        Map<String, Object> facts = cases.facts(award.number());
        return calculation.countyCaps(
                award.number(),
                String.valueOf(facts.get("policyItem")),
                LocalDate.parse(String.valueOf(facts.get("rulesAsOf"))),
                json.convertValue(facts.get("calculation"), CalculatedSubsidy.class));
    }

    private CalculatedSubsidy calculated(CaseRef award) {
        return json.convertValue(cases.facts(award.number()).get("calculation"), CalculatedSubsidy.class);
    }

    /**
     * The last look before money moves.
     *
     * @throws Refusal conflict INTEGRITY_BLOCKED, EXTERNAL_CHECK_NEEDED, and what {@link StandingGrounds},
     *     {@link StandingInvoices} and {@link AllowedClasses} refuse
     */
    void requireCarried(CaseRef award) {
        integrity.require(award.organisation());
        Map<String, Object> facts = cases.facts(award.number());
        CalculatedSubsidy calculated = json.convertValue(facts.get("calculation"), CalculatedSubsidy.class);
        standing.requireCarried(award, calculated);
        classes.requireStill(award.number());
        invoices.requireStanding(award.number());
        // Registrations elsewhere change without our knowing: somebody has compared them since the award.
        contracts.requireFreshCheck(numbers(calculated), LocalDate.parse(String.valueOf(facts.get("committedOn"))));
    }
}
