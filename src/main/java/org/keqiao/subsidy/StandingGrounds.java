package org.keqiao.subsidy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The look again: whether everything that an amount was calculated on is still what it was, contract or not. */
@Component
public class StandingGrounds {

    private final SubsidyCalculation contracts;
    private final Map<ClaimBasis, GroundBasis> bases = new EnumMap<>(ClaimBasis.class);

    StandingGrounds(SubsidyCalculation contracts, List<GroundBasis> bases) {
        this.contracts = contracts;
        bases.forEach(basis -> this.bases.put(basis.basis(), basis));
    }

    GroundBasis of(ClaimBasis basis) {
        return bases.get(basis);
    }

    /**
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, CONTRACT_AMENDED; BROKER_UNKNOWN, BROKER_NOT_LISTED,
     *     BROKER_LEVEL_CHANGED
     */
    public void requireUnchanged(CalculatedSubsidy calculated) {
        calculated.contracts().forEach(contracts::requireUnchanged);
        calculated.grounds().forEach(ground -> of(ground.basis()).requireUnchanged(ground));
    }

    /** The same of all grounds that are no contracts, in a number of statements that does not grow with them. */
    public Predicate<CalculatedSubsidy> unchanged(Collection<CalculatedSubsidy> calculated) {
        Map<ClaimBasis, List<CalculatedSubsidy.Ground>> grounds = calculated.stream()
                .flatMap(each -> each.grounds().stream())
                .collect(Collectors.groupingBy(CalculatedSubsidy.Ground::basis));
        Map<ClaimBasis, Predicate<CalculatedSubsidy.Ground>> still = new EnumMap<>(ClaimBasis.class);
        grounds.forEach((basis, some) -> still.put(basis, of(basis).unchanged(some)));
        return each -> each.grounds().stream()
                .allMatch(ground -> still.get(ground.basis()).test(ground));
    }
}
