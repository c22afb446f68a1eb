package org.keqiao.funding.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.policy.PolicyCap;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What a policy gives for a base, and how it comes to that.
 *
 * @param gross by rate and fixed sum, rounded
 * @param capApplied what caps take away, zero or more
 * @param stackingApplied what other awards on the same object take away, zero or more
 * @param net what is left
 * @param set names of results that the source leaves open and this bureau has set
 * @param trace in the order of calculating
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Award(
        Money base,
        Money gross,
        Money capApplied,
        Money stackingApplied,
        Money net,
        Set<String> set,
        List<AwardStep> trace) {

    public Award {
        set = Set.copyOf(set);
        trace = List.copyOf(trace);
    }

    /**
     * What else bears on an award.
     *
     * @param used under each cap, by what it counts for: reserved and promised to the same holder, or given by the same item
     *     for the same project; a cap over several awards that is missing nobody knows
     * @param othersOnObject what other awards give for the same object
     * @param jointLimit all awards on the object together give at most this much; null without a limit
     * @param group name of the group that shares a cap with the holder; null where none does
     */
    public record Beside(
            Map<PolicyCap.Per, Money> used, Money othersOnObject, @Nullable Money jointLimit, @Nullable String group) {

        /** Nothing is known of any other. */
        public static final Beside UNKNOWN = new Beside(Map.of(), Money.ZERO, null);

        public Beside {
            used = Map.copyOf(used);
        }

        /** Of a holder that shares nothing. */
        public Beside(Map<PolicyCap.Per, Money> used, Money othersOnObject, @Nullable Money jointLimit) {
            this(used, othersOnObject, jointLimit, null);
        }
    }

    /**
     * Calculates: base, threshold, rate, fixed sum, rounding, cap of the line, cap of the holder, other awards. Every result is
     * exact to the fen; where the policy wants whole yuan or hundreds, the last result is whole as well.
     *
     * @throws IllegalArgumentException for a negative base, or when the terms leave the amount to people
     */
    public static Award of(AwardTerms terms, Money base, Beside beside) {
        if (base.isNegative() || !terms.isCalculable()) {
            throw new IllegalArgumentException("cannot calculate " + terms.item() + " on " + base);
        }
        return new Calculating(terms, beside).award(base);
    }

    /**
     * The same beside public money from elsewhere for the same object.
     *
     * @param terms by which it was calculated
     * @param spent both together give at most this much where they are added up; null without a limit
     */
    public Award beside(AwardTerms terms, Elsewhere elsewhere, @Nullable Money spent) {
        Money left = terms.rounding().round(left(elsewhere, spent).yuan());
        List<AwardStep> steps = new ArrayList<>(trace);
        steps.add(new AwardStep(
                AwardStep.Rule.ELSEWHERE,
                elsewhere.isSet() ? terms.clause(AwardStep.Rule.ELSEWHERE) : null,
                net,
                left,
                elsewhere.rule().name()));
        Set<String> marked = new HashSet<>(set);
        if (!elsewhere.isSet()) {
            marked.add(Elsewhere.RESULT);
        }
        return new Award(base, gross, capApplied, stackingApplied.plus(net.minus(left)), left, marked, steps);
    }

    /**
     * Whether a smaller base still gives as much: the rate takes no more away than the caps did. Of an award that its share of
     * the base limited, none does.
     *
     * @param less at most the base
     */
    public boolean isGivenOf(Money less) {
        Money lost = base.minus(less);
        if (net.isZero() || !lost.isPositive()) {
            return true;
        }
        return trace.stream().noneMatch(step -> step.rule() == AwardStep.Rule.JOINT_LIMIT)
                && trace.stream()
                        .filter(step -> step.rule() == AwardStep.Rule.RATE)
                        .noneMatch(step -> lostBy(step, lost).compareTo(capApplied.yuan()) > 0);
    }

    private static BigDecimal lostBy(AwardStep rate, Money lost) {
        // What is below a threshold counted nothing before: all that it gave may be lost, and no more.
        return rate.in() == null || !rate.in().isMoreThan(lost)
                ? rate.out().yuan()
                : rate.out().yuan().multiply(lost.yuan()).divide(rate.in().yuan(), 2, RoundingMode.UP);
    }

    private Money left(Elsewhere elsewhere, @Nullable Money spent) {
        return switch (elsewhere.rule()) {
            case EXCLUSIVE -> Money.ZERO;
            case DEDUCT -> rest(net, elsewhere.amount());
            case ADDITIVE, MATCHING -> spent == null ? net : lesser(net, rest(spent, elsewhere.amount()));
        };
    }

    private static Money rest(Money of, Money taken) {
        return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
    }

    private static Money lesser(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    private static final class Calculating {

        private final AwardTerms terms;
        private final Beside beside;
        private final List<AwardStep> trace = new ArrayList<>();

        Calculating(AwardTerms terms, Beside beside) {
            this.terms = terms;
            this.beside = beside;
        }

        Award award(Money base) {
            if (terms.rate() != null) {
                note(AwardStep.Rule.BASE, null, base, terms.measure().name());
            }
            Money gross = gross(base);
            Money capped = underHolderCaps(underCap(gross));
            Money net = whole(underJointLimit(besideOthers(capped)));
            return new Award(base, gross, gross.minus(capped), capped.minus(net), net, terms.set(), trace);
        }

        private Money gross(Money base) {
            BigDecimal exact = BigDecimal.ZERO;
            if (terms.rate() != null) {
                Money counted = overThreshold(base);
                exact = counted.yuan().multiply(terms.rate());
                note(AwardStep.Rule.RATE, counted, terms.rounding().round(exact), percent(terms.rate()));
            }
            if (terms.fixed() != null) {
                Money before = terms.rounding().round(exact);
                exact = exact.add(terms.fixed().yuan());
                note(
                        AwardStep.Rule.FIXED,
                        before,
                        terms.rounding().round(exact),
                        terms.fixed().text());
            }
            return terms.rounding().round(exact);
        }

        private Money overThreshold(Money base) {
            if (terms.above().isZero()) {
                return base;
            }
            Money over = base.isMoreThan(terms.above()) ? base.minus(terms.above()) : Money.ZERO;
            note(AwardStep.Rule.THRESHOLD, base, over, terms.above().text());
            return over;
        }

        private Money underCap(Money amount) {
            if (terms.cap() == null) {
                return amount;
            }
            Money given = beside.used().getOrDefault(PolicyCap.Per.PROJECT, Money.ZERO);
            return given.isZero()
                    ? limited(
                            AwardStep.Rule.CAP, amount, terms.cap(), terms.cap().text())
                    : limited(AwardStep.Rule.CAP, amount, left(terms.cap(), given), rest(terms.cap(), given));
        }

        private Money underHolderCaps(Money amount) {
            Money left = amount;
            for (AwardTerms.HolderCap cap : terms.holderCaps()) {
                left = underHolderCap(left, cap, beside.used().get(cap.per()));
            }
            return left;
        }

        private Money underHolderCap(Money amount, AwardTerms.HolderCap holder, @Nullable Money used) {
            Money cap = holder.limit();
            boolean shared = holder.per().isOfGroup();
            AwardStep.Rule rule = shared ? AwardStep.Rule.GROUP_CAP : AwardStep.Rule.HOLDER_CAP;
            if (used == null) {
                if (!shared) {
                    // A cap of groups stands beside the same of the holder, of which it is said once.
                    note(AwardStep.Rule.ASSUMED_UNUSED, amount, amount, cap.text());
                }
                return limited(rule, amount, cap, cap.text());
            }
            String group = shared && beside.group() != null ? beside.group() + " " : "";
            return limited(rule, amount, left(cap, used), group + rest(cap, used));
        }

        private static Money left(Money cap, Money used) {
            return used.isMoreThan(cap) ? Money.ZERO : cap.minus(used);
        }

        private static String rest(Money cap, Money used) {
            return cap.text() + " − " + used.text();
        }

        private Money besideOthers(Money amount) {
            Money others = beside.othersOnObject();
            if (others.isZero()) {
                return amount;
            }
            Money left =
                    switch (terms.stacking()) {
                        case ADDITIVE, MATCHING -> amount;
                        case EXCLUSIVE -> Money.ZERO;
                        case HIGHER_OF, TOP_UP_DIFFERENCE ->
                            amount.isMoreThan(others) ? amount.minus(others) : Money.ZERO;
                    };
            if (!left.equals(amount)) {
                note(AwardStep.Rule.STACKED, amount, left, terms.stacking().name());
            }
            return left;
        }

        private Money underJointLimit(Money amount) {
            if (beside.jointLimit() == null) {
                return amount;
            }
            Money others = beside.othersOnObject();
            Money left =
                    beside.jointLimit().isMoreThan(others) ? beside.jointLimit().minus(others) : Money.ZERO;
            return limited(
                    AwardStep.Rule.JOINT_LIMIT,
                    amount,
                    left,
                    beside.jointLimit().text());
        }

        /** A cap or another award may leave an odd part of what the policy counts in whole units. */
        private Money whole(Money amount) {
            Money whole = terms.rounding().round(amount.yuan());
            if (!whole.equals(amount)) {
                note(AwardStep.Rule.ROUNDED, amount, whole, terms.rounding().name());
            }
            return whole;
        }

        private Money limited(AwardStep.Rule rule, Money amount, Money limit, String detail) {
            if (!amount.isMoreThan(limit)) {
                return amount;
            }
            note(rule, amount, limit, detail);
            return limit;
        }

        private void note(AwardStep.Rule rule, @Nullable Money in, Money out, String detail) {
            trace.add(new AwardStep(rule, terms.clause(rule), in, out, detail));
        }

        private static String percent(BigDecimal rate) {
            return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
    }
}
