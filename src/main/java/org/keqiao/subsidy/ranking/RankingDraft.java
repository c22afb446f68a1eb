package org.keqiao.subsidy.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A ranking as somebody enters it; the places follow from the scores.
 *
 * @param item key of a competitive item
 * @param year of the applications
 * @param reference minutes or document of the assessment
 */
public record RankingDraft(
        @Nullable String item, @Nullable Integer year, @Nullable String reference, @Nullable List<Scored> scores) {

    private static final int LONGEST = 300;

    /** @throws Refusal INVALID with every field that is missing or wrong */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (item == null || item.isBlank()) {
            errors.add(FieldError.of("item", "required"));
        }
        if (year == null) {
            errors.add(FieldError.of("year", "required"));
        }
        if (reference == null || reference.isBlank()) {
            errors.add(FieldError.of("reference", "required"));
        } else if (reference.strip().length() > LONGEST) {
            errors.add(FieldError.of("reference", "tooLong", LONGEST));
        }
        if (scores == null || scores.isEmpty()) {
            errors.add(FieldError.of("scores", "required"));
        } else {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < scores.size(); i++) {
                Scored scored = scores.get(i);
                scored.check("scores[" + i + "]", errors);
                if (scored.caseNumber() != null && !seen.add(scored.caseNumber())) {
                    errors.add(FieldError.of("scores[" + i + "].caseNumber", "duplicate"));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
