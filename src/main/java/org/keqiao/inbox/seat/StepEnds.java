package org.keqiao.inbox.seat;

import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.SeatActs;
import org.keqiao.casefile.StepAct;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The end of a step: its act, and the case's way on. The case is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StepEnds {

    private final CaseCommands cases;
    private final SeatActs seatActs;
    private final Workflow workflow;

    StepEnds(CaseCommands cases, SeatActs seatActs, Workflow workflow) {
        this.cases = cases;
        this.seatActs = seatActs;
        this.workflow = workflow;
    }

    /**
     * What one person decided.
     *
     * @param routing what conditions of the flow may read of it
     * @throws Refusal invalid CORRECTION_NOT_SENT; and whatever the actions after the step refuse
     */
    public void end(OpenTask task, StepAct act, Map<String, Object> routing) {
        cases.recordStep(task.caseNumber(), act);
        goOn(task, act, routing);
    }

    /** What the seats of a step came to. */
    void end(OpenTask task, StepAct act, List<Map<String, Object>> seats) {
        seatActs.came(task.caseNumber(), act, seats);
        goOn(task, act, Map.of());
    }

    private void goOn(OpenTask task, StepAct act, Map<String, Object> routing) {
        workflow.complete(task, act.outcome(), routing);
        if (!act.correction().isEmpty() && cases.isCorrectionPending(task.caseNumber())) {
            // The way sends no notice: kept, the defects would go out with somebody else's.
            throw Refusal.invalid("CORRECTION_NOT_SENT");
        }
    }
}
