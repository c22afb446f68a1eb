package org.keqiao.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/** No case may lose its process before it is decided. */
class RootEndListener implements ExecutionListener {

    private final Surroundings surroundings;

    RootEndListener(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        boolean root =
                execution.getId().equals(execution.getProcessInstanceId()) && execution.getSuperExecution() == null;
        if (root) {
            CaseNumber caseNumber = Routing.caseNumber(execution);
            if (!surroundings.cases().isDecided(caseNumber)) {
                throw Refusal.conflict("FLOW_ENDED_UNDECIDED", caseNumber.value());
            }
        }
    }
}
