package org.keqiao.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/**
 * A field.
 *
 * @param key name within its group
 * @param table code table of its values, null for fixed options or none
 * @param parentKey for a table with parents: the field beside it, or of the form, that holds the parent's code
 * @param codesOn key of the date, in the form or known to the case, on which a code must be in use; null for today
 * @param startsFrom key of what the case knows already that the field starts with; null to start empty
 * @param pattern one of the named patterns, null without
 * @param document kind of document of a FILE slot, null otherwise
 * @param checks named checks beyond the kind's own
 * @param readonlyFor modes in which nobody may change it
 * @param unit shown behind the value; empty without
 */
public record FormField(
        String id,
        String key,
        String path,
        FieldKind kind,
        Widget widget,
        FormText label,
        FormText description,
        FormText unit,
        Limits limits,
        @Nullable String table,
        @Nullable String parentKey,
        @Nullable String codesOn,
        @Nullable String startsFrom,
        List<Option> options,
        @Nullable String pattern,
        @Nullable String document,
        Set<String> checks,
        Set<FormContext.Mode> readonlyFor,
        @Nullable Expression hide,
        List<FormRule> rules)
        implements FormElement {

    /** How it is asked. */
    public enum Widget {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        DATETIME,
        SELECT,
        RADIO,
        CHECKBOX,
        CHECKLIST
    }

    /** A fixed choice. */
    public record Option(String value, FormText label) {}

    /**
     * @param minLength in characters, null without
     * @param min least value, included; null without
     */
    public record Limits(
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {}

    public FormField {
        options = List.copyOf(options);
        checks = Set.copyOf(checks);
        readonlyFor = Set.copyOf(readonlyFor);
        rules = List.copyOf(rules);
    }

    public boolean required() {
        return limits.required();
    }
}
