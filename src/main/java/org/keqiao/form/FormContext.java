package org.keqiao.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * What a form's answers are judged against.
 *
 * @param today the business day, {@code today} in expressions
 * @param permissions key to permission: {@code seller}, {@code buyers[].name}, {@code buyers[0].name}, or {@code *} for
 *     all others; what is not named may be edited
 * @param before answers before this change: READ and HIDE fields keep these values
 * @param facts further values of the case that expressions may name when the form lists them; money as
 *     {@code "1234.50"}, dates in ISO form
 * @param documents how many documents of each kind there are; null when slots are not to be judged
 */
public record FormContext(
        LocalDate today,
        Mode mode,
        Map<String, Permission> permissions,
        Map<String, Object> before,
        Map<String, Object> facts,
        @Nullable Map<String, Integer> documents) {

    /** How strictly. */
    public enum Mode {
        /** Saving unfinished work: only what the form does not know is refused. */
        DRAFT,
        /** The application as a whole. */
        SUBMIT,
        /** The answer to a correction notice. */
        CORRECTION,
        /** A step's own form. */
        TASK
    }

    /** What may be done with a field. */
    public enum Permission {
        EDIT,
        READ,
        HIDE
    }

    public static FormContext of(LocalDate today, Mode mode) {
        return new FormContext(today, mode, Map.of(), Map.of(), Map.of(), null);
    }

    /**
     * A correction: only the named fields, and those whose visibility or rules depend on them, are open.
     *
     * @param named keys that the notice names; documents among them do not matter here
     */
    public static FormContext correction(
            FormSchema schema, LocalDate today, Map<String, Object> before, Collection<String> named) {
        Map<String, Permission> permissions = new HashMap<>();
        permissions.put("*", Permission.READ);
        FormDependencies.opened(schema, named).forEach(key -> permissions.put(key, Permission.EDIT));
        return new FormContext(today, Mode.CORRECTION, permissions, before, Map.of(), null);
    }

    public FormContext permitting(Map<String, Permission> other) {
        return new FormContext(today, mode, other, before, facts, documents);
    }

    public FormContext changing(Map<String, Object> other) {
        return new FormContext(today, mode, permissions, other, facts, documents);
    }

    public FormContext knowing(Map<String, Object> other) {
        return new FormContext(today, mode, permissions, before, other, documents);
    }

    public FormContext holding(Map<String, Integer> other) {
        return new FormContext(today, mode, permissions, before, facts, other);
    }

    /**
     * The day on which a field's code must be in use: a contract's codes are those of its signing, though the table has
     * changed since; without such a day, today.
     *
     * @param answers the form's answers
     */
    public LocalDate codesOn(FormField field, Map<String, Object> answers) {
        if (field.codesOn() == null) {
            return today;
        }
        Object day = answers.containsKey(field.codesOn()) ? answers.get(field.codesOn()) : facts.get(field.codesOn());
        return FormValues.typed(FieldKind.DATE, day) instanceof LocalDate on ? on : today;
    }

    /** @param path answer key, with or without indexes */
    public Permission permission(String path) {
        String exact = path;
        while (!exact.isEmpty()) {
            String plain = exact.replaceAll("\\[\\d*]", "[]");
            for (String key : new String[] {exact, plain, plain.replace("[]", "")}) {
                Permission found = permissions.get(key);
                if (found != null) {
                    return found;
                }
            }
            exact = parent(exact);
        }
        return permissions.getOrDefault("*", Permission.EDIT);
    }

    private static String parent(String path) {
        if (path.endsWith("]")) {
            return path.substring(0, path.lastIndexOf('['));
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
