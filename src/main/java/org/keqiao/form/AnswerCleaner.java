package org.keqiao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormContext.Permission;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/** Brings answers into the one spelling that is kept, keeps closed fields as they were, finds what no form asked for. */
final class AnswerCleaner {

    private static final int MOST_ROWS = 200;

    private final FormSchema schema;
    private final FormContext context;
    private final List<FieldError> shapeErrors = new ArrayList<>();
    private final Map<String, String> problems = new HashMap<>();

    AnswerCleaner(FormSchema schema, FormContext context) {
        this.schema = schema;
        this.context = context;
    }

    Map<String, Object> clean(Map<String, Object> answers) {
        Map<String, Object> clean = new LinkedHashMap<>();
        object(new ArrayList<>(schema.sections()), answers, context.before(), "", clean);
        return clean;
    }

    /** Unknown keys, wrong shapes, changes to closed fields. */
    List<FieldError> shapeErrors() {
        return shapeErrors;
    }

    /** Path to the code of what is wrong with a value that was kept as it was typed. */
    Map<String, String> problems() {
        return problems;
    }

    private void object(
            List<? extends FormElement> elements,
            Map<String, Object> in,
            Map<String, Object> before,
            String prefix,
            Map<String, Object> out) {
        Set<String> known = new LinkedHashSet<>();
        elements.forEach(element -> keys(element, known));
        for (String key : in.keySet()) {
            if (!known.contains(key)) {
                shapeErrors.add(FieldError.of(prefix + key, "unknown"));
            }
        }
        elements.forEach(element -> element(element, in, before, prefix, out));
    }

    private static void keys(FormElement element, Set<String> known) {
        if (element instanceof FormField field && field.kind() != FieldKind.FILE) {
            known.add(field.key());
        } else if (element instanceof FormList list) {
            known.add(list.key());
        } else if (element instanceof FormSection section) {
            if (section.key().isEmpty()) {
                section.elements().forEach(child -> keys(child, known));
            } else {
                known.add(section.key());
            }
        }
    }

    private void element(
            FormElement element,
            Map<String, Object> in,
            Map<String, Object> before,
            String prefix,
            Map<String, Object> out) {
        if (element instanceof FormField field && field.kind() != FieldKind.FILE) {
            field(field, in, before, prefix + field.key(), out);
        } else if (element instanceof FormList list) {
            list(list, in, before, prefix + list.key(), out);
        } else if (element instanceof FormSection section) {
            section(section, in, before, prefix, out);
        }
    }

    private void section(
            FormSection section,
            Map<String, Object> in,
            Map<String, Object> before,
            String prefix,
            Map<String, Object> out) {
        if (section.key().isEmpty()) {
            section.elements().forEach(child -> element(child, in, before, prefix, out));
            return;
        }
        String path = prefix + section.key();
        Object value = in.get(section.key());
        if (value != null && !(value instanceof Map)) {
            shapeErrors.add(FieldError.of(path, "type"));
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        object(section.elements(), FormScope.map(value), FormScope.map(before.get(section.key())), path + ".", inner);
        if (!inner.isEmpty()) {
            out.put(section.key(), inner);
        }
    }

    private void field(
            FormField field, Map<String, Object> in, Map<String, Object> before, String path, Map<String, Object> out) {
        FormValues.Cleaned cleaned = FormValues.clean(field, in.get(field.key()), context.today());
        if (!isOpen(field, path)) {
            Object kept = before.get(field.key());
            if (in.containsKey(field.key()) && !FormValues.same(cleaned.value(), kept)) {
                shapeErrors.add(FieldError.of(path, "notOpen"));
            }
            put(out, field.key(), kept);
            return;
        }
        if (cleaned.problem() != null) {
            if (cleaned.value() == null) {
                shapeErrors.add(FieldError.of(path, cleaned.problem(), FormValues.LONGEST));
            } else {
                problems.put(path, cleaned.problem());
            }
        }
        Object value = cleaned.value();
        boolean box = field.kind() == FieldKind.BOOLEAN && field.widget() == FormField.Widget.CHECKBOX;
        if (value == null && box && context.mode() != FormContext.Mode.DRAFT) {
            value = Boolean.FALSE; // a box that nobody ticked is an answer
        }
        put(out, field.key(), value);
    }

    private void list(
            FormList list, Map<String, Object> in, Map<String, Object> before, String path, Map<String, Object> out) {
        Object value = in.get(list.key());
        List<Map<String, Object>> old = FormScope.rows(before.get(list.key()));
        boolean open = context.permission(path) == Permission.EDIT;
        if (!open && value == null) {
            put(out, list.key(), before.get(list.key()));
            return;
        }
        if (value == null) {
            return;
        }
        boolean rowsAreObjects =
                value instanceof List<?> given && given.stream().allMatch(Map.class::isInstance);
        if (!rowsAreObjects) {
            shapeErrors.add(FieldError.of(path, "type"));
            return;
        }
        List<Map<String, Object>> rows = FormScope.rows(value);
        if (rows.size() > MOST_ROWS) {
            shapeErrors.add(FieldError.of(path, "tooManyRows", list.maxRows()));
            return;
        }
        if (!open && rows.size() != old.size()) {
            shapeErrors.add(FieldError.of(path, "notOpen"));
            put(out, list.key(), before.get(list.key()));
            return;
        }
        Optional<GivenRows> given = open ? GivenRows.of(list, context.facts()) : Optional.empty();
        if (given.isPresent()) {
            out.put(list.key(), given(given.get(), rows, path));
            return;
        }
        List<Object> clean = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> inner = new LinkedHashMap<>();
            Map<String, Object> oldRow = i < old.size() ? old.get(i) : Map.of();
            object(list.elements(), rows.get(i), oldRow, path + "[" + i + "].", inner);
            clean.add(inner);
        }
        out.put(list.key(), clean);
    }

    /** Closed columns are what the case says; a row that the case does not know is none. */
    private List<Object> given(GivenRows given, List<Map<String, Object>> rows, String path) {
        for (int i = 0; i < rows.size(); i++) {
            if (given.indexOf(rows.get(i)) < 0) {
                shapeErrors.add(FieldError.of(
                        path + "[" + i + "]." + given.list().unique().get(0), "rowUnknown"));
            }
        }
        List<Object> clean = new ArrayList<>();
        for (Map<String, Object> known : given.rows()) {
            Optional<Map<String, Object>> row = given.answer(known, rows);
            if (row.isPresent() || given.list().rows() == FormList.Rows.GIVEN) {
                Map<String, Object> inner = new LinkedHashMap<>();
                object(given.list().elements(), row.orElse(Map.of()), known, path + "[" + clean.size() + "].", inner);
                clean.add(inner);
            }
        }
        return clean;
    }

    private boolean isOpen(FormField field, String path) {
        return !field.readonlyFor().contains(context.mode()) && context.permission(path) == Permission.EDIT;
    }

    private static void put(Map<String, Object> out, String key, @Nullable Object value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}
