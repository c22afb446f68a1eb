package org.keqiao.subsidy.allotment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.Portion;
import org.keqiao.funding.Wish;
import org.keqiao.shared.BusinessClock;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/**
 * Shares money out among claims, whatever the item's strategy: those that were carried over first, year by year, then the
 * others.
 */
final class SharingOut {

    private SharingOut() {}

    /**
     * @param claims in the order of precedence
     * @return in the order in which they are served
     * @throws Refusal conflict ALLOTMENT_RANK_MISSING with the claim that a ranked item has no place for
     */
    static List<AllottedClaim> of(Money available, List<WaitingClaims.Claim> claims, AllotmentRule rule) {
        boolean ranked = rule.strategy() == AllocationStrategy.RANKED;
        if (ranked) {
            claims.stream().filter(claim -> claim.rank() == null).findFirst().ifPresent(claim -> {
                throw Refusal.conflict(
                        "ALLOTMENT_RANK_MISSING", claim.caseNumber().value());
            });
        }
        Map<CaseNumber, Portion> portions = new HashMap<>();
        Map<Integer, List<WaitingClaims.Claim>> byYear =
                claims.stream().collect(Collectors.groupingBy(SharingOut::year, TreeMap::new, Collectors.toList()));
        Money left = available;
        for (List<WaitingClaims.Claim> alike : byYear.values()) {
            left = left.minus(share(left, alike, rule, portions));
            boolean served = alike.stream()
                    .allMatch(claim -> portions.get(claim.caseNumber()).kind() == Portion.Kind.WHOLE);
            if (!served) {
                // Nobody comes before those that were carried over earlier.
                left = Money.ZERO;
            }
        }
        List<WaitingClaims.Claim> order = new ArrayList<>(claims);
        if (ranked) {
            order.sort(Comparator.comparing(SharingOut::year).thenComparing(WaitingClaims.Claim::rank));
        }
        List<AllottedClaim> allotted = new ArrayList<>();
        for (WaitingClaims.Claim claim : order) {
            Portion portion = portions.get(claim.caseNumber());
            allotted.add(new AllottedClaim(
                    allotted.size() + 1,
                    claim.caseNumber().value(),
                    claim.applicant(),
                    claim.acceptedOn(),
                    claim.rank(),
                    claim.carriedOver(),
                    claim.asked(),
                    portion.granted(),
                    claim.asked().minus(portion.granted()),
                    portion.kind(),
                    null));
        }
        return allotted;
    }

    /** Whoever waits for money since an earlier year comes first, and who was not carried over comes last. */
    private static int year(WaitingClaims.Claim claim) {
        return claim.carriedInto() == null ? Integer.MAX_VALUE : claim.carriedInto();
    }

    private static Money share(
            Money available, List<WaitingClaims.Claim> claims, AllotmentRule rule, Map<CaseNumber, Portion> portions) {
        List<Wish> wishes = claims.stream().map(SharingOut::wish).toList();
        List<Portion> shared = rule.strategy().share(available, wishes, rule.rules());
        shared.forEach(portion -> portions.put(portion.caseNumber(), portion));
        return Money.sum(shared.stream().map(Portion::granted).toList());
    }

    /** The better place has the higher score. */
    private static Wish wish(WaitingClaims.Claim claim) {
        return new Wish(
                claim.caseNumber(),
                claim.asked(),
                day(claim.acceptedOn()),
                claim.rank() == null ? null : BigDecimal.valueOf(-claim.rank()),
                claim.carriedOver());
    }

    private static Instant day(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
