package org.keqiao.subsidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.LapsedClaims;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.springframework.stereotype.Component;

/** Claims on ranked items whose place another sheet has taken: they keep no cap from whoever has it now (domain 7.6). */
@Component
class RankedOut implements LapsedClaims {

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final ContractTerms terms;
    private final CertifiedContracts contracts;
    private final ObjectMapper json;

    RankedOut(
            CaseCommands cases,
            SubsidyItems items,
            ContractTerms terms,
            CertifiedContracts contracts,
            ObjectMapper json) {
        this.cases = cases;
        this.items = items;
        this.terms = terms;
        this.contracts = contracts;
        this.json = json;
    }

    @Override
    public Set<CaseNumber> among(Collection<CaseNumber> calculated) {
        Map<String, List<Ranked>> ranked = ranked(calculated);
        Map<String, CertifiedContract> known = contracts.find(ranked.values().stream()
                .flatMap(List::stream)
                .flatMap(each -> each.contracts().stream())
                .distinct()
                .toList());
        Set<CaseNumber> out = new HashSet<>();
        ranked.forEach((item, claims) -> {
            ContractTerms.Placed placed =
                    terms.placed(item, claims.stream().map(Ranked::ref).toList());
            claims.stream()
                    .filter(claim -> claim.contracts().stream()
                            .map(known::get)
                            .filter(Objects::nonNull)
                            .noneMatch(contract -> placed.isGiven(claim.ref(), claim.rulesAsOf(), contract)))
                    .forEach(claim -> out.add(claim.ref().number()));
        });
        return out;
    }

    /** @param contracts numbers, as they were calculated */
    private record Ranked(CaseRef ref, LocalDate rulesAsOf, List<String> contracts) {}

    /** By item, those of the claims that compete. */
    private Map<String, List<Ranked>> ranked(Collection<CaseNumber> calculated) {
        Map<String, Boolean> isRanked = new HashMap<>();
        Map<String, List<Ranked>> ranked = new HashMap<>();
        cases.known(calculated).values().forEach(claim -> {
            Map<String, Object> facts = claim.facts();
            if (facts.get("policyItem") instanceof String item
                    && facts.get("calculation") != null
                    && isRanked.computeIfAbsent(item, items::isRanked)) {
                ranked.computeIfAbsent(item, first -> new ArrayList<>())
                        .add(ranked(claim.ref(), json.convertValue(facts.get("calculation"), CalculatedSubsidy.class)));
            }
        });
        return ranked;
    }

    private static Ranked ranked(CaseRef ref, CalculatedSubsidy calculated) {
        return new Ranked(
                ref,
                calculated.rulesAsOf(),
                calculated.contracts().stream()
                        .map(CalculatedSubsidy.Contract::certificateNo)
                        .toList());
    }
}
