package org.keqiao.form;

import java.util.List;
import java.util.Map;
import org.keqiao.feel.Expression;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;

/** Judges answers against a form: the only judge, for screens and for the HTTP interface alike. */
public final class FormValidator {

    /**
     * Answers that have been cleaned and judged.
     *
     * @param answers what is to be kept: codes and amounts in one spelling, prose trimmed, hidden answers gone, closed
     *     fields as they were before
     * @param errors what is wrong, in the form's order; each code has the text {@code field.<code>}
     * @param warnings what is probably wrong and stops nobody
     */
    public record Checked(Map<String, Object> answers, List<FieldError> errors, List<FieldError> warnings) {

        public Checked {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        /**
         * The answers.
         *
         * @throws Refusal INVALID with all errors when there are any
         */
        public Map<String, Object> orRefuse() {
            if (!errors.isEmpty()) {
                throw Refusal.invalid(errors);
            }
            return answers;
        }
    }

    private final CodeTables tables;

    public FormValidator(CodeTables tables) {
        this.tables = tables;
    }

    /** What is wrong with the answers, in the form's order. */
    public List<FieldError> validate(FormSchema schema, Map<String, Object> answers, FormContext context) {
        return normalise(schema, answers, context).errors();
    }

    /** Whether a condition beside the form, such as when a document is needed, holds for its answers. */
    public boolean holds(Expression condition, FormSchema schema, Map<String, Object> answers, FormContext context) {
        return condition.holds(new FormScope(schema, context).root(answers));
    }

    /** Cleans and judges. In mode DRAFT only what cannot be kept at all is an error: unknown keys and wrong shapes. */
    public Checked normalise(FormSchema schema, Map<String, Object> answers, FormContext context) {
        FormScope scope = new FormScope(schema, context);
        AnswerCleaner cleaner = new AnswerCleaner(schema, context);
        Map<String, Object> clean = cleaner.clean(answers);
        if (context.mode() == FormContext.Mode.DRAFT) {
            return new Checked(clean, cleaner.shapeErrors(), List.of());
        }
        var hidden = scope.hidden(clean);
        Map<String, Object> kept = scope.pruned(clean, hidden);
        AnswerJudge judge = new AnswerJudge(schema, context, tables, scope, hidden, cleaner.problems());
        judge.judge(kept);
        List<FieldError> errors = new java.util.ArrayList<>(cleaner.shapeErrors());
        errors.addAll(judge.errors());
        return new Checked(kept, errors, judge.warnings());
    }
}
