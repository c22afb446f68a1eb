package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.util.List;
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
 * @param holderCap over several awards of one holder; null when there is none
 * @param set names of results that the source leaves open and this bureau has set
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
        @Nullable HolderCap holderCap,
        YearKey yearKey,
        Rounding rounding,
        Stacking stacking,
        Set<String> set) {

    private static final List<String> SUMS = List.of("rate", "amount");
    private static final List<String> LIMITS = List.of("cap", "per", "totalCap", "totalPer");

    /** A cap that several awards use up together. */
    public record HolderCap(Money limit, PolicyCap.Per per) {}

    public AwardTerms {
        set = Set.copyOf(set);
    }

    /**
     * @throws Refusal INVALID when the row names no money, or a rate, a sum or a cap that the bureau has not set
     */
    public static AwardTerms of(PolicyTerms terms) {
        PolicyAnswer answer = terms.answer();
        requireMoney(answer);
        Money line = null;
        HolderCap holder = null;
        for (PolicyCap cap : terms.caps()) {
            requireSet(answer, cap);
            if (isOfOneLine(cap.per())) {
                line = cap.limit();
            } else {
                holder = new HolderCap(cap.limit(), cap.per());
            }
        }
        return new AwardTerms(
                answer.key(),
                answer.version(),
                answer.row(),
                clause(answer.clause()),
                terms.measure() == null ? PolicyMeasure.PAID_TECHNICAL : terms.measure(),
                terms.amount(),
                terms.rate(),
                terms.above(),
                line,
                holder,
                named(YearKey.class, answer.text("yearKey"), YearKey.APPLICATION_YEAR),
                named(Rounding.class, answer.text("rounding"), Rounding.HALF_UP_FEN),
                named(Stacking.class, answer.text("stacking"), Stacking.HIGHER_OF),
                answer.defaults());
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
                holderCap,
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
                holderCap,
                yearKey,
                rounding,
                stacking,
                set);
    }

    /** Whether an amount follows from the base alone; otherwise people decide one below the cap. */
    public boolean isCalculable() {
        return fixed != null || rate != null;
    }
}
