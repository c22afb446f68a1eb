package org.keqiao.casefile.application;

import java.util.Map;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * What a new draft begins with.
 *
 * @param answers empty, or what is known already
 * @param organisation for whom it is filed: one of the actor's, or any verified one when a clerk files at the counter;
 *     null when the actor has just one
 * @param linkedTo id of a case it follows from
 */
public record NewCase(
        String matter, Map<String, Object> answers, @Nullable UUID organisation, @Nullable UUID linkedTo) {

    public static NewCase of(String matter, Map<String, Object> answers) {
        return new NewCase(matter, answers, null, null);
    }
}
