package org.keqiao.process.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Catalogue;
import org.keqiao.process.TaskEvents;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;

/** What a model can touch: the product's own, or the sandbox's. */
public interface Surroundings {

    CaseGate cases();

    TaskEvents tasks();

    /** Business time. */
    Instant now();

    boolean hasAction(String name);

    /** Duties that must be proved before an action may be performed. */
    Set<Duty> requires(String action);

    /** As {@link Catalogue#perform}. */
    Catalogue.Performed perform(
            String action, CaseNumber caseNumber, Map<String, Object> facts, Map<String, String> parameters);

    /** Counts a new task of a case; 1 for the first with this form. */
    int nextRound(CaseNumber caseNumber, String formId, String taskId);

    /** A node or a flow was passed. */
    void passed(CaseNumber caseNumber, String processDefinitionId, String element);
}
