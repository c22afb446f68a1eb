package org.keqiao.process;

import java.time.Instant;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** Told by the engine's listener in the same transaction; {@code inbox} implements it to keep its read model. */
public interface TaskEvents {

    void created(OpenTask task);

    void assigned(String taskId, @Nullable String assignee);

    /** The step deadline of a case moved, was paused or goes on. */
    void rescheduled(CaseNumber caseNumber, String deadline, @Nullable Instant due, boolean paused);

    /** Completed, or cancelled by a message, a timer or the end of the case. */
    void ended(String taskId);
}
