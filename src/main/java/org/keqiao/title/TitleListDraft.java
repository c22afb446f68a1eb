package org.keqiao.title;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * What is said of a published list as a whole.
 *
 * @param title that everybody on it holds
 * @param year whose list it is
 * @param source the document that publishes it, with its number
 * @param complete true when, with the lists imported before, it tells everybody who holds the title in that year
 */
public record TitleListDraft(
        @Nullable String title, @Nullable Integer year, @Nullable String source, boolean complete) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    List<FieldError> errors(TitleCodes codes) {
        List<FieldError> errors = new ArrayList<>();
        if (!codes.isTitle(title)) {
            errors.add(FieldError.of("title", "code"));
        }
        if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
            errors.add(FieldError.of("year", "range", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)));
        }
        EnterpriseTitleDraft.text("source", source, EnterpriseTitleDraft.LONGEST_SOURCE, errors);
        return errors;
    }
}
