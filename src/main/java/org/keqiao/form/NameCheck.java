package org.keqiao.form;

import java.util.HashSet;
import java.util.Set;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/** Every name in an expression must be somebody's: a rule about a misspelt name would never fail. */
final class NameCheck {

    private final FormSchema schema;
    private final FormFindings findings;
    private final Set<String> known = new HashSet<>();

    NameCheck(FormSchema schema, FormFindings findings) {
        this.schema = schema;
        this.findings = findings;
        known.add("today");
        known.addAll(schema.facts());
        schema.keys().forEach(path -> known.add(path.replace("[]", "")));
    }

    void run() {
        schema.sections().forEach(section -> FormSchema.walk(section, this::check));
        schema.sections()
                .forEach(section -> FormSchema.walk(section, element -> {
                    if (element instanceof FormList list) {
                        for (String key : list.unique()) {
                            if (schema.field(list.path() + "." + key).isEmpty()) {
                                findings.add(list.id(), "unknown-name", key);
                            }
                        }
                    }
                    if (element instanceof FormField field
                            && field.parentKey() != null
                            && !isKnown(field.parentKey(), field.path())) {
                        findings.add(field.id(), "unknown-name", field.parentKey());
                    }
                    if (element instanceof FormField field && !isDate(field.codesOn())) {
                        findings.add(field.id(), "no-date", field.codesOn());
                    }
                }));
    }

    /** A date at the top of the form, or a listed fact. */
    private boolean isDate(@Nullable String key) {
        return key == null
                || schema.facts().contains(key)
                || schema.field(key)
                        .filter(field -> field.kind() == FieldKind.DATE)
                        .isPresent();
    }

    private void check(FormElement element) {
        if (element.hide() != null) {
            names(element, element.hide());
        }
        element.rules().forEach(rule -> names(element, rule.expression()));
    }

    private void names(FormElement element, Expression expression) {
        for (String name : expression.names()) {
            // A list's own condition is asked outside its rows.
            String path = element instanceof FormList list
                    ? list.path().substring(0, list.path().length() - 2)
                    : element.path();
            if (!isKnown(name, path)) {
                findings.add(element.path().isEmpty() ? element.id() : element.path(), "unknown-name", name);
            }
        }
    }

    /** Known at the top, or beside the element inside its list. */
    private boolean isKnown(String name, String path) {
        if (known.contains(name) || schema.facts().contains(name.split("\\.")[0])) {
            return true;
        }
        int row = path.lastIndexOf("[]");
        return row >= 0 && known.contains(path.substring(0, row).replace("[]", "") + "." + name);
    }
}
