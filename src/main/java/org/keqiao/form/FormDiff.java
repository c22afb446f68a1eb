package org.keqiao.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.lang.Nullable;

/** What changed between two versions of answers. */
public final class FormDiff {

    /** How a field or row differs. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * @param path the answer key with indexes, {@code buyers[0].name}; a whole row as {@code buyers[1]}
     * @param labels names of the groups around it and its own, outermost first
     * @param row number of the row, from 1; 0 outside lists
     * @param field null for a whole row
     */
    public record Change(
            Kind kind,
            String path,
            List<FormText> labels,
            int row,
            @Nullable FormField field,
            @Nullable Object before,
            @Nullable Object after) {}

    private FormDiff() {}

    /** Differences in the form's order; rows are compared by their place. */
    public static List<Change> changes(FormSchema schema, Map<String, Object> before, Map<String, Object> after) {
        List<Change> changes = new ArrayList<>();
        for (FormSection section : schema.sections()) {
            compare(section, before, after, "", List.of(), 0, changes);
        }
        return changes;
    }

    /** Keys that a correction naming these opens: they themselves and what depends on them. */
    public static Set<String> opened(FormSchema schema, Collection<String> named) {
        return FormDependencies.opened(schema, named);
    }

    private static void compare(
            FormElement element,
            Map<String, Object> before,
            Map<String, Object> after,
            String prefix,
            List<FormText> labels,
            int row,
            List<Change> changes) {
        if (element instanceof FormField field && field.kind() != FieldKind.FILE) {
            Object old = before.get(field.key());
            Object now = after.get(field.key());
            if (!FormValues.same(old, now)) {
                Kind kind = old == null ? Kind.ADDED : now == null ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(kind, prefix + field.key(), with(labels, field.label()), row, field, old, now));
            }
        } else if (element instanceof FormSection section) {
            boolean own = !section.key().isEmpty();
            Map<String, Object> old = own ? FormScope.map(before.get(section.key())) : before;
            Map<String, Object> now = own ? FormScope.map(after.get(section.key())) : after;
            String path = own ? prefix + section.key() + "." : prefix;
            List<FormText> inner = with(labels, section.label());
            section.elements().forEach(child -> compare(child, old, now, path, inner, row, changes));
        } else if (element instanceof FormList list) {
            List<Map<String, Object>> old = FormScope.rows(before.get(list.key()));
            List<Map<String, Object>> now = FormScope.rows(after.get(list.key()));
            List<FormText> inner = with(labels, list.label());
            for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
                String path = prefix + list.key() + "[" + i + "]";
                if (i >= old.size()) {
                    changes.add(new Change(Kind.ADDED, path, inner, i + 1, null, null, now.get(i)));
                } else if (i >= now.size()) {
                    changes.add(new Change(Kind.REMOVED, path, inner, i + 1, null, old.get(i), null));
                } else {
                    for (FormElement child : list.elements()) {
                        compare(child, old.get(i), now.get(i), path + ".", inner, i + 1, changes);
                    }
                }
            }
        }
    }

    private static List<FormText> with(List<FormText> labels, FormText label) {
        if (label.isEmpty()) {
            return labels;
        }
        List<FormText> longer = new ArrayList<>(labels);
        longer.add(label);
        return List.copyOf(longer);
    }
}
