package org.keqiao.title;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * A title as a list or a document says it; see {@link EnterpriseTitle} for each field.
 *
 * @param source of one by itself; a list has one for all
 */
public record EnterpriseTitleDraft(
        @Nullable String title,
        @Nullable String uscc,
        @Nullable String name,
        @Nullable String number,
        @Nullable String issuer,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String source) {

    static final int LONGEST_SOURCE = 300;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 60;

    /** What is missing or wrong, title and source aside. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (uscc == null || uscc.isBlank()) {
            errors.add(FieldError.of("uscc", "required"));
        } else {
            CreditCode.problem(uscc).ifPresent(code -> errors.add(FieldError.of("uscc", code)));
        }
        text("name", name, LONGEST_NAME, errors);
        text("number", number, LONGEST_NUMBER, errors);
        text("issuer", issuer, LONGEST_NAME, errors);
        given("from", from, errors);
        given("to", to, errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(FieldError.of("to", "endsBeforeItBegins"));
        }
        return errors;
    }

    static void text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.strip().length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }

    static void given(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        }
    }
}
