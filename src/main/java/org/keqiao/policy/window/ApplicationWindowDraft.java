package org.keqiao.policy.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A window as somebody enters it.
 *
 * @param item key of a published policy item
 * @param first day on which applications are taken
 * @param last day on which they are
 * @param reference the call, with its number
 */
public record ApplicationWindowDraft(
        @Nullable String item, @Nullable LocalDate first, @Nullable LocalDate last, @Nullable String reference) {

    private static final int LONGEST = 300;

    /** @throws Refusal INVALID with every field that is missing or wrong */
    void check(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (item == null || item.isBlank()) {
            errors.add(FieldError.of("item", "required"));
        }
        if (first == null) {
            errors.add(FieldError.of("first", "required"));
        }
        if (last == null) {
            errors.add(FieldError.of("last", "required"));
        } else if (first != null && last.isBefore(first)) {
            errors.add(FieldError.of("last", "endsBeforeItBegins"));
        } else if (last.isBefore(today)) {
            errors.add(FieldError.of("last", "windowPast"));
        }
        if (reference == null || reference.isBlank()) {
            errors.add(FieldError.of("reference", "required"));
        } else if (reference.strip().length() > LONGEST) {
            errors.add(FieldError.of("reference", "tooLong", LONGEST));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
