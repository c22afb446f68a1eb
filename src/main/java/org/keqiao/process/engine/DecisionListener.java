package org.keqiao.process.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.context.CoreExecutionContext;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.keqiao.process.CaseGate;
import org.springframework.lang.Nullable;

/** Records which row of a routing table decided. */
class DecisionListener implements DmnDecisionEvaluationListener {

    private final Surroundings surroundings;

    DecisionListener(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        CoreExecutionContext<?> context = Context.getCoreExecutionContext();
        if (context == null || !(event.getDecisionResult() instanceof DmnDecisionTableEvaluationEvent table)) {
            return;
        }
        Map<String, Object> input = new LinkedHashMap<>();
        for (DmnEvaluatedInput evaluated : table.getInputs()) {
            String name = evaluated.getName() == null ? evaluated.getId() : evaluated.getName();
            input.put(name, value(evaluated.getValue()));
        }
        Map<String, Object> output = new LinkedHashMap<>();
        List<DmnEvaluatedDecisionRule> rules = table.getMatchingRules();
        rules.forEach(
                rule -> rule.getOutputEntries().forEach((name, entry) -> output.put(name, value(entry.getValue()))));
        int version = table.getDecision() instanceof DecisionDefinition definition
                ? TaskListeners.version(definition.getVersionTag())
                : 0;
        surroundings
                .cases()
                .decisionEvaluated(
                        Routing.caseNumber((VariableScope) context.getExecution()),
                        new CaseGate.Decided(
                                table.getDecision().getKey(),
                                version,
                                rules.stream()
                                        .map(DmnEvaluatedDecisionRule::getId)
                                        .toList(),
                                input,
                                output));
    }

    @Nullable
    private static Object value(@Nullable TypedValue value) {
        return value == null ? null : value.getValue();
    }
}
