package org.keqiao.studio.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.past.PastFilter;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * Which ended cases are replayed: the last decided of those that the filter lets through.
 *
 * @param most 1 to 2000
 * @param from first day of the decision, null for any
 * @param to last day of the decision, null for any
 * @param office code of a station, a county unit or the city, null for all
 * @param outcome a terminal status, null for all
 * @param legalBasis key of the rules they were accepted under, null for all
 */
public record ReplayRequest(
        int most,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String office,
        @Nullable CaseStatus outcome,
        @Nullable String legalBasis) {

    public static final int MOST = 2000;

    /** The last cases, whatever they were. */
    public static ReplayRequest last(int most) {
        return new ReplayRequest(most, null, null, null, null, null);
    }

    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (most < 1 || most > MOST) {
            errors.add(FieldError.of("most", "range", 1, MOST));
        }
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(FieldError.of("to", "periodReversed"));
        }
        if (outcome != null && !outcome.isTerminal()) {
            errors.add(FieldError.of("outcome", "notTerminal"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    PastFilter filter() {
        return new PastFilter(from, to, office, outcome, legalBasis);
    }
}
