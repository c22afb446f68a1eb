package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.policy.Clause;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What one row of a policy table says about an amount.
 *
 * @param item key of the policy item
 * @param version of its table
 * @param row which answered
 * @param clause document and article; null while the bureau has not named them
 * @param fixed given whatever the base is; null for nothing
 * @param rate of the base, or of what of it is above; null when there is none
 * @param above the rate counts from here
 * @param cap of one line; null when the source names none
 * @param holderCaps over several awards, each counted by itself: a holder's before that of all takers; empty when there is none
 * @param maxShare decimal, of the base: beside an award that this one supplements, both give at most so much; null for all of
 *     the base
 * @param set names of results that the source leaves open and this bureau has set, those included that its table does not say
 *     and the product's own rule stands for
 */
public record AwardTerms(
        String item,
        int version,
        String row,
        @Nullable String clause,
        PolicyMeasure measure,
        @Nullable Money fixed,
        @Nullable BigDecimal rate,
        Money above,
        @Nullable Money cap,
        List<HolderCap> holderCaps,
        @Nullable BigDecimal maxShare,
        YearKey yearKey,
        Rounding rounding,
        Stacking stacking,
        Set<String> set) {

    private static final List<String> SUMS = List.of("rate", "amount");
    private static final List<String> LIMITS = List.of("cap", "per", "totalCap", "totalPer");

    /** Results that the product has a rule of its own for where a table says nothing. */
    private static final List<String> OWN = List.of("maxShare", "yearKey", "rounding", "stacking");

    /** A cap that several awards use up together. */
    public record HolderCap(Money limit, PolicyCap.Per per) {

        /** The narrower the sooner. */
        private int breadth() {
            return per == PolicyCap.Per.ITEM_YEAR ? 2 : per.isOfGroup() ? 1 : 0;
        }
    }

    public AwardTerms {
        holderCaps = List.copyOf(holderCaps);
        set = Set.copyOf(set);
    }

    /**
     * @throws Refusal INVALID when the row names no money, or a rate, a sum or a cap that the bureau has not set
     */
    public static AwardTerms of(PolicyTerms terms) {
        return of(terms, PolicyMeasure.PAID_TECHNICAL);
    }

    /** @param usual measure of a row that names none; refuses as above */
    public static AwardTerms of(PolicyTerms terms, PolicyMeasure usual) {
        PolicyAnswer answer = terms.answer();
        requireMoney(answer);
        Money line = null;
        List<HolderCap> holders = new ArrayList<>();
        for (PolicyCap cap : terms.caps()) {
            requireSet(answer, cap);
            if (isOfOneLine(cap.per())) {
                line = line == null || line.isMoreThan(cap.limit()) ? cap.limit() : line;
            } else {
                holders.add(new HolderCap(cap.limit(), cap.per()));
            }
        }
        addOwn(holders);
        holders.sort(Comparator.comparing(HolderCap::breadth));
        return new AwardTerms(
                answer.key(),
                answer.version(),
                answer.row(),
                clause(answer.clause()),
                terms.measure() == null ? usual : terms.measure(),
                terms.amount(),
                terms.rate(),
                terms.above(),
                line,
                holders,
                answer.values().get("maxShare") instanceof BigDecimal share ? share : null,
                named(YearKey.class, answer.text("yearKey"), YearKey.APPLICATION_YEAR),
                named(Rounding.class, answer.text("rounding"), Rounding.HALF_UP_FEN),
                named(Stacking.class, answer.text("stacking"), Stacking.HIGHER_OF),
                set(answer));
    }

    /** What the table marks as set, and what it does not say at all. */
    private static Set<String> set(PolicyAnswer answer) {
        Set<String> set = new HashSet<>(answer.defaults());
        OWN.stream().filter(result -> !answer.values().containsKey(result)).forEach(set::add);
        if (answer.has("rate") && !answer.values().containsKey("measure")) {
            set.add("measure");
        }
        return set;
    }

    /** Neither rate nor fixed sum: people decide, or the bureau has set nothing. */
    private static void requireMoney(PolicyAnswer answer) {
        if (!answer.has("rate") && !answer.has("amount")) {
            throw Refusal.invalid("POLICY_NO_MONEY", answer.key());
        }
        SUMS.stream().filter(answer.notSet()::contains).findFirst().ifPresent(answer::number);
    }

    private static void requireSet(PolicyAnswer answer, PolicyCap cap) {
        if (cap.limit() == null || cap.per() == null) {
            // Whichever of the four it is, its table says it in words.
            LIMITS.stream().filter(answer.notSet()::contains).findFirst().ifPresent(answer::number);
        }
    }

    /** What a company had of its group's cap counts for it by itself as well: leaving the group frees none of it. */
    private static void addOwn(List<HolderCap> holders) {
        for (HolderCap cap : List.copyOf(holders)) {
            PolicyCap.Per own = cap.per() == PolicyCap.Per.GROUP ? PolicyCap.Per.FIRM : PolicyCap.Per.FIRM_YEAR;
            if (cap.per().isOfGroup() && holders.stream().noneMatch(each -> each.per() == own)) {
                holders.add(new HolderCap(cap.limit(), own));
            }
        }
    }

    private static boolean isOfOneLine(PolicyCap.Per per) {
        return per == PolicyCap.Per.PROJECT || per == PolicyCap.Per.DEAL;
    }

    @Nullable
    private static String clause(Clause clause) {
        String text = (clause.documentNumber() == null ? "" : clause.documentNumber())
                + (clause.article() == null ? "" : " " + clause.article());
        return text.isBlank() ? null : text.strip();
    }

    private static <E extends Enum<E>> E named(Class<E> type, @Nullable String name, E usual) {
        return name == null ? usual : Enum.valueOf(type, name);
    }

    /** What a step by these terms rests on; null for arithmetic, and for what no document states. */
    @Nullable
    String clause(AwardStep.Rule rule) {
        boolean arithmetic = rule == AwardStep.Rule.ROUNDED || rule.isAssumed();
        return arithmetic || !Collections.disjoint(rule.results(), set) ? null : clause;
    }

    /** The same beside an award that it supplements by design. */
    public AwardTerms supplementing() {
        return new AwardTerms(
                item,
                version,
                row,
                clause,
                measure,
                fixed,
                rate,
                above,
                cap,
                holderCaps,
                maxShare,
                yearKey,
                rounding,
                Stacking.ADDITIVE,
                set);
    }

    /** The same where its fixed sum was given already, for another contract of the same project. */
    public AwardTerms givenBefore() {
        return new AwardTerms(
                item,
                version,
                row,
                clause,
                measure,
                fixed == null ? null : Money.ZERO,
                rate,
                above,
                cap,
                holderCaps,
                maxShare,
                yearKey,
                rounding,
                stacking,
                set);
    }

    /** What was used of the caps of a holder, by what each counts for; empty when nobody knows, as it always is of all takers. */
    public Map<PolicyCap.Per, Money> usedByHolder(@Nullable Money used) {
        Map<PolicyCap.Per, Money> known = new EnumMap<>(PolicyCap.Per.class);
        holderCaps.stream()
                .map(HolderCap::per)
                .filter(per -> used != null && per != PolicyCap.Per.ITEM_YEAR)
                .forEach(per -> known.put(per, used));
        return known;
    }

    /** What it and the award that it supplements give at most; a share that is no whole fen counts as the next one. */
    public Money jointLimit(Money base) {
        return maxShare == null ? base : base.times(maxShare, RoundingMode.CEILING);
    }

    /** Whether an amount follows from the base alone; otherwise people decide one below the cap. */
    public boolean isCalculable() {
        return fixed != null || rate != null;
    }
}
