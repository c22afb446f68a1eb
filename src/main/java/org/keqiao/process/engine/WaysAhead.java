package org.keqiao.process.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow.Ahead;
import org.keqiao.process.validation.reading.ConditionParser;
import org.springframework.lang.Nullable;

/**
 * Where each outcome of one task leads, read off the parsed model from that task on: conditions on the outcome are
 * decided, and where other facts decide, all ways are named. It only informs; the engine decides.
 */
final class WaysAhead {

    private final ActivityImpl task;
    private final Step step;
    private final boolean root;

    /**
     * @param root true when the model is the case's own, whose end is the end of the case; not one that it has called
     */
    WaysAhead(ActivityImpl task, boolean root) {
        this.task = task;
        this.step = ModelProperties.of(task).step();
        this.root = root;
    }

    /** By the outcome's key, in the designer's order. */
    Map<String, Ahead> byOutcome() {
        Map<String, Ahead> ways = new LinkedHashMap<>();
        for (Outcome outcome : step.outcomes()) {
            Walk walk = new Walk(outcome.key());
            walk.follow(task);
            ways.put(outcome.key(), new Ahead(List.copyOf(walk.steps), Set.copyOf(walk.actions), walk.ends));
        }
        return ways;
    }

    private final class Walk {

        private final String outcome;
        private final Set<Step> steps = new LinkedHashSet<>();
        private final Set<String> actions = new HashSet<>();
        private final Set<ActivityImpl> seen = new HashSet<>();
        private boolean ends;

        Walk(String outcome) {
            this.outcome = outcome;
        }

        void follow(ActivityImpl from) {
            for (PvmTransition flow : open(from)) {
                enter((ActivityImpl) flow.getDestination());
            }
        }

        private void enter(ActivityImpl node) {
            if (!seen.add(node)) {
                return;
            }
            ModelProperties properties = ModelProperties.of(node);
            ActivityImpl start = (ActivityImpl) node.getProperties().get(BpmnProperties.INITIAL_ACTIVITY);
            if (properties.step() != null) {
                steps.add(properties.step());
            } else if (start != null) {
                enter(start);
            } else if (node.getOutgoingTransitions().isEmpty()) {
                end(node);
            } else {
                if (properties.action() != null) {
                    actions.add(properties.action());
                }
                follow(node);
            }
        }

        private void end(ActivityImpl node) {
            if (node.getFlowScope() instanceof ActivityImpl subprocess) {
                if (subprocess.getOutgoingTransitions().isEmpty()) {
                    // A sub-process that nothing follows ends what it stands in.
                    end(subprocess);
                } else {
                    follow(subprocess);
                }
            } else {
                ends |= root;
            }
        }

        /** The flows that may be taken: at a split, those before the first that is certain, else also the default. */
        private List<PvmTransition> open(ActivityImpl from) {
            List<PvmTransition> flows = from.getOutgoingTransitions();
            if (!(from.getActivityBehavior() instanceof ExclusiveGatewayActivityBehavior) || flows.size() < 2) {
                return flows;
            }
            List<PvmTransition> open = new ArrayList<>();
            PvmTransition otherwise = null;
            for (PvmTransition flow : flows) {
                if (flow.getId().equals(from.getProperty("default"))) {
                    otherwise = flow;
                    continue;
                }
                Boolean taken = holds(flow);
                if (!Boolean.FALSE.equals(taken)) {
                    open.add(flow);
                }
                if (Boolean.TRUE.equals(taken)) {
                    return open;
                }
            }
            if (otherwise != null) {
                open.add(otherwise);
            }
            return open;
        }

        /** Null where it depends on more than this outcome. */
        @Nullable
        private Boolean holds(PvmTransition flow) {
            Object text = ((TransitionImpl) flow).getProperty(BpmnParse.PROPERTYNAME_CONDITION_TEXT);
            try {
                return text == null
                        ? null
                        : ConditionParser.parse(text.toString()).holds(step.outcomeVariable(), outcome);
            } catch (ConditionParser.Unreadable published) {
                throw new IllegalStateException("published with the condition " + text, published);
            }
        }
    }
}
