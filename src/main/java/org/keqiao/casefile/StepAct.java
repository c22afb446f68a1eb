package org.keqiao.casefile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.process.Step;
import org.springframework.lang.Nullable;

/**
 * A step that the current actor has completed.
 *
 * @param round how often the case has had this form, this time included
 * @param outcome key of one of the step's outcomes
 * @param answers the answers of the step's form: validated, unless the outcome sends the case back
 * @param cleared keys of the form that were left empty: what they said before holds no more
 * @param opinion what the person wrote; parties never see it
 * @param correction defects for the notice that the flow will send next, empty without one
 * @param onBehalfOf account for which a substitute acted, null when in person
 */
public record StepAct(
        Step step,
        int round,
        String outcome,
        Map<String, Object> answers,
        Set<String> cleared,
        @Nullable String opinion,
        List<CorrectionItem> correction,
        @Nullable UUID onBehalfOf) {

    public StepAct {
        cleared = Set.copyOf(cleared);
        correction = List.copyOf(correction);
    }
}
