package org.keqiao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormContext.Permission;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.ResidentId;
import org.springframework.lang.Nullable;

/** Judges clean answers: required, limits, codes, rows, rules. Only what this person may change is judged. */
final class AnswerJudge {

    private static final int TEXT_LENGTH = 500;
    private static final int PROSE_LENGTH = 5_000;

    private final FormSchema schema;
    private final FormContext context;
    private final CodeTables tables;
    private final FormScope scope;
    private final Set<String> hidden;
    private final Map<String, String> problems;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> warnings = new ArrayList<>();
    private Map<String, Object> answers = Map.of();

    AnswerJudge(
            FormSchema schema,
            FormContext context,
            CodeTables tables,
            FormScope scope,
            Set<String> hidden,
            Map<String, String> problems) {
        this.schema = schema;
        this.context = context;
        this.tables = tables;
        this.scope = scope;
        this.hidden = hidden;
        this.problems = problems;
    }

    void judge(Map<String, Object> clean) {
        answers = clean;
        Map<String, Object> root = scope.root(clean);
        schema.sections().forEach(section -> element(section, clean, "", root));
    }

    List<FieldError> errors() {
        return errors;
    }

    List<FieldError> warnings() {
        return warnings;
    }

    private void element(
            FormElement element, Map<String, Object> values, String prefix, Map<String, Object> expressions) {
        if (hidden.contains(FormScope.mark(prefix, element))) {
            return;
        }
        if (element instanceof FormField field) {
            field(field, values, prefix, expressions);
        } else if (element instanceof FormSection section) {
            boolean own = !section.key().isEmpty();
            Map<String, Object> inner = own ? FormScope.map(values.get(section.key())) : values;
            String path = own ? prefix + section.key() + "." : prefix;
            section.elements().forEach(child -> element(child, inner, path, expressions));
            rules(section, own ? prefix + section.key() : section.id(), expressions);
        } else if (element instanceof FormList list) {
            list(list, values, prefix, expressions);
        }
    }

    private void list(FormList list, Map<String, Object> values, String prefix, Map<String, Object> expressions) {
        String path = prefix + list.key();
        List<Map<String, Object>> rows = FormScope.rows(values.get(list.key()));
        if (context.permission(path) == Permission.EDIT) {
            if (rows.size() < list.minRows()) {
                errors.add(
                        rows.isEmpty()
                                ? FieldError.of(path, "required")
                                : FieldError.of(path, "tooFewRows", list.minRows()));
            }
            if (rows.size() > list.maxRows()) {
                errors.add(FieldError.of(path, "tooManyRows", list.maxRows()));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            String inner = path + "[" + i + "].";
            Map<String, Object> rowScope = scope.row(expressions, list, row);
            list.elements().forEach(child -> element(child, row, inner, rowScope));
        }
        for (String key : list.unique()) {
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < rows.size(); i++) {
                Object value = rows.get(i).get(key);
                if (value != null && !seen.add(value)) {
                    errors.add(FieldError.of(path + "[" + i + "]." + key, "duplicate"));
                }
            }
        }
        if (context.permission(path) == Permission.EDIT) {
            rules(list, path, expressions);
        }
    }

    private void field(FormField field, Map<String, Object> values, String prefix, Map<String, Object> expressions) {
        if (field.kind() == FieldKind.FILE) {
            Map<String, Integer> documents = context.documents();
            boolean closed = context.mode() == FormContext.Mode.TASK
                    && context.permission(prefix + field.key()) != Permission.EDIT;
            if (documents != null && !closed && field.required() && documents.getOrDefault(field.document(), 0) == 0) {
                errors.add(FieldError.of(
                        field.path(),
                        "documentMissing",
                        new Bilingual(field.label().zh(), field.label().en())));
            }
            return;
        }
        String path = prefix + field.key();
        if (field.readonlyFor().contains(context.mode()) || context.permission(path) != Permission.EDIT) {
            return;
        }
        Object value = values.get(field.key());
        boolean unticked = Boolean.FALSE.equals(value) && field.widget() == FormField.Widget.CHECKBOX;
        if (value == null || unticked) {
            if (field.required()) {
                errors.add(FieldError.of(path, "required"));
            }
        } else if (problems.containsKey(path)) {
            errors.add(FieldError.of(path, problems.get(path)));
            return;
        } else {
            int found = errors.size();
            value(field, path, value, values);
            if (errors.size() > found) {
                return;
            }
        }
        rules(field, path, expressions);
    }

