package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The look again: whether everything that an amount was calculated on is still what it was, contract or not. */
@Component
public class StandingGrounds {

    private final SubsidyCalculation contracts;
    private final ListedGrounds listed;
    private final AgencyRelations agencies;
    private final ResoldRights resold;
    private final LateRelations relations;
    private final Map<ClaimBasis, GroundBasis> bases = new EnumMap<>(ClaimBasis.class);

    StandingGrounds(
            SubsidyCalculation contracts,
            ListedGrounds listed,
            AgencyRelations agencies,
            ResoldRights resold,
            LateRelations relations,
            List<GroundBasis> bases) {
        this.contracts = contracts;
        this.listed = listed;
        this.agencies = agencies;
        this.resold = resold;
        this.relations = relations;
        bases.forEach(basis -> this.bases.put(basis.basis(), basis));
    }

    GroundBasis of(ClaimBasis basis) {
        return bases.get(basis);
    }

    /**
     * Before money is set aside: everything is as it was calculated, and an audit has looked at what became known since.
     *
     * @param claim whose amount it is
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, CONTRACT_AMENDED; AGENCY_NOT_LISTED, AGENCY_RELATED; VOUCHER_PROVIDER_NOT_LISTED; RIGHT_CLAIMED; PARTIES_RELATED;
     *     RELATION_NOT_AUDITED; BROKER_UNKNOWN, BROKER_NOT_LISTED, BROKER_LEVEL_CHANGED
     */
    public void requireUnchanged(CaseRef claim, CalculatedSubsidy calculated) {
        calculated.registered().forEach(contracts::requireUnchanged);
        requireGrounds(claim, calculated);
        relations.requireNoneUnknown(claim.number(), calculated);
    }

    /**
     * Once it was set aside, until the award: everything still carries it. A contract that grew since does; an audit may still
     * look at what became known.
     *
     * @throws Refusal as {@link #requireUnchanged}; CERTIFICATE_UNSTAMPED
     */
    public void requireAwardable(CaseRef claim, CalculatedSubsidy calculated) {
        requireCarried(claim, calculated);
        relations.requireNoneUnknown(claim.number(), calculated);
    }

    /**
     * Once it was awarded: everything still carries it.
     *
     * @throws Refusal as {@link #requireUnchanged}, but for RELATION_NOT_AUDITED; CERTIFICATE_UNSTAMPED
     */
    public void requireCarried(CaseRef claim, CalculatedSubsidy calculated) {
        calculated.countedContracts().forEach(contracts::requireCarried);
        requireGrounds(claim, calculated);
    }

    private void requireGrounds(CaseRef claim, CalculatedSubsidy calculated) {
        requireEntitled(claim, calculated);
        relations.requireNoneExcluded(claim, calculated);
        calculated.grounds().forEach(ground -> of(ground.basis()).requireUnchanged(ground));
    }

    /** @throws Refusal conflict AGENCY_NOT_LISTED, AGENCY_RELATED, VOUCHER_PROVIDER_NOT_LISTED, RIGHT_CLAIMED */
    void requireEntitled(CaseRef claim, CalculatedSubsidy calculated) {
        listed.requireAgency(claim.organisation(), calculated);
        agencies.requireNone(claim, calculated);
        listed.requireProvider(claim.number(), calculated);
        if (!calculated.registered().isEmpty()) {
            resold.requireNotResold(claim.number(), counted(calculated));
        }
    }

    /** Of these awards, those whose contracts hand on what an earlier claim is about, or are excluded as between parties, or with an agency, that are related. */
    public Set<CaseNumber> resoldOrRelated(Map<CaseRef, CalculatedSubsidy> awards) {
        Set<CaseNumber> found = new HashSet<>(relations.excluded(awards));
        found.addAll(agencies.excluded(awards));
        Map<CaseNumber, Set<String>> counted = new HashMap<>();
        awards.forEach((claim, calculated) -> counted.put(claim.number(), counted(calculated)));
        found.addAll(resold.resold(counted));
        return found;
    }

    /**
     * Of these awards, those whose parties, or whose agency and a party, the item excludes by what the register of relations says of any
     * day from the registration on.
     *
     * @param last of each award the last of these days, such as that of its payment
     */
    public Set<CaseNumber> relatedUntil(Map<CaseRef, CalculatedSubsidy> awards, Map<CaseNumber, LocalDate> last) {
        Set<CaseNumber> found = new HashSet<>(relations.excludedUntil(awards, last));
        found.addAll(agencies.excludedUntil(awards, last));
        return found;
    }

    private static Set<String> counted(CalculatedSubsidy calculated) {
        return calculated.countedContracts().stream()
                .map(contract -> contract.certificateNo().strip())
                .collect(Collectors.toSet());
    }

    /** The same of all grounds but contracts and a voucher's provider, by applicant and claim, in a number of statements that does not grow with them. */
    public BiPredicate<UUID, CalculatedSubsidy> unchanged(Collection<CalculatedSubsidy> calculated) {
        Map<ClaimBasis, List<CalculatedSubsidy.Ground>> grounds = calculated.stream()
                .flatMap(each -> each.grounds().stream())
                .collect(Collectors.groupingBy(CalculatedSubsidy.Ground::basis));
        Map<ClaimBasis, Predicate<CalculatedSubsidy.Ground>> still = new EnumMap<>(ClaimBasis.class);
        grounds.forEach((basis, some) -> still.put(basis, of(basis).unchanged(some)));
        BiPredicate<UUID, CalculatedSubsidy> agencies = listed.agenciesListed(calculated);
        return (applicant, each) -> agencies.test(applicant, each)
                && each.grounds().stream()
                        .allMatch(ground -> still.get(ground.basis()).test(ground));
    }
}
