package org.keqiao.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Tells which nodes and flows a case passes: the engine keeps no history of flows. */
class PassageListener implements ExecutionListener {

    private final Surroundings surroundings;

    PassageListener(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String element = EVENTNAME_TAKE.equals(execution.getEventName())
                ? execution.getCurrentTransitionId()
                : execution.getCurrentActivityId();
        surroundings.passed(Routing.caseNumber(execution), execution.getProcessDefinitionId(), element);
    }
}
