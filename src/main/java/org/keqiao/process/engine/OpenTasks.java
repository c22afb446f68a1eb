package org.keqiao.process.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's tasks as the product speaks of them: one statement for what the engine's own queries ask in five. */
@Component
class OpenTasks {

    /** With the process that the case itself runs on, which need not be the one that made the task: it may be called. */
    private static final String OPEN =
            """
            select t.id_, t.assignee_, t.due_date_, t.proc_def_id_, t.task_def_key_, root.proc_def_id_ as root_def_id,
                made.case_number, made.round, made.created_at
            from act_ru_task t
            join process_task made on made.task_id = t.id_
            join act_ru_execution instance on instance.id_ = t.proc_inst_id_
            join act_ru_execution root on root.id_ = instance.root_proc_inst_id_
            """;

    private final Models models;
    private final JdbcClient jdbc;

    OpenTasks(Models models, JdbcClient jdbc) {
        this.models = models;
        this.jdbc = jdbc;
    }

    Optional<OpenTask> find(String taskId) {
        return jdbc.sql(OPEN + "where t.id_ = :task")
                .param("task", taskId)
                .query(this::row)
                .optional();
    }

    /** Empty when the task waits no longer. */
    Map<String, Workflow.Ahead> ahead(String taskId) {
        return jdbc.sql(OPEN + "where t.id_ = :task")
                .param("task", taskId)
                .query((row, n) -> models.ahead(
                        row.getString("proc_def_id_"),
                        row.getString("task_def_key_"),
                        row.getString("proc_def_id_").equals(row.getString("root_def_id"))))
                .optional()
                .orElse(Map.of());
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
        return jdbc.sql(OPEN + "where made.case_number = :case order by made.created_at, t.id_")
                .param("case", caseNumber.value())
                .query(this::row)
                .list();
    }

    private OpenTask row(ResultSet row, int n) throws SQLException {
        ProcessDefinition root = models.process(row.getString("root_def_id"));
        Timestamp due = row.getTimestamp("due_date_");
        return new OpenTask(
                row.getString("id_"),
                new CaseNumber(row.getString("case_number")),
                root.getKey(),
                TaskListeners.version(root.getVersionTag()),
                models.step(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                row.getInt("round"),
                row.getString("assignee_"),
                row.getTimestamp("created_at").toInstant(),
                due == null ? null : due.toInstant());
    }
}
