package org.keqiao.subsidy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The look again: whether everything that an amount was calculated on is still what it was, contract or not. */
@Component
public class StandingGrounds {

    private final SubsidyCalculation contracts;
    private final ListedGrounds listed;
    private final Map<ClaimBasis, GroundBasis> bases = new EnumMap<>(ClaimBasis.class);

    StandingGrounds(SubsidyCalculation contracts, ListedGrounds listed, List<GroundBasis> bases) {
        this.contracts = contracts;
        this.listed = listed;
        bases.forEach(basis -> this.bases.put(basis.basis(), basis));
    }

    GroundBasis of(ClaimBasis basis) {
        return bases.get(basis);
    }

    /**
     * @param applicant whose claim it is
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, CONTRACT_AMENDED; AGENCY_NOT_LISTED; BROKER_UNKNOWN,
     *     BROKER_NOT_LISTED, BROKER_LEVEL_CHANGED
     */
    public void requireUnchanged(UUID applicant, CalculatedSubsidy calculated) {
        calculated.contracts().forEach(contracts::requireUnchanged);
        listed.requireAgency(applicant, calculated);
        calculated.grounds().forEach(ground -> of(ground.basis()).requireUnchanged(ground));
    }

    /** @throws Refusal conflict AGENCY_NOT_LISTED */
    void requireAgency(UUID applicant, CalculatedSubsidy calculated) {
        listed.requireAgency(applicant, calculated);
    }

    /** The same of all grounds but the contracts, by applicant and claim, in a number of statements that does not grow with them. */
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
