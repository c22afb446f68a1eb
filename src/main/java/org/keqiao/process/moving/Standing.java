package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a case stands in the engine.
 *
 * @param instance id of its root process
 * @param definition that it runs on
 * @param variables what conditions read
 */
record Standing(String instance, String definition, List<At> at, Map<String, Object> variables) {

    /**
     * A token.
     *
     * @param called true when it waits for a process that it called
     * @param joins true when it waits for the other branches
     * @param task id of the waiting task, null without one
     */
    record At(String element, boolean called, boolean joins, @Nullable String task) {}

    List<String> elements() {
        return at.stream().map(At::element).toList();
    }

    /** Reads it. */
    @Component
    static class Reader {

        private final RuntimeService runtime;
        private final TaskService tasks;

        Reader(RuntimeService runtime, TaskService tasks) {
            this.runtime = runtime;
            this.tasks = tasks;
        }

        /** Empty when no process of the case runs. */
        Optional<Standing> of(CaseNumber caseNumber) {
            List<ProcessInstance> roots = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber.value())
                    .rootProcessInstances()
                    .list();
            if (roots.size() != 1) {
                return Optional.empty();
            }
            ProcessInstance root = roots.get(0);
            ActivityInstance tree = runtime.getActivityInstance(root.getId());
            if (tree == null) {
                return Optional.empty();
            }
            List<Task> waiting = new ArrayList<>(
                    tasks.createTaskQuery().processInstanceId(root.getId()).list());
            List<At> at = new ArrayList<>();
            collect(tree, waiting, at);
            return Optional.of(
                    new Standing(root.getId(), root.getProcessDefinitionId(), at, runtime.getVariables(root.getId())));
        }

        private static void collect(ActivityInstance instance, List<Task> waiting, List<At> into) {
            ActivityInstance[] children = instance.getChildActivityInstances();
            for (ActivityInstance child : children) {
                collect(child, waiting, into);
            }
            if (children.length > 0 || instance.getParentActivityInstanceId() == null) {
                return;
            }
            Task task = waiting.stream()
                    .filter(t -> t.getTaskDefinitionKey().equals(instance.getActivityId()))
                    .findFirst()
                    .orElse(null);
            waiting.remove(task);
            into.add(new At(
                    instance.getActivityId(),
                    "callActivity".equals(instance.getActivityType()),
                    "parallelGateway".equals(instance.getActivityType()),
                    task == null ? null : task.getId()));
        }
    }
}
