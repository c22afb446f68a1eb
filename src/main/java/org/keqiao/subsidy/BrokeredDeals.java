package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseRef;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryDeals;
import org.keqiao.intermediary.IntermediaryDeals.Credited;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Money;
import org.springframework.stereotype.Component;

/** Rewards for deals: what an agency may claim on a contract that it brought about, and no party of it may. */
@Component
class BrokeredDeals {

    private final SubsidyItems items;
    private final IntermediaryDeals deals;

    BrokeredDeals(SubsidyItems items, IntermediaryDeals deals) {
        this.items = items;
        this.deals = deals;
    }

    boolean isFor(PolicyItem item) {
        return items.isOfDeals(item);
    }

    /** Code of what keeps an applicant from a reward for a contract; empty when nothing does. */
    Optional<String> wrong(CaseRef ref, String certificateNo, LocalDate on) {
        Optional<Credited> credited = credited(ref, certificateNo);
        if (credited.isEmpty()) {
            return Optional.of("dealOfOthers");
        }
        if (!credited.get().entry().isListed(on)) {
            return Optional.of("agencyNotListed");
        }
        return credited.get().affiliated() ? Optional.of("dealOfAffiliate") : Optional.empty();
    }

    /** The applicant's part of what was verifiably paid for a contract, and of no more than its seller received. */
    Money part(CaseRef ref, String certificateNo, Money paid) {
        return credited(ref, certificateNo)
                .map(credited -> credited.partOf(paid))
                .orElse(Money.ZERO);
    }

    /**
     * Items exclude each other for each agency by itself: where several agreed on shares, each claims on the payments of the
     * contract, and each once.
     */
    String exclusionGroup(PolicyItem item, CaseRef ref, String certificateNo) {
        return credited(ref, certificateNo)
                .map(credited -> item.group() + " " + credited.entry().number())
                .orElse(item.group());
    }

    /**
     * Whom the contracts of claims on rewards for deals are credited to, in one statement.
     *
     * @return entries by registration number, those of all agencies; nothing of other claims
     */
    Map<String, List<Intermediary>> agencies(Collection<CalculatedSubsidy> calculated) {
        Set<String> numbers = calculated.stream()
                .filter(this::isOfDeals)
                .flatMap(each -> each.contracts().stream())
                .map(contract -> contract.certificateNo().strip())
                .collect(Collectors.toSet());
        return deals.holders(numbers, IntermediaryKind.AGENCY).stream()
                .collect(Collectors.groupingBy(
                        IntermediaryDeals.Holder::registrationNumber,
                        Collectors.mapping(IntermediaryDeals.Holder::entry, Collectors.toList())));
    }

    boolean isOfDeals(CalculatedSubsidy calculated) {
        return !calculated.contracts().isEmpty() && isFor(items.require(calculated.item()));
    }

    private Optional<Credited> credited(CaseRef ref, String certificateNo) {
        return deals.credited(certificateNo.strip(), IntermediaryKind.AGENCY, ref.organisation());
    }
}
