package org.keqiao.process.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.keqiao.process.OpenTask;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's tasks as the product speaks of them. */
@Component
class OpenTasks {

    private final TaskService tasks;
    private final Models models;
    private final JdbcClient jdbc;

    OpenTasks(TaskService tasks, Models models, JdbcClient jdbc) {
        this.tasks = tasks;
        this.models = models;
        this.jdbc = jdbc;
    }

    private record Made(String caseNumber, int round, Instant createdAt) {}

    Optional<OpenTask> find(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> open(List.of(task)).get(0));
    }

    /** Of waiting and of ended tasks. */
    Optional<CaseNumber> caseOf(String taskId) {
        return jdbc.sql("select case_number from process_task where task_id = :task")
                .param("task", taskId)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Oldest first. */
    List<OpenTask> of(CaseNumber caseNumber) {
        return open(tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    private List<OpenTask> open(List<Task> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Made> made = made(found);
        List<OpenTask> open = new ArrayList<>();
        for (Task task : found) {
            Made row = made.get(task.getId());
            ProcessDefinition root = models.root(task.getProcessInstanceId());
            open.add(new OpenTask(
                    task.getId(),
                    new CaseNumber(row.caseNumber),
                    root.getKey(),
                    TaskListeners.version(root.getVersionTag()),
                    models.step(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                    row.round,
                    task.getAssignee(),
                    row.createdAt,
                    task.getDueDate() == null ? null : task.getDueDate().toInstant()));
        }
        return open;
    }

    private Map<String, Made> made(List<Task> found) {
        Map<String, Made> made = new HashMap<>();
        jdbc.sql("select task_id, case_number, round, created_at from process_task where task_id in (:tasks)")
                .param("tasks", found.stream().map(Task::getId).toList())
                .query((row, n) -> made.put(
                        row.getString(1),
                        new Made(
                                row.getString(2),
                                row.getInt(3),
                                row.getTimestamp(4).toInstant())))
                .list();
        return made;
    }
}
