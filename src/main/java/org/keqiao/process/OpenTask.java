package org.keqiao.process;

import java.time.Instant;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param taskId opaque, the engine's
 * @param version version of the matter that the case runs on
 * @param round how often this case has had a task with this form, this one included
 * @param assignee sign-in name, null when nobody has claimed it
 * @param dueOn instant at which the step's deadline ends, null without one
 */
public record OpenTask(
        String taskId,
        CaseNumber caseNumber,
        String matter,
        int version,
        Step step,
        int round,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant dueOn) {}
