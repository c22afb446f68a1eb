package org.keqiao.policy.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.keqiao.shared.Bilingual;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A table that says nothing yet: its days, a rate and the clause. */
public final class EmptyTable {

    private EmptyTable() {}

    public static String of(String key, Bilingual title) {
        try {
            return new ClassPathResource("db/policies/empty.dmn")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{{key}}", key)
                    .replace("{{title}}", HtmlUtils.htmlEscape(title.zh(), StandardCharsets.UTF_8.name()))
                    .replace("{{english}}", HtmlUtils.htmlEscape(title.en(), StandardCharsets.UTF_8.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
