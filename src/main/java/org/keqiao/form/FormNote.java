package org.keqiao.form;

import java.util.List;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/**
 * Words between the fields.
 *
 * @param text plain text with the marks of a small part of Markdown: {@code #} headings, {@code -} lists, {@code **bold**}
 */
public record FormNote(String id, FormText text, @Nullable Expression hide) implements FormElement {

    @Override
    public String path() {
        return "";
    }

    @Override
    public List<FormRule> rules() {
        return List.of();
    }
}
