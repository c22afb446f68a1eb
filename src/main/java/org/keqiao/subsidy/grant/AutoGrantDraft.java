package org.keqiao.subsidy.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * Which contracts a list looks at.
 *
 * @param item key of an item that is given without application
 * @param first day of the registrations
 * @param last day of the registrations, today at the latest
 */
public record AutoGrantDraft(@Nullable String item, @Nullable LocalDate first, @Nullable LocalDate last) {

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
        } else if (last.isAfter(today)) {
            errors.add(FieldError.of("last", "daysToCome"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
