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
        @Nullable Expression hide,
        List<FormRule> rules,
        List<FormElement> elements)
        implements FormElement {

    public FormList {
        unique = List.copyOf(unique);
        rules = List.copyOf(rules);
        elements = List.copyOf(elements);
    }
}
