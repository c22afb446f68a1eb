package org.keqiao.form;

import java.util.List;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/**
 * A group of elements. One at the top of the form is a section with its own page.
 *
 * @param key name of the object that its answers live in; empty when they live beside it
 * @param kind {@code party} marks the answers as a party of the case; null otherwise
 */
public record FormSection(
        String id,
        String key,
        String path,
        FormText label,
        FormText description,
        @Nullable String kind,
        @Nullable Expression hide,
        List<FormRule> rules,
        List<FormElement> elements)
        implements FormElement {

    public FormSection {
        rules = List.copyOf(rules);
        elements = List.copyOf(elements);
    }
}
