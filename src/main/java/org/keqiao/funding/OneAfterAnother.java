package org.keqiao.funding;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/** Shares out in an order of precedence. */
final class OneAfterAnother {

    private static final Comparator<Wish> ACCEPTANCE = Comparator.comparing((Wish wish) -> !wish.carriedOver())
            .thenComparing(Wish::acceptedAt)
            .thenComparing(wish -> wish.caseNumber().value());

    /** Equal scores: whoever was accepted earlier. */
    private static final Comparator<Wish> SCORE =
            Comparator.comparing(OneAfterAnother::score).reversed().thenComparing(ACCEPTANCE);

    private OneAfterAnother() {}

    static List<Portion> byAcceptance(Money budget, List<Wish> wishes, AllocationStrategy.Rules rules) {
        return serve(budget, wishes, rules, ACCEPTANCE, Portion.Kind.NONE);
    }

    /** What is left of a claim cannot be paid out of another year's line: nobody is served in part. */
    static List<Portion> carryingOver(Money budget, List<Wish> wishes, AllocationStrategy.Rules rules) {
        return serve(
                budget,
                wishes,
                new AllocationStrategy.Rules(false, rules.allowSkip(), rules.places()),
                ACCEPTANCE,
                Portion.Kind.CARRIED_OVER);
    }

    static List<Portion> byScore(Money budget, List<Wish> wishes, AllocationStrategy.Rules rules) {
        return serve(budget, wishes, rules, SCORE, Portion.Kind.RESERVE_LIST);
    }

    private static BigDecimal score(Wish wish) {
        if (wish.score() == null) {
            throw new IllegalArgumentException(wish.caseNumber() + " has no score");
        }
        return wish.score();
    }

    private static List<Portion> serve(
            Money budget,
            List<Wish> wishes,
            AllocationStrategy.Rules rules,
            Comparator<Wish> order,
            Portion.Kind unserved) {
        Map<CaseNumber, Portion> portions = new HashMap<>();
        Money left = budget;
        int places = rules.places();
        boolean open = true;
        for (Wish wish : wishes.stream().sorted(order).toList()) {
            Money granted = Money.ZERO;
            if (open && places > 0) {
                boolean fits = !wish.amount().isMoreThan(left);
                if (fits) {
                    granted = wish.amount();
                } else if (rules.allowPartial()) {
                    granted = left;
                }
                open = fits || rules.allowSkip();
            }
            if (granted.isPositive()) {
                left = left.minus(granted);
                places--;
            }
            portions.put(wish.caseNumber(), portion(wish, granted, unserved));
        }
        return wishes.stream().map(wish -> portions.get(wish.caseNumber())).toList();
    }

    private static Portion portion(Wish wish, Money granted, Portion.Kind unserved) {
        Portion.Kind kind = granted.equals(wish.amount())
                ? Portion.Kind.WHOLE
                : granted.isPositive() ? Portion.Kind.PART : unserved;
        return new Portion(wish.caseNumber(), granted, kind);
    }
}
