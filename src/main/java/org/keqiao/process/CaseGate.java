package org.keqiao.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;

/** What {@code process} needs of the case; {@code casefile} implements it, the sandbox has its own. */
public interface CaseGate {

    /** Locks the case's row for this transaction; job handlers call it first. */
    void lock(CaseNumber caseNumber);

    /** All facts and answers of the case by key, nested as in the forms: the newest value of each. */
    Map<String, Object> facts(CaseNumber caseNumber);

    /** Records an action that was performed as an act of the current actor or the system, and its output as facts. */
    void performed(CaseNumber caseNumber, String action, Map<String, Object> input, Map<String, Object> output);

    /** Duties that acts on the current submission prove. */
    Set<Duty> evidence(CaseNumber caseNumber);

    /** End of a limit of this case: the row's, which is made at the first asking. */
    Instant deadline(CaseNumber caseNumber, String key);

    /** True while the limit stands still: no timer that waits for it fires. */
    boolean isPaused(CaseNumber caseNumber, String key);

    /** True when the case has a terminal status; the root of an undecided case may not end. */
    boolean isDecided(CaseNumber caseNumber);

    /**
     * What a routing table said.
     *
     * @param version of the matter that the table was published with
     * @param rows ids of the rows that matched
     * @param output by the names that the table declares
     */
    record Decided(
            String table, int version, List<String> rows, Map<String, Object> input, Map<String, Object> output) {}

    /** A routing table was evaluated: its output becomes facts, its rows the rules of the act. */
    void decisionEvaluated(CaseNumber caseNumber, Decided decided);

    /**
     * A task with this step was made for the case: its stage becomes the case's, unless the step names none, and the case's
     * clock stands where the step says so.
     *
     * @throws org.keqiao.shared.Refusal conflict FIRM_NOT_CHOSEN for a step of a firm's people in a case that no firm was given
     */
    void stepEntered(CaseNumber caseNumber, Step step);

    /**
     * A task with this step is gone, completed or cancelled by a timer, a message or the end of the case: its limit ends,
     * so that the step begins a new one should the case come to it again, and the case's clock goes on if it stood for it.
     */
    void stepLeft(CaseNumber caseNumber, Step step);

    /** The case's clock stood for a step, and is not to any more, though the task stays. */
    void clockGoesOn(CaseNumber caseNumber);
}
