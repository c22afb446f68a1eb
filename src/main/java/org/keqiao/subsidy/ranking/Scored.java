package org.keqiao.subsidy.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * What the sheet says of an application.
 *
 * @param score 0 to 100, at most two decimals
 * @param indicators points for the indicators, which may break a tie
 * @param ownFunds part that the applicant pays itself, 0 to 1, which may break it, too
 */
public record Scored(
        @Nullable String caseNumber,
        @Nullable BigDecimal score,
        @Nullable BigDecimal indicators,
        @Nullable BigDecimal ownFunds) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * The better score first; equal ones by the rule of the item, then by the earlier submission (domain 9.4).
     *
     * @param competitors by case number
     */
    static List<Scored> ranked(List<Scored> scores, Map<String, Competitor> competitors, TieRule ties) {
        List<Scored> ranked = new ArrayList<>(scores);
        ranked.sort(Comparator.comparing(Scored::score, Comparator.reverseOrder())
                .thenComparing(ties.order())
                .thenComparing(each -> competitors.get(each.caseNumber()).receivedAt())
                .thenComparing(Scored::caseNumber));
        return ranked;
    }

    /** @param path of the row, for the errors */
    void check(String path, List<FieldError> errors) {
        if (caseNumber == null || caseNumber.isBlank()) {
            errors.add(FieldError.of(path + ".caseNumber", "required"));
        }
        number(path + ".score", score, HUNDRED, 2, errors);
        number(path + ".indicators", indicators, HUNDRED, 2, errors);
        number(path + ".ownFunds", ownFunds, BigDecimal.ONE, 4, errors);
    }

    private static void number(
            String field, @Nullable BigDecimal value, BigDecimal most, int decimals, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.signum() < 0
                || value.compareTo(most) > 0
                || value.stripTrailingZeros().scale() > decimals) {
            errors.add(FieldError.of(field, "range", 0, most));
        }
    }
}
