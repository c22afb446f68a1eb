package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Tie;
import org.keqiao.casefile.CaseRef;
import org.keqiao.organization.Organisations;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * 中介机构与交易方的关联 (domain 10.4): an agency is rewarded for no contract with a party of which it belongs together, on any day
 * from the registration until today.
 */
@Component
class AgencyRelations {

    private final BrokeredDeals deals;
    private final SubsidyItems items;
    private final Organisations organisations;
    private final CertifiedContracts contracts;
    private final Affiliations affiliations;
    private final Clock clock;

    AgencyRelations(
            BrokeredDeals deals,
            SubsidyItems items,
            Organisations organisations,
            CertifiedContracts contracts,
            Affiliations affiliations,
            Clock clock) {
        this.deals = deals;
        this.items = items;
        this.organisations = organisations;
        this.contracts = contracts;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    /**
     * The surest sign that is known; empty when nothing is.
     *
     * @param agency normalised credit code; null for who has none, of whom nothing is known
     */
    Optional<TextKey> of(@Nullable String agency, CertifiedContract contract) {
        Affiliations.Question question = question(agency, contract, LocalDate.now(clock));
        return Optional.ofNullable(affiliations.between(List.of(question)).get(question))
                .map(AgencyRelations::sign);
    }

    /**
     * The same of a calculated claim, wherever its money goes on: a relation may have become known since.
     *
     * @throws Refusal conflict AGENCY_RELATED
     */
    void requireNone(CaseRef claim, CalculatedSubsidy calculated) {
        Related related = related(Map.of(claim, calculated), number -> LocalDate.now(clock), affiliations::between)
                .get(claim.number());
        if (related != null) {
            throw Refusal.conflict("AGENCY_RELATED", related.contract(), related.sign());
        }
    }

    /** Of these claims, those of an agency that belongs together with a party, in a number of statements that grows with their items alone. */
    Set<CaseNumber> excluded(Map<CaseRef, CalculatedSubsidy> claims) {
        return related(claims, number -> LocalDate.now(clock), affiliations::between)
                .keySet();
    }

    /** The same of what was paid, by the register of relations alone and until the day that is given for each. */
    Set<CaseNumber> excludedUntil(Map<CaseRef, CalculatedSubsidy> awards, Map<CaseNumber, LocalDate> last) {
        return related(awards, last::get, affiliations::entered).keySet();
    }

    /** @param contract number of the first one with such a party */
    private record Related(String contract, TextKey sign) {}

    private Map<CaseNumber, Related> related(
            Map<CaseRef, CalculatedSubsidy> claims,
            Function<CaseNumber, LocalDate> last,
            Function<Collection<Affiliations.Question>, Map<Affiliations.Question, Tie>> register) {
        Map<CaseRef, CalculatedSubsidy> rewards = rewards(claims);
        if (rewards.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> codes = new HashMap<>();
        organisations
                .all(rewards.keySet().stream().map(CaseRef::organisation).collect(Collectors.toSet()))
                .forEach(each -> codes.put(each.id(), each.uscc()));
        Map<String, CertifiedContract> known = contracts.find(rewards.values().stream()
                .flatMap(AgencyRelations::numbers)
                .distinct()
                .toList());
        Map<CaseNumber, Map<String, Affiliations.Question>> questions = new HashMap<>();
        rewards.forEach((claim, calculated) -> {
            Map<String, Affiliations.Question> own = new LinkedHashMap<>();
            numbers(calculated)
                    .filter(known::containsKey)
                    .forEach(number -> own.put(
                            number,
                            question(codes.get(claim.organisation()), known.get(number), last.apply(claim.number()))));
            questions.put(claim.number(), own);
        });
        Map<Affiliations.Question, Tie> ties = register.apply(questions.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList());
        Map<CaseNumber, Related> related = new HashMap<>();
        questions.forEach((claim, own) -> own.entrySet().stream()
                .filter(each -> ties.containsKey(each.getValue()))
                .findFirst()
                .ifPresent(each -> related.put(claim, new Related(each.getKey(), sign(ties.get(each.getValue()))))));
        return related;
    }

    private Map<CaseRef, CalculatedSubsidy> rewards(Map<CaseRef, CalculatedSubsidy> claims) {
        Map<String, Boolean> ofDeals = new HashMap<>();
        return claims.entrySet().stream()
                .filter(each -> !each.getValue().contracts().isEmpty())
                .filter(each ->
                        ofDeals.computeIfAbsent(each.getValue().item(), item -> deals.isFor(items.require(item))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> numbers(CalculatedSubsidy calculated) {
        return calculated.contracts().stream()
                .map(contract -> contract.certificateNo().strip());
    }

    private static Affiliations.Question question(@Nullable String agency, CertifiedContract contract, LocalDate last) {
        LocalDate since = contract.registeredOn().isAfter(last) ? last : contract.registeredOn();
        List<String> parties = Stream.concat(Stream.of(contract.seller()), contract.buyers().stream())
                .map(Party::uscc)
                .filter(Objects::nonNull)
                .toList();
        return new Affiliations.Question(agency, parties, since, last);
    }

    private static TextKey sign(Tie tie) {
        return RelatedParties.Sign.valueOf(tie.sign().name()).text();
    }
}
