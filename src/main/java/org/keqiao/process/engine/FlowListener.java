package org.keqiao.process.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.keqiao.process.Step;
import org.keqiao.process.StepReading;
import org.springframework.lang.Nullable;

/**
 * Equips a parsed model with our listeners and reads what the designer wrote at its elements. It is also the last gate:
 * what the validator should have refused does not parse.
 */
class FlowListener extends AbstractBpmnParseListener {

    private static final Pattern DEADLINE = Pattern.compile("\\$\\{\\s*deadline\\.(\\w+)\\s*}");
    private static final Pattern ACTION = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of(
            "script",
            "scriptTask",
            "executionListener",
            "taskListener",
            "connector",
            "field",
            "inputOutput",
            "completionCondition",
            "multiInstanceLoopCharacteristics");
    private static final Set<String> FORBIDDEN_ATTRIBUTES =
            Set.of("class", "expression", "type", "topic", "resource", "taskListener", "variableMappingClass");

    private final Surroundings surroundings;
    private final PassageListener passages;
    private final TaskListeners tasks;

    FlowListener(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.passages = new PassageListener(surroundings);
        this.tasks = new TaskListeners(surroundings);
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        refuseForbidden(root);
    }

    private static void refuseForbidden(Element element) {
        if (FORBIDDEN_ELEMENTS.contains(element.getTagName())) {
            throw new ProcessEngineException(
                    "not allowed in a model: <" + element.getTagName() + "> in line " + element.getLine());
        }
        for (String attribute : FORBIDDEN_ATTRIBUTES) {
            if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute) != null) {
                throw new ProcessEngineException(
                        "not allowed in a model: camunda:" + attribute + " in line " + element.getLine());
            }
        }
        element.elements().forEach(FlowListener::refuseForbidden);
    }

    /** Called when all of the process is parsed. */
    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, new RootEndListener(surroundings));
        watch(definition);
    }

    /** Every node that is reached and every flow that is taken, also inside of subprocesses. */
    private void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, passages);
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                ((TransitionImpl) flow).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, passages);
            }
            watch(activity);
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Step step;
        try {
            step = StepReading.read(
                    element.attribute("name"),
                    element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef"),
                    ModelProperties.read(element));
        } catch (IllegalArgumentException e) {
            throw new ProcessEngineException("task " + activity.getId() + ": " + e.getMessage(), e);
        }
        new ModelProperties(Map.of(), step, null, null).keepIn(activity);
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, tasks.created(step));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, tasks.assigned());
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, tasks.ended(step));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, tasks.ended(step));
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        String action = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
        Matcher matcher = ACTION.matcher(action == null ? "" : action);
        new ModelProperties(ModelProperties.read(element), null, null, matcher.find() ? matcher.group(1) : null)
                .keepIn(activity);
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element element, boolean interrupting, ActivityImpl activity) {
        keepDeadline(element, activity);
    }

    @Override
    public void parseIntermediateTimerEventDefinition(Element element, ActivityImpl activity) {
        keepDeadline(element, activity);
    }

    private static void keepDeadline(Element element, ActivityImpl activity) {
        new ModelProperties(Map.of(), null, deadline(element), null).keepIn(activity);
    }

    @Nullable
    private static String deadline(Element timer) {
        Element date = timer.element("timeDate");
        Matcher matcher = DEADLINE.matcher(date == null ? "" : date.getText());
        return matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        Element timer = element.element("timerEventDefinition");
        if (timer != null) {
            keepDeadline(timer, activity);
        }
    }
}
