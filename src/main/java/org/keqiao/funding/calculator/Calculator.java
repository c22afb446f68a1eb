package org.keqiao.funding.calculator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyShape;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * 政策测算: the calculation of a real application, on figures that somebody types. It knows neither other awards nor the
 * budget, and says so in its trace.
 */
@Service
class Calculator {

    private final Policies policies;
    private final Clock clock;

    Calculator(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND for what was never published */
    PolicyItem item(String key) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** What it measures, and what it and the county's supplement to it ask for. */
    PolicyShape shape(PolicyItem item) {
        PolicyShape shape = policies.shape(item.key());
        Set<String> asked = new HashSet<>(shape.inputs());
        policies.supplements(item)
                .forEach(supplement ->
                        asked.addAll(policies.shape(supplement.key()).inputs()));
        return new PolicyShape(asked, shape.results(), shape.measures(), shape.caps(), shape.requiresCertificate());
    }

    /** What there is to calculate, in the city's order. */
    List<PolicyItem> items() {
        return policies.items();
    }

    /**
     * @throws Refusal NOT_FOUND for an unknown item; INVALID with field errors, POLICY_NO_ROW, POLICY_INPUT_NEEDED, and
     *     POLICY_NOT_SET while the bureau leaves a rate or a sum open
     */
    Calculation calculate(String key, CalculationInputs inputs) {
        PolicyItem item = item(key);
        inputs.require();
        LocalDate on = inputs.on() == null ? LocalDate.now(clock) : inputs.on();
        PolicyInputs asked = inputs.asked(policies.shape(key).measures());
        PolicyTerms found = policies.estimate(key, on, asked);
        PolicyAnswer answer = found.answer();
        if (!answer.has("rate") && !answer.has("amount")) {
            return new Calculation(
                    key,
                    item.title(),
                    on,
                    answer.version(),
                    null,
                    null,
                    null,
                    null,
                    answer.validityUnverified(),
                    answer.defaults(),
                    answer.assumed(),
                    results(answer),
                    List.of(),
                    List.of());
        }
        AwardTerms terms = AwardTerms.of(found);
        Money base = terms.rate() == null ? Money.ZERO : inputs.base(terms.measure());
        Award award =
                Award.of(terms, base, new Award.Beside(terms.usedByHolder(inputs.usedThisYear()), Money.ZERO, null));
        return new Calculation(
                key,
                item.title(),
                on,
                answer.version(),
                terms.rate() == null ? null : base,
                award.gross(),
                award.capApplied(),
                award.net(),
                answer.validityUnverified(),
                award.set(),
                answer.assumed(),
                results(answer),
                trace(answer, terms, award),
                supplements(item, on, asked, inputs, award));
    }

    /** What was taken for granted stands before and after what was calculated. */
    private static List<AwardStep> trace(PolicyAnswer answer, AwardTerms terms, Award award) {
        List<AwardStep> trace = trace(answer, award);
        trace.add(new AwardStep(
                AwardStep.Rule.ASSUMED_ALONE,
                null,
                award.net(),
                award.net(),
                terms.stacking().name()));
        trace.add(new AwardStep(AwardStep.Rule.ASSUMED_BUDGET, null, award.net(), award.net(), null));
        return trace;
    }

    private static List<AwardStep> trace(PolicyAnswer answer, Award award) {
        List<AwardStep> trace = new ArrayList<>();
        answer.assumed()
                .forEach(input ->
                        trace.add(new AwardStep(AwardStep.Rule.ASSUMED_MET, null, award.base(), award.base(), input)));
        trace.addAll(award.trace());
        return trace;
    }

    /** City and county together give at most the share of the base that the policy says, as in a real application. */
    private List<Calculation.Supplement> supplements(
            PolicyItem item, LocalDate on, PolicyInputs asked, CalculationInputs inputs, Award city) {
        List<Calculation.Supplement> supplements = new ArrayList<>();
        for (PolicyItem supplement : policies.supplements(item)) {
            Optional<PolicyTerms> found = supplement(supplement.key(), on, asked);
            if (found.isPresent() && city.net().isPositive()) {
                PolicyAnswer answer = found.get().answer();
                AwardTerms terms = AwardTerms.of(found.get()).supplementing();
                Award award = Award.of(
                        terms,
                        inputs.base(terms.measure()),
                        new Award.Beside(Map.of(), city.net(), terms.jointLimit(city.base())));
                supplements.add(new Calculation.Supplement(
                        supplement.key(),
                        supplement.title(),
                        award.net(),
                        answer.validityUnverified(),
                        award.set(),
                        answer.assumed(),
                        trace(answer, award)));
            }
        }
        return supplements;
    }

    /** Which county it is makes the difference: that is never taken for granted, whatever else is not told is. */
    private Optional<PolicyTerms> supplement(String key, LocalDate on, PolicyInputs asked) {
        return policies.possible(key, on, asked)
                .filter(first -> !first.answer().assumed().contains("county"))
                .map(first -> policies.estimate(key, on, asked));
    }

    private static Map<String, String> results(PolicyAnswer answer) {
        Map<String, String> results = new TreeMap<>();
        answer.values()
                .forEach((name, value) -> results.put(
                        name, value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value)));
        return results;
    }
}
