package org.keqiao.inbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Judges what a person answered in a step, and picks from it what conditions of the flow may read. */
@Component
class StepAnswers {

    private final FormValidator validator;
    private final Clock clock;
    private final Map<String, FactDictionary> dictionaries;

    StepAnswers(FormValidator validator, Clock clock, List<FactDictionary> dictionaries) {
        this.validator = validator;
        this.clock = clock;
        this.dictionaries = dictionaries.stream().collect(Collectors.toMap(FactDictionary::matter, d -> d));
    }

    /**
     * The answers as they will be kept. An outcome that sends the case back does not ask for a complete form: what the
     * officer has not judged yet stays open. Rules of the form may read {@code outcomeKind}.
     *
     * @throws Refusal invalid, with everything that is wrong at once
     */
    Map<String, Object> checked(
            Step step, FormSchema form, Outcome outcome, Completion completion, Map<String, Object> known) {
        boolean unfinished = outcome.kind() == Outcome.Kind.RETURN;
        Map<String, Object> facts = new HashMap<>(known);
        facts.put("outcomeKind", outcome.kind().name());
        FormContext context = FormContext.of(
                        LocalDate.now(clock), unfinished ? FormContext.Mode.DRAFT : FormContext.Mode.TASK)
                .permitting(permissions(step))
                .changing(known)
                .knowing(facts);
        FormValidator.Checked result = validator.normalise(form, completion.answers(), context);
        List<FieldError> errors = new ArrayList<>(result.errors());
        if (outcome.opinionRequired()
                && (completion.opinion() == null || completion.opinion().isBlank())) {
            errors.add(FieldError.of("opinion", "required"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return result.answers();
    }

    private static Map<String, FormContext.Permission> permissions(Step step) {
        return step.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> FormContext.Permission.valueOf(e.getValue().name())));
    }

    /** The declared scalar facts among the answers, as the engine compares them. */
    Map<String, Object> routing(String matter, Map<String, Object> answers) {
        Map<String, Object> scalars = new HashMap<>();
        FactDictionary dictionary = dictionaries.get(matter);
        if (dictionary == null) {
            return scalars;
        }
        for (Fact fact : dictionary.facts()) {
            Object value = answers.get(fact.key());
            if (value != null && fact.type() != Fact.Type.LIST) {
                scalars.put(fact.key(), scalar(fact, value));
            }
        }
        return scalars;
    }

    private static Object scalar(Fact fact, Object value) {
        return switch (fact.type()) {
            // A copy for comparisons only: 13 digits are exact in a double, and the engine has no decimal.
            case MONEY, NUMBER -> new BigDecimal(value.toString()).doubleValue();
            case BOOLEAN -> Boolean.valueOf(value.toString());
            case TEXT, DATE, CODE, LIST -> value.toString();
        };
    }
}
