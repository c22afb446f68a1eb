package org.keqiao.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/**
 * The money in an answer: {@code amount + rate × (base - above)}, at most each of the caps.
 *
 * @param rate decimal, {@code 0.20} for 20 %; null without one, and while the bureau has not set it
 * @param amount a fixed sum; null without one, and while the bureau has not set it
 * @param above the rate is taken of what the base has more than this; zero without
 * @param measure which sum the base is; null without a rate, and while the bureau has not set it
 * @param per what one award is for; null while the bureau has not set it
 * @param caps the narrowest first: of the award, then of the year
 * @param quota how many there are in a year; null without
 * @param payee {@code CHALLENGE_TAKER}, {@code INSTITUTION}; null for the applicant, and while the bureau has not set it
 */
public record PolicyTerms(
        PolicyAnswer answer,
        @Nullable BigDecimal rate,
        @Nullable Money amount,
        Money above,
        @Nullable PolicyMeasure measure,
        @Nullable PolicyCap.Per per,
        List<PolicyCap> caps,
        @Nullable Integer quota,
        @Nullable String payee) {

    public PolicyTerms {
        caps = List.copyOf(caps);
    }

    static PolicyTerms of(PolicyAnswer answer) {
        List<PolicyCap> caps = new ArrayList<>();
        cap(answer, "cap", "per", caps);
        cap(answer, "totalCap", "totalPer", caps);
        BigDecimal quota = number(answer, "quota");
        return new PolicyTerms(
                answer,
                number(answer, "rate"),
                money(answer, "amount"),
                Optional.ofNullable(money(answer, "above")).orElse(Money.ZERO),
                Optional.ofNullable(answer.text("measure"))
                        .map(PolicyMeasure::valueOf)
                        .orElse(null),
                per(answer, "per"),
                caps,
                quota == null ? null : quota.intValueExact(),
                answer.text("payee"));
    }

    private static void cap(PolicyAnswer answer, String limit, String per, List<PolicyCap> caps) {
        if (answer.has(limit)) {
            caps.add(new PolicyCap(money(answer, limit), per(answer, per)));
        }
    }

    @Nullable
    private static PolicyCap.Per per(PolicyAnswer answer, String result) {
        String per = answer.text(result);
        return per == null ? null : PolicyCap.Per.valueOf(per);
    }

    @Nullable
    private static BigDecimal number(PolicyAnswer answer, String result) {
        return answer.values().get(result) instanceof BigDecimal number ? number : null;
    }

    @Nullable
    private static Money money(PolicyAnswer answer, String result) {
        BigDecimal number = number(answer, result);
        return number == null ? null : Money.of(number);
    }

    /** Codes of the classes of enterprises that it is for; empty for everybody, and while the bureau has not set it. */
    public List<String> classes() {
        return PolicySheet.names(answer.text(PolicySheet.CLASSES));
    }

    /** Whether its table names classes and the bureau has not said which. */
    public boolean leavesClassesOpen() {
        return answer.notSet().contains(PolicySheet.CLASSES);
    }

    /**
     * The same where money goes by it: what the bureau left open is for nobody yet.
     *
     * @param item what the item is called
     * @throws Refusal INVALID POLICY_NOT_SET while the bureau has not set it
     */
    public List<String> requireClasses(Bilingual item) {
        if (leavesClassesOpen()) {
            throw Refusal.invalid(
                    "POLICY_NOT_SET", item, answer.number(), new TextKey("policy.name." + PolicySheet.CLASSES));
        }
        return classes();
    }

    /** Whether a ranked item is not given to who was given it in an earlier year; where the table says nothing it is. */
    public boolean refusesRepeatWinners() {
        return "REFUSE".equals(answer.text("repeatWinner"));
    }

    /**
     * What there is before any cap, rounded half up to the fen.
     *
     * @param base by the {@link #measure}
     * @throws Refusal INVALID when the bureau has not set the rate or the amount, or the item gives no money
     */
    public Money gross(Money base) {
        if (!answer.has("rate") && !answer.has("amount")) {
            throw Refusal.invalid("POLICY_NO_MONEY", answer.key());
        }
        Money gross = answer.has("amount") ? answer.money("amount") : Money.ZERO;
        if (answer.has("rate") && base.isMoreThan(above)) {
            gross = gross.plus(base.minus(above).times(answer.number("rate"), RoundingMode.HALF_UP));
        } else if (answer.has("rate")) {
            // A rate that nobody has set is refused whatever the base is.
            answer.number("rate");
        }
        return gross;
    }
}
