package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What was ruled, as the deputy director enters it.
 *
 * @param document number of the ruling
 * @param ruledOn the day that it bears
 */
public record RemedyDraft(@Nullable Remedy remedy, @Nullable String document, @Nullable LocalDate ruledOn) {

    private static final int LONGEST_DOCUMENT = 100;

    /** @throws Refusal INVALID with field errors */
    void check(LocalDate decided, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (remedy == null) {
            errors.add(FieldError.of("remedy", "required"));
        }
        if (document == null || document.isBlank()) {
            errors.add(FieldError.of("document", "required"));
        } else if (document.strip().length() > LONGEST_DOCUMENT) {
            errors.add(FieldError.of("document", "tooLong", LONGEST_DOCUMENT));
        }
        if (ruledOn == null) {
            errors.add(FieldError.of("ruledOn", "required"));
        } else if (ruledOn.isBefore(decided) || ruledOn.isAfter(today)) {
            errors.add(FieldError.of("ruledOn", "ruledNotWithin", decided));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
