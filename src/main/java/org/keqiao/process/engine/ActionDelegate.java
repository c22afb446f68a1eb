package org.keqiao.process.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.keqiao.process.Catalogue;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/** The only delegate: fills an action's input, performs it, records it, and hands its scalar results to conditions. */
class ActionDelegate implements JavaDelegate {

    private final String action;
    private final Surroundings surroundings;

    ActionDelegate(String action, Surroundings surroundings) {
        this.action = action;
        this.surroundings = surroundings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseNumber caseNumber = Routing.caseNumber(execution);
        surroundings.cases().lock(caseNumber);
        requireEvidence(caseNumber);
        Map<String, String> parameters =
                ModelProperties.of(((ExecutionEntity) execution).getActivity()).parameters();
        Catalogue.Performed performed = perform(caseNumber, parameters);
        // Same transaction as the step before: a refusal must reach the person who took it.
        surroundings.cases().performed(caseNumber, action, performed.input(), performed.output());
        execution.setVariables(Routing.variables(performed));
    }

    private Catalogue.Performed perform(CaseNumber caseNumber, Map<String, String> parameters) {
        try {
            return surroundings.perform(action, caseNumber, surroundings.cases().facts(caseNumber), parameters);
        } catch (Refusal refusal) {
            Refused.note(refusal);
            throw refusal;
        }
    }

    /** The validator proves it of every way through the model; a case that came here all the same goes no further. */
    private void requireEvidence(CaseNumber caseNumber) {
        Set<Duty> missing = EnumSet.noneOf(Duty.class);
        missing.addAll(surroundings.requires(action));
        if (missing.isEmpty()) {
            return;
        }
        missing.removeAll(surroundings.cases().evidence(caseNumber));
        if (!missing.isEmpty()) {
            throw Refusal.conflict("EVIDENCE_MISSING", missing.iterator().next().text());
        }
    }

    @Override
    public String toString() {
        return action;
    }
}
