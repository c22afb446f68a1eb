package org.keqiao.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * Moves cases through their matters. Every call joins the caller's transaction and expects the case to be locked by it;
 * code never names an element of a model.
 */
public interface Workflow {

    /**
     * Starts a case on the version of its matter that judged its application: another one, published in the same
     * second, may ask for other answers.
     *
     * @param routing facts that conditions may read: scalars only
     * @throws Refusal INVALID when the version was never published
     */
    void start(String matter, int version, CaseNumber caseNumber, Map<String, Object> routing);

    /** Hands a message to the case, wherever it waits for it; false when it waits for none of that name. */
    boolean correlate(String message, CaseNumber caseNumber);

    /**
     * Completes a task with the outcome in the step's outcome variable. No check of the person happens here: {@code
     * inbox} and {@code casefile} stand in front of it.
     *
     * @param task as it was read under the case's lock
     * @throws org.keqiao.shared.Refusal invalid UNKNOWN_OUTCOME; conflict TASK_GONE when it waits no longer; and what the
     *     actions after it refuse
     */
    void complete(OpenTask task, String outcome, Map<String, Object> routing);

    /** Sets or, with null, clears the assignee. */
    void assign(String taskId, @Nullable String username);

    Optional<OpenTask> task(String taskId);

    /** The case that a task belongs or belonged to; empty when there never was such a task. */
    Optional<CaseNumber> caseOf(String taskId);

    List<OpenTask> openTasks(CaseNumber caseNumber);

    /**
     * What may follow an outcome; where more than the outcome decides, all ways together.
     *
     * @param steps that may come next
     * @param actions that may run on the way there
     * @param ends true when the case may come to its end
     */
    record Ahead(List<Step> steps, Set<String> actions, boolean ends) {}

    /** By the key of each outcome of a waiting task, what may follow it; empty when the task waits no longer. */
    Map<String, Ahead> ahead(String taskId);

    /** True when a live root process of the case exists. */
    boolean isRunning(CaseNumber caseNumber);

    /**
     * Moves the case's timer of a limit key, and its tasks' due date; {@code paused} suspends the timer job only. Tells
     * {@link TaskEvents#rescheduled}.
     */
    void reschedule(CaseNumber caseNumber, String deadline, Instant due, boolean paused);

    /** Elements passed and the flows taken, oldest first, for the coloured diagram. */
    List<Passage> passages(CaseNumber caseNumber);

    /** The model that the case runs on. */
    String diagram(CaseNumber caseNumber);

    /**
     * @param element id of a flow or a node in the case's own model
     * @param active true while a token stands there
     */
    record Passage(String element, Instant at, boolean active) {}
}
