package org.keqiao.affiliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 持股比例, direct and through chains: along a chain the parts multiply, several chains add up (domain 7.2 row 7). Who is
 * bound to vote with whom no register of shares tells: such companies are entered as a group.
 */
final class Holdings {

    /** From here on two companies are related. */
    private static final BigDecimal RELATED = BigDecimal.valueOf(25);

    /** Above this one decides alone. */
    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Chains of more links are not followed. */
    private static final int LONGEST = 8;

    private static final int SHOWN_DECIMALS = 4;

    /** By company, who holds which part of it directly, in per cent. */
    private final Map<String, Map<String, BigDecimal>> direct = new HashMap<>();

    /** @param percent of the company that the holder has; of several parts on different days the largest counts */
    record Holding(String holder, String company, BigDecimal percent) {}

    Holdings(Collection<Holding> holdings) {
        holdings.forEach(each -> direct.computeIfAbsent(each.company(), company -> new HashMap<>())
                .merge(each.holder(), each.percent(), BigDecimal::max));
    }

    /** What the one has of the other, whichever is the holder, where it is a quarter or more; in per cent. */
    Optional<String> between(String one, String other) {
        BigDecimal upwards = of(one).getOrDefault(other, BigDecimal.ZERO);
        BigDecimal downwards = of(other).getOrDefault(one, BigDecimal.ZERO);
        BigDecimal larger = upwards.max(downwards);
        return larger.compareTo(RELATED) < 0 ? Optional.empty() : Optional.of(text(larger));
    }

    /** Who has more than half of both. */
    Optional<String> holderOf(String one, String other) {
        Map<String, BigDecimal> ofOther = of(other);
        return of(one).entrySet().stream()
                .filter(each -> each.getValue().compareTo(HALF) > 0)
                .map(Map.Entry::getKey)
                .filter(holder -> ofOther.getOrDefault(holder, BigDecimal.ZERO).compareTo(HALF) > 0)
                .min(String::compareTo);
    }

    /** By holder, what each has of a company in all, in per cent. */
    private Map<String, BigDecimal> of(String company) {
        Map<String, BigDecimal> found = new HashMap<>();
        climb(company, WHOLE, new HashSet<>(Set.of(company)), found);
        return found;
    }

    private void climb(String company, BigDecimal part, Set<String> chain, Map<String, BigDecimal> found) {
        if (chain.size() > LONGEST) {
            return;
        }
        direct.getOrDefault(company, Map.of()).forEach((holder, percent) -> {
            if (chain.add(holder)) {
                BigDecimal through = part.multiply(percent).movePointLeft(2);
                found.merge(holder, through, BigDecimal::add);
                climb(holder, through, chain, found);
                chain.remove(holder);
            }
        });
    }

    private static String text(BigDecimal percent) {
        return percent.setScale(SHOWN_DECIMALS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