    private void value(FormField field, String path, Object value, Map<String, Object> beside) {
        switch (field.kind()) {
            case TEXT -> text(field, path, (String) value);
            case MONEY -> amount(field, path, new BigDecimal((String) value), BigDecimal.ZERO, Money.LARGEST.yuan());
            case NUMBER, PERCENT -> amount(field, path, new BigDecimal(value.toString()), null, null);
            case CODE -> code(field, path, (String) value, beside);
            case CODES -> ((List<?>) value).forEach(code -> code(field, path, (String) code, beside));
            case RESIDENT_ID -> age(path, (String) value);
            default -> {
                // The cleaner has judged the others' form.
            }
        }
    }

    private void text(FormField field, String path, String text) {
        int length = text.codePointCount(0, text.length());
        Integer longest = field.limits().maxLength();
        int most = longest != null ? longest : field.widget() == FormField.Widget.TEXTAREA ? PROSE_LENGTH : TEXT_LENGTH;
        Integer least = field.limits().minLength();
        if (length > most) {
            errors.add(FieldError.of(path, "tooLong", most));
        } else if (least != null && length < least) {
            errors.add(FieldError.of(path, "tooShort", least));
        } else if (field.pattern() != null && !NamedPatterns.matches(field.pattern(), text)) {
            errors.add(FieldError.of(path, "pattern"));
        }
        if (field.checks().contains("patent-number") && !NamedPatterns.isPatentNumber(text)) {
            warnings.add(FieldError.of(path, "patentNumber"));
        }
        if (field.checks().contains("software-copyright-number") && !NamedPatterns.isSoftwareCopyrightNumber(text)) {
            warnings.add(FieldError.of(path, "softwareCopyrightNumber"));
        }
    }

    private void amount(
            FormField field, String path, BigDecimal value, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        BigDecimal min = field.limits().min() != null ? field.limits().min() : least;
        BigDecimal max = field.limits().max() != null ? field.limits().max() : most;
        if (min != null && value.compareTo(min) < 0) {
            errors.add(FieldError.of(path, "tooSmall", min.toPlainString()));
        } else if (max != null && value.compareTo(max) > 0) {
            errors.add(FieldError.of(path, "tooLarge", max.toPlainString()));
        }
    }

    private void code(FormField field, String path, String code, Map<String, Object> beside) {
        if (field.table() == null) {
            if (field.options().stream().noneMatch(option -> option.value().equals(code))) {
                errors.add(FieldError.of(path, "code"));
            }
            return;
        }
        Optional<CodeTables.Code> found =
                tables.find(field.table(), code).filter(c -> !c.group() && c.validOn(context.codesOn(field, answers)));
        if (found.isEmpty()) {
            errors.add(FieldError.of(path, "code"));
        } else if (field.parentKey() != null) {
            Object parent = beside.containsKey(field.parentKey())
                    ? beside.get(field.parentKey())
                    : answers.get(field.parentKey());
            if (parent != null && !parent.equals(found.get().parent())) {
                errors.add(FieldError.of(path, "codeParent"));
            }
        }
    }

    private void age(String path, String id) {
        ResidentId.parse(id, context.today()).ifPresent(resident -> {
            int age = resident.ageOn(context.today());
            if (age < 18 || age > 80) {
                warnings.add(FieldError.of(path, "age"));
            }
        });
    }

    private void rules(FormElement element, String path, Map<String, Object> expressions) {
        if (errors.contains(FieldError.of(path, "required"))) {
            // One thing at a time: what is missing cannot be wrong too.
            return;
        }
        for (FormRule rule : element.rules()) {
            if (Boolean.FALSE.equals(rule.expression().evaluate(expressions))) {
                FieldError error = FieldError.of(
                        path, "rule", rule.message().zh(), rule.message().en(), rule.name());
                (rule.warning() ? warnings : errors).add(error);
            }
        }
    }
}
