package org.keqiao.process.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.lang.Nullable;

/**
 * A place in a drawing where a case can wait by itself. Limits and messages that only watch a step are none: they follow
 * the step.
 *
 * @param id of the drawn element
 * @param form of a task, null otherwise
 * @param performer of a task, null otherwise
 * @param awaited limit key or message name that is waited for, null for a task
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(
        String id,
        Kind kind,
        String zh,
        String en,
        @Nullable String form,
        @Nullable String performer,
        @Nullable String awaited) {

    /** What a case waits for. */
    public enum Kind {
        TASK,
        LIMIT,
        MESSAGE
    }

    /** Its name in a language, {@code en} or Chinese. */
    public String name(String language) {
        return "en".equals(language) ? en : zh;
    }
}
