package org.keqiao.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Judges what a person answered in a step, and picks from it what conditions of the flow may read. */
@Component
class StepAnswers {

    /** Characters that a draft's opinion may have. */
    private static final int LONGEST_OPINION = 2000;

    private final FormValidator validator;
    private final Clock clock;

    StepAnswers(FormValidator validator, Clock clock) {
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Answers as they will be kept.
     *
     * @param cleared keys of the form without an answer
     * @param complete false when the outcome sends the case back: then nothing of it was judged
     */
    record Checked(Map<String, Object> answers, Set<String> cleared, boolean complete) {}

    /**
     * What a form begins with: what the case knows, and over it what was left unjudged when the case was last sent back
     * from this form. An outside firm says what it finds itself: of what is its own to say it begins with nothing that
     * another firm said before.
     *
     * @param known facts of the case
     */
    Map<String, Object> start(
            Step step, FormSchema form, Map<String, Object> known, Optional<Map<String, Object>> unfinished) {
        Map<String, Object> start = new HashMap<>(form.startingWith(step.isOfFirm() ? read(step, form, known) : known));
        unfinished.ifPresent(answers -> {
            FormContext context = context(step, FormContext.Mode.TASK);
            form.unanswered(answers, context).forEach(start::remove);
            answers.forEach((key, value) -> {
                if (context.permission(key) == FormContext.Permission.EDIT) {
                    start.put(key, value);
                }
            });
        });
        return start;
    }

    /** What the case knows without the keys that the form asks for. */
    private Map<String, Object> read(Step step, FormSchema form, Map<String, Object> known) {
        Map<String, Object> read = new HashMap<>(known);
        form.unanswered(Map.of(), context(step, FormContext.Mode.TASK)).stream()
                .map(key -> key.split("\\.")[0])
                .forEach(read::remove);
        return read;
    }

    /**
     * Judges the answers. An outcome that sends the case back does not ask for a complete form: what the officer has not
     * judged yet stays open. Rules of the form may read {@code outcomeKind} and {@code outcome}.
     *
     * @param known facts of the case
     * @param documents how many papers of each kind fill the form's slots
     * @throws Refusal invalid, with everything that is wrong at once
     */
    Checked checked(
            Step step,
            FormSchema form,
            Outcome outcome,
            Completion completion,
            Map<String, Object> known,
            Map<String, Integer> documents) {
        boolean complete = outcome.kind() != Outcome.Kind.RETURN;
        Map<String, Object> facts = new HashMap<>(known);
        facts.put("outcomeKind", outcome.kind().name());
        facts.put("outcome", outcome.key());
        FormContext context = context(step, complete ? FormContext.Mode.TASK : FormContext.Mode.DRAFT)
                .changing(known)
                .knowing(facts)
                .holding(documents);
        FormValidator.Checked result = validator.normalise(form, completion.answers(), context);
        List<FieldError> errors = new ArrayList<>(result.errors());
        if (outcome.opinionRequired()
                && (completion.opinion() == null || completion.opinion().isBlank())) {
            errors.add(FieldError.of("opinion", "required"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        Set<String> cleared = complete ? form.unanswered(result.answers(), context) : Set.of();
        return new Checked(result.answers(), cleared, complete);
    }

    /**
     * Unfinished answers as they may be kept.
     *
     * @throws Refusal invalid with unknown keys, wrong shapes and an opinion that is too long
     */
    Map<String, Object> draft(Step step, FormSchema form, Map<String, Object> unfinished, @Nullable String opinion) {
        FormValidator.Checked result = validator.normalise(form, unfinished, context(step, FormContext.Mode.DRAFT));
        List<FieldError> errors = new ArrayList<>(result.errors());
        if (opinion != null && opinion.length() > LONGEST_OPINION) {
            errors.add(FieldError.of("opinion", "tooLong", LONGEST_OPINION));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return result.answers();
    }

    private FormContext context(Step step, FormContext.Mode mode) {
        return FormContext.of(LocalDate.now(clock), mode)
                .permitting(step.fields().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> FormContext.Permission.valueOf(e.getValue().name()))));
    }
}
