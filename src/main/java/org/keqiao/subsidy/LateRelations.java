package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.stereotype.Component;

/**
 * 关联关系 that became known after the calculation (domain 7.2 row 7). Where the item excludes such contracts nothing goes on
 * any more, nor is anything paid; where it does not, the amount goes back to be audited, until it is awarded.
 */
@Component
class LateRelations {

    private final SubsidyItems items;
    private final ContractTerms terms;
    private final CertifiedContracts contracts;
    private final RelatedParties related;
    private final CaseCommands cases;

    LateRelations(
            SubsidyItems items,
            ContractTerms terms,
            CertifiedContracts contracts,
            RelatedParties related,
            CaseCommands cases) {
        this.items = items;
        this.terms = terms;
        this.contracts = contracts;
        this.related = related;
        this.cases = cases;
    }

    /** @throws Refusal conflict PARTIES_RELATED where the item excludes it */
    void requireNoneExcluded(CaseRef claim, CalculatedSubsidy calculated) {
        if (items.saysOfRelated(calculated.item())) {
            found(calculated)
                    .filter(each -> excludes(claim, calculated, each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw Refusal.conflict(
                                "PARTIES_RELATED", each.contract().number(), calculated.title(), each.sign());
                    });
        }
    }

    /** @throws Refusal conflict RELATION_NOT_AUDITED for one that neither calculation nor audit knew of */
    void requireNoneUnknown(CaseNumber claim, CalculatedSubsidy calculated) {
        if (calculated.audited() == null && !wasKnown(cases.facts(claim))) {
            found(calculated).findFirst().ifPresent(each -> {
                throw Refusal.conflict("RELATION_NOT_AUDITED", each.contract().number(), each.sign());
            });
        }
    }

    /** Of these awards, those whose contracts the item excludes by now; asks the item one by one only where parties are related. */
    Set<CaseNumber> excluded(Map<CaseRef, CalculatedSubsidy> awards) {
        Map<CaseRef, CalculatedSubsidy> concerned = concerned(awards);
        if (concerned.isEmpty()) {
            return Set.of();
        }
        Map<String, Found> found = found(concerned.values());
        return excluded(concerned, claim -> found(concerned.get(claim), found));
    }

    /** The same of what was paid, by the register of relations alone and until the day that is given for each; what it says of later days counts for none. */
    Set<CaseNumber> excludedUntil(Map<CaseRef, CalculatedSubsidy> awards, Map<CaseNumber, LocalDate> last) {
        Map<CaseRef, CalculatedSubsidy> concerned = concerned(awards);
        if (concerned.isEmpty()) {
            return Set.of();
        }
        Map<String, CertifiedContract> known = known(concerned.values());
        Map<CaseRef, List<RelatedParties.Until>> asked = new HashMap<>();
        concerned.forEach((claim, calculated) -> asked.put(
                claim,
                numbers(calculated)
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .map(contract -> new RelatedParties.Until(contract, last.get(claim.number())))
                        .toList()));
        Map<RelatedParties.Until, RelatedParties.Found> found =
                related.enteredOf(asked.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        return excluded(concerned, claim -> asked.get(claim).stream()
                .filter(found::containsKey)
                .map(each -> new Found(each.contract(), found.get(each).sign().text())));
    }

    private Map<CaseRef, CalculatedSubsidy> concerned(Map<CaseRef, CalculatedSubsidy> awards) {
        Map<String, Boolean> excluding = new HashMap<>();
        return awards.entrySet().stream()
                .filter(each -> excluding.computeIfAbsent(each.getValue().item(), items::saysOfRelated))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<CaseNumber> excluded(
            Map<CaseRef, CalculatedSubsidy> concerned, Function<CaseRef, Stream<Found>> found) {
        return concerned.entrySet().stream()
                .filter(each ->
                        found.apply(each.getKey()).anyMatch(one -> excludes(each.getKey(), each.getValue(), one)))
                .map(each -> each.getKey().number())
                .collect(Collectors.toSet());
    }

    private record Found(CertifiedContract contract, TextKey sign) {}

    private Stream<Found> found(CalculatedSubsidy calculated) {
        return found(calculated, found(List.of(calculated)));
    }

    private static Stream<Found> found(CalculatedSubsidy calculated, Map<String, Found> among) {
        return numbers(calculated).map(among::get).filter(Objects::nonNull);
    }

    /** By number, of all contracts of these, in a number of statements that does not grow with them. */
    private Map<String, Found> found(Collection<CalculatedSubsidy> calculated) {
        Map<String, CertifiedContract> known = known(calculated);
        Map<String, Found> found = new HashMap<>();
        related.of(known.values())
                .forEach((number, tie) -> found.put(
                        number, new Found(known.get(number), tie.sign().text())));
        return found;
    }

    private Map<String, CertifiedContract> known(Collection<CalculatedSubsidy> calculated) {
        return contracts.find(
                calculated.stream().flatMap(LateRelations::numbers).distinct().toList());
    }

    private static Stream<String> numbers(CalculatedSubsidy calculated) {
        return calculated.registered().stream()
                .map(contract -> contract.certificateNo().strip());
    }

    private boolean excludes(CaseRef claim, CalculatedSubsidy calculated, Found found) {
        return terms.excludesRelated(claim, calculated.item(), calculated.rulesAsOf(), found.contract());
    }

    /** By the check, or by the review. What the applicant merely says of its parties has sent nothing to an audit. */
    private static boolean wasKnown(Map<String, Object> facts) {
        return Stream.of("relatedFound", "certifiedRelatedParty")
                .map(facts::get)
                .anyMatch(Boolean.TRUE::equals);
    }
}
