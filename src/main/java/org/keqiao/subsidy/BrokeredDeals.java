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
     * Whom the contracts of claims on rewards for deals are credited to.
     *
     * @param items keys of those of the items that reward deals
     * @param byNumber entries of all agencies, by registration number
     */
    record Agencies(Set<String> items, Map<String, List<Intermediary>> byNumber) {

        /** Empty for a contract of another claim. */
        List<Intermediary> of(CalculatedSubsidy calculated, CalculatedSubsidy.Contract contract) {
            return items.contains(calculated.item())
                    ? byNumber.getOrDefault(contract.certificateNo().strip(), List.of())
                    : List.of();
        }
    }

    /** Of many claims, in a number of statements that grows with their items alone. */
    Agencies agencies(Collection<CalculatedSubsidy> calculated) {
        List<CalculatedSubsidy> claims =
                calculated.stream().filter(each -> !each.contracts().isEmpty()).toList();
        Set<String> rewarded = claims.stream()
                .map(CalculatedSubsidy::item)
                .distinct()
                .filter(item -> isFor(items.require(item)))
                .collect(Collectors.toSet());
        if (rewarded.isEmpty()) {
            return new Agencies(rewarded, Map.of());
        }
        Set<String> numbers = claims.stream()
                .filter(each -> rewarded.contains(each.item()))
                .flatMap(each -> each.contracts().stream())
                .map(contract -> contract.certificateNo().strip())
                .collect(Collectors.toSet());
        return new Agencies(
                rewarded,
                deals.holders(numbers, IntermediaryKind.AGENCY).stream()
                        .collect(Collectors.groupingBy(
                                IntermediaryDeals.Holder::registrationNumber,
                                Collectors.mapping(IntermediaryDeals.Holder::entry, Collectors.toList()))));
    }

    private Optional<Credited> credited(CaseRef ref, String certificateNo) {
        return deals.credited(certificateNo.strip(), IntermediaryKind.AGENCY, ref.organisation());
    }
}
