package org.keqiao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.lang.Nullable;

/** Answers as expressions see them, and what they hide. */
final class FormScope {

    private static final int ROUNDS = 8;

    private final FormSchema schema;
    private final FormContext context;

    FormScope(FormSchema schema, FormContext context) {
        this.schema = schema;
        this.context = context;
    }

    /** What expressions outside a list see. */
    Map<String, Object> root(Map<String, Object> answers) {
        Map<String, Object> scope = new HashMap<>();
        for (String fact : schema.facts()) {
            scope.put(fact, FormValues.guessed(context.facts().get(fact)));
        }
        for (FormSection section : schema.sections()) {
            typed(section, answers, scope);
        }
        scope.put("today", context.today());
        return scope;
    }

    /** What expressions inside a row see: the row first, then all else. */
    Map<String, Object> row(Map<String, Object> root, FormList list, Map<String, Object> row) {
        Map<String, Object> scope = new HashMap<>(root);
        list.elements().forEach(element -> typed(element, row, scope));
        return scope;
    }

    private void typed(FormElement element, Map<String, Object> answers, Map<String, Object> scope) {
        if (element instanceof FormField field && field.kind() != FieldKind.FILE) {
            scope.put(field.key(), FormValues.typed(field.kind(), answers.get(field.key())));
        } else if (element instanceof FormSection section) {
            if (section.key().isEmpty()) {
                section.elements().forEach(child -> typed(child, answers, scope));
            } else {
                Map<String, Object> inner = new HashMap<>();
                Map<String, Object> values = map(answers.get(section.key()));
                section.elements().forEach(child -> typed(child, values, inner));
                scope.put(section.key(), inner);
            }
        } else if (element instanceof FormList list) {
            List<Object> rows = new ArrayList<>();
            for (Map<String, Object> row : rows(answers.get(list.key()))) {
                Map<String, Object> inner = new HashMap<>();
                list.elements().forEach(child -> typed(child, row, inner));
                rows.add(inner);
            }
            scope.put(list.key(), rows);
        }
    }

    /** Marks ({@link #mark}) of the elements that are hidden once hidden answers count as not given. */
    Set<String> hidden(Map<String, Object> answers) {
        Set<String> hidden = Set.of();
        Map<String, Object> shown = answers;
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> found = new HashSet<>();
            Map<String, Object> root = root(shown);
            for (FormSection section : schema.sections()) {
                hide(section, shown, "", root, found);
            }
            if (found.equals(hidden)) {
                break;
            }
            hidden = found;
            shown = pruned(answers, hidden);
        }
        return hidden;
    }

    private void hide(
            FormElement element,
            Map<String, Object> answers,
            String prefix,
            Map<String, Object> scope,
            Set<String> hidden) {
        if (element.hide() != null && element.hide().holds(scope)) {
            hidden.add(mark(prefix, element));
            return;
        }
        if (element instanceof FormSection section) {
            Map<String, Object> inner = section.key().isEmpty() ? answers : map(answers.get(section.key()));
            String path = section.key().isEmpty() ? prefix : prefix + section.key() + ".";
            section.elements().forEach(child -> hide(child, inner, path, scope, hidden));
        } else if (element instanceof FormList list) {
            int index = 0;
            for (Map<String, Object> row : rows(answers.get(list.key()))) {
                String path = prefix + list.key() + "[" + index++ + "].";
                Map<String, Object> inner = row(scope, list, row);
                list.elements().forEach(child -> hide(child, row, path, inner, hidden));
            }
        }
    }

    /** The answers without those of hidden elements. */
    Map<String, Object> pruned(Map<String, Object> answers, Set<String> hidden) {
        Map<String, Object> kept = new java.util.LinkedHashMap<>();
        schema.sections().forEach(section -> keep(section, answers, "", hidden, kept));
        return kept;
    }

    private void keep(
            FormElement element,
            Map<String, Object> answers,
            String prefix,
            Set<String> hidden,
            Map<String, Object> kept) {
        if (hidden.contains(mark(prefix, element))) {
            return;
        }
        if (element instanceof FormField field) {
            Object value = answers.get(field.key());
            if (field.kind() != FieldKind.FILE && value != null) {
                kept.put(field.key(), value);
            }
        } else if (element instanceof FormSection section && section.key().isEmpty()) {
            section.elements().forEach(child -> keep(child, answers, prefix, hidden, kept));
        } else if (element instanceof FormSection section) {
            Map<String, Object> inner = new java.util.LinkedHashMap<>();
            Map<String, Object> values = map(answers.get(section.key()));
            String path = prefix + section.key() + ".";
            section.elements().forEach(child -> keep(child, values, path, hidden, inner));
            if (!inner.isEmpty()) {
                kept.put(section.key(), inner);
            }
        } else if (element instanceof FormList list && answers.get(list.key()) != null) {
            List<Object> rows = new ArrayList<>();
            for (Map<String, Object> row : rows(answers.get(list.key()))) {
                Map<String, Object> inner = new java.util.LinkedHashMap<>();
                String path = prefix + list.key() + "[" + rows.size() + "].";
                list.elements().forEach(child -> keep(child, row, path, hidden, inner));
                rows.add(inner);
            }
            kept.put(list.key(), rows);
        }
    }

    /** Names one appearance of an element: rows have the same elements again. */
    static String mark(String prefix, FormElement element) {
        return prefix + "#" + element.id();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<Map<String, Object>> rows(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(FormScope::map).toList() : List.of();
    }
}
