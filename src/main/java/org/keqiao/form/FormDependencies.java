package org.keqiao.form;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.keqiao.feel.Expression;

/** Which elements depend on which. */
final class FormDependencies {

    private FormDependencies() {}

    /**
     * The named keys and those whose visibility, options or rules depend on them. Visibility is followed to its end:
     * a field that appears may let another one appear.
     */
    static Set<String> opened(FormSchema schema, Collection<String> named) {
        Set<String> open = new LinkedHashSet<>(named);
        Deque<String> todo = new ArrayDeque<>(named);
        while (!todo.isEmpty()) {
            String changed = plain(todo.pop());
            for (FormSection section : schema.sections()) {
                FormSchema.walk(section, element -> {
                    if (element.hide() != null && touches(element.hide(), changed)
                            || element instanceof FormField field && isParent(field, changed)) {
                        FormSchema.walk(element, inner -> {
                            if (!inner.path().isEmpty() && open.add(inner.path())) {
                                todo.push(inner.path());
                            }
                        });
                    }
                });
            }
        }
        Set<String> shown = Set.copyOf(open);
        for (FormSection section : schema.sections()) {
            FormSchema.walk(section, element -> element.rules().stream()
                    .filter(rule -> shown.stream().anyMatch(key -> touches(rule.expression(), plain(key))))
                    .forEach(rule -> open.add(element.path())));
        }
        open.removeIf(String::isEmpty);
        return open;
    }

    private static boolean isParent(FormField field, String changed) {
        if (changed.equals(field.codesOn())
                && field.table() != null
                && CodeTables.shipped().isDated(field.table())) {
            return true;
        }
        if (field.parentKey() == null) {
            return false;
        }
        int dot = field.path().lastIndexOf('.');
        String beside = dot < 0 ? field.parentKey() : field.path().substring(0, dot + 1) + field.parentKey();
        return Objects.equals(changed, field.parentKey()) || Objects.equals(changed, plain(beside));
    }

    /** True when the expression names the key, its object, or something inside it. */
    private static boolean touches(Expression expression, String key) {
        return expression.names().stream()
                .anyMatch(name -> name.equals(key)
                        || name.startsWith(key + ".")
                        || key.startsWith(name + ".")
                        || key.endsWith("." + name));
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d*]", "");
    }
}
