package org.keqiao.casefile.application;

import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What stands between a draft and its submission.
 *
 * @param errors wrong or missing answers, and documents as {@code documents.<kind>}, in the form's order
 * @param warnings what is probably wrong and stops nobody
 * @param obstacle why this person may not submit whatever the answers are: ORGANISATION_UNVERIFIED or APPROVER_SUBMITS;
 *     null when nothing is in the way
 */
public record Readiness(List<FieldError> errors, List<FieldError> warnings, @Nullable Refusal obstacle) {

    public boolean isReady() {
        return errors.isEmpty() && obstacle == null;
    }
}
