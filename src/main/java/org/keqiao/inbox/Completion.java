package org.keqiao.inbox;

import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CorrectionItem;
import org.springframework.lang.Nullable;

/**
 * How a person ends a step.
 *
 * @param outcome key of one of the step's outcomes
 * @param answers of the step's form
 * @param opinion required where the outcome says so
 * @param correction what the applicant must mend, when the outcome sends the case back to them
 */
public record Completion(
        String outcome, Map<String, Object> answers, @Nullable String opinion, List<CorrectionItem> correction) {

    public Completion {
        correction = List.copyOf(correction);
    }

    public static Completion of(String outcome, Map<String, Object> answers, @Nullable String opinion) {
        return new Completion(outcome, answers, opinion, List.of());
    }
}
