package org.keqiao.form;

import java.util.List;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/**
 * A group that repeats; its answer is a list of objects.
 *
 * @param path ends with {@code []}
 * @param unique keys of which no two rows may share a value
 * @param startsFrom key of a list that the case knows already, whose rows it starts with; null to start empty
 * @param rows what may become of the rows it starts with
 */
public record FormList(
        String id,
        String key,
        String path,
        FormText label,
        FormText description,
        @Nullable String kind,
        int minRows,
        int maxRows,
        List<String> unique,
        @Nullable String startsFrom,
        Rows rows,
        @Nullable Expression hide,
        List<FormRule> rules,
        List<FormElement> elements)
        implements FormElement {

    /** Where rows come from. */
    public enum Rows {
        /** Added, changed and removed as whoever fills in likes. */
        FREE,
        /** Exactly those that the case knows, each with what is filled in beside it. */
        GIVEN,
        /** Some of those that the case knows, as they are. */
        CHOSEN
    }

    public FormList {
        unique = List.copyOf(unique);
        rules = List.copyOf(rules);
        elements = List.copyOf(elements);
    }
}
