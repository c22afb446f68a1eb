package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Towards which caps a calculated claim counts, at the height that its policy says. */
@Component
public class ClaimCaps {

    private final SubsidyCalculation calculation;
    private final ContractTerms contractTerms;
    private final SubsidyCaps subsidyCaps;
    private final GroundCalculation grounds;
    private final StandingGrounds standing;

    ClaimCaps(
            SubsidyCalculation calculation,
            ContractTerms contractTerms,
            SubsidyCaps subsidyCaps,
            GroundCalculation grounds,
            StandingGrounds standing) {
        this.calculation = calculation;
        this.contractTerms = contractTerms;
        this.subsidyCaps = subsidyCaps;
        this.grounds = grounds;
        this.standing = standing;
    }

    /** @param clause that sets the heights; key of the item where the bureau has named none */
    public record Heights(Map<CapKey, Money> caps, String clause) {}

    /**
     * @param booked day on which the money is set aside, or was
     * @throws Refusal what {@link StandingGrounds#requireUnchanged} and {@link ContractTerms#require} refuse
     */
    public Heights of(
            CaseSnapshot snapshot,
            PolicyItem item,
            LocalDate rulesAsOf,
            CalculatedSubsidy calculated,
            LocalDate booked) {
        standing.requireEntitled(snapshot.ref(), calculated);
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        String clause = item.key();
        for (CalculatedSubsidy.Contract contract : calculated.contracts()) {
            CertifiedContract certificate = calculation.requireUnchanged(contract);
            AwardTerms terms = contractTerms.require(snapshot.ref(), item, rulesAsOf, certificate);
            clause = terms.clause() == null ? item.key() : terms.clause();
            heights.putAll(subsidyCaps.heights(terms, item, snapshot, certificate, booked));
        }
        for (CalculatedSubsidy.Ground ground : calculated.grounds()) {
            GroundBasis.Counted now = standing.of(ground.basis()).requireUnchanged(ground);
            AwardTerms terms = grounds.require(snapshot, item, rulesAsOf, now);
            clause = terms.clause() == null ? item.key() : terms.clause();
            heights.putAll(subsidyCaps.heights(terms, item, snapshot, now, booked));
        }
        return new Heights(heights, clause);
    }

    /**
     * The look at contracts that projects rest on, where something is given for these, as {@link SubsidyCalculation#requireNothingBeside}, which holds them.
     *
     * @throws Refusal conflict AWARDED_ELSEWHERE, and what {@link StandingGrounds#requireUnchanged} refuses
     */
    void requireNothingBeside(
            CaseSnapshot snapshot, PolicyItem item, LocalDate rulesAsOf, CalculatedSubsidy calculated) {
        grounds.requireNothingBeside(
                snapshot,
                item,
                rulesAsOf,
                calculated.grounds().stream()
                        .filter(ground ->
                                ground.contract() != null && ground.city().net().isPositive())
                        .map(ground -> standing.of(ground.basis()).requireUnchanged(ground))
                        .toList());
    }
}
