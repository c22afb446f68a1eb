package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A record as somebody enters it.
 *
 * @param uscc of the organisation, which need not be known to the product
 * @param source the list, decision or letter that says so, with its number
 * @param evidence what it says, and where it was seen
 * @param from first day
 * @param to last day; null while nobody knows it
 */
public record IntegrityRecordDraft(
        @Nullable String uscc,
        @Nullable String name,
        @Nullable IntegrityKind kind,
        @Nullable IntegrityResult result,
        @Nullable String source,
        @Nullable String evidence,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_EVIDENCE = 2000;

    /** @throws Refusal INVALID with every field that is missing or wrong */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (uscc == null || uscc.isBlank()) {
            errors.add(FieldError.of("uscc", "required"));
        } else {
            CreditCode.problem(uscc).ifPresent(code -> errors.add(FieldError.of("uscc", code)));
        }
        text("name", name, LONGEST_NAME, errors);
        text("source", source, LONGEST_SOURCE, errors);
        text("evidence", evidence, LONGEST_EVIDENCE, errors);
        given("kind", kind, errors);
        given("result", result, errors);
        given("from", from, errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(FieldError.of("to", "endsBeforeItBegins"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.strip().length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }

    private static void given(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        }
    }
}
