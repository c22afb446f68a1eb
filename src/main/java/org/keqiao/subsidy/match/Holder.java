package org.keqiao.subsidy.match;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.organization.OrganisationView;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.ContractSide;

/**
 * What is known of an organisation.
 *
 * @param contracts certified ones that hold, the newest first
 * @param counted what applications count of them, by registration number
 */
record Holder(
        OrganisationView organisation,
        List<CertifiedContract> contracts,
        Map<String, List<Grounds.Counted>> counted,
        IntegrityCheck integrity) {

    ContractSide side() {
        return ContractSide.of(organisation);
    }

    /** Technical amount that items of the group have counted. */
    Money counted(CertifiedContract contract, String group) {
        return sum(contract, group, Grounds.Counted::amount);
    }

    /** What the bases of the group come to. */
    Money measured(CertifiedContract contract, String group) {
        return sum(contract, group, Grounds.Counted::measured);
    }

    private Money sum(CertifiedContract contract, String group, Function<Grounds.Counted, Money> amount) {
        return Money.sum(of(contract).stream()
                .filter(each -> each.exclusionGroup().equals(group))
                .map(amount)
                .toList());
    }

    /** What other items give for it. */
    Money awardedElsewhere(CertifiedContract contract, String group) {
        return Money.sum(of(contract).stream()
                .filter(each -> !each.exclusionGroup().equals(group))
                .map(Grounds.Counted::award)
                .toList());
    }

    private List<Grounds.Counted> of(CertifiedContract contract) {
        return counted.getOrDefault(contract.number(), List.of());
    }
}
