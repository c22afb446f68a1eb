package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.keqiao.process.CaseGate;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The move of one case, which its caller has locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OneMove {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final Workflow workflow;
    private final Standing.Reader standings;
    private final Obstacles obstacles;
    private final MovedCases cases;
    private final MovedSteps steps;
    private final CaseGate gate;
    private final JdbcClient jdbc;

    OneMove(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService jobs,
            Workflow workflow,
            Standing.Reader standings,
            Obstacles obstacles,
            MovedCases cases,
            MovedSteps steps,
            CaseGate gate,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.workflow = workflow;
        this.standings = standings;
        this.obstacles = obstacles;
        this.cases = cases;
        this.steps = steps;
        this.gate = gate;
        this.jdbc = jdbc;
    }

    Moved perform(PreparedMove move, CaseNumber caseNumber, Map<String, Object> details) {
        if (move.engine == null) {
            throw new MoveRefused(move.problems());
        }
        Standing standing = standings.of(caseNumber).orElse(null);
        List<Obstacle> found = obstacles.of(move, caseNumber, standing);
        if (!found.isEmpty() || standing == null) {
            throw new MoveRefused(found);
        }
        Map<String, OpenTask> before = new LinkedHashMap<>();
        for (Standing.At at : standing.at()) {
            if (at.task() != null) {
                before.put(at.element(), workflow.task(at.task()).orElseThrow());
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("from", move.plan.from());
        all.put("to", move.plan.to());
        // The case first: limits that begin with the move are those of the new version.
        int act = cases.moved(caseNumber, move.plan.to(), move.plan.fields(), all);
        Map<String, Object> variables = new HashMap<>(Obstacles.outcomes(move, standing));
        variables.keySet().removeAll(standing.variables().keySet());
        variables.putAll(move.after.matter.routing(gate.facts(caseNumber)));
        migrate(move, standing, variables);
        carryPassages(move, caseNumber);
        List<Moved.At> places = new ArrayList<>();
        for (Standing.At at : standing.at()) {
            String target = move.plan.steps().get(at.element());
            OpenTask old = before.get(at.element());
            String released = old == null ? null : follow(move, standing, old, target);
            places.add(new Moved.At(at.element(), target, at.task(), released));
        }
        return new Moved(act, places);
    }

    private void migrate(PreparedMove move, Standing standing, Map<String, Object> variables) {
        runtime.setVariables(standing.instance(), variables);
        try {
            runtime.newMigration(move.engine)
                    .processInstanceIds(standing.instance())
                    .execute();
        } catch (MigratingProcessInstanceValidationException refused) {
            // Nothing that we know of comes so far; whatever the engine knows better keeps the case where it is.
            throw new MoveRefused(List.of(Obstacle.of("ENGINE", String.valueOf(refused.getMessage()))));
        }
    }

    /**
     * The engine leaves the task as it was named and due; its rows and drafts follow.
     *
     * @return who had it and does not do the new step
     */
    @Nullable
    private String follow(PreparedMove move, Standing standing, OpenTask old, String target) {
        Step step = Obstacles.step(move.after.node(target));
        String released = null;
        boolean others = !old.step().performer().equals(step.performer())
                || !Objects.equals(old.step().seats(), step.seats());
        if (old.assignee() != null && others) {
            released = old.assignee();
            workflow.assign(old.taskId(), null);
        }
        if (!old.step().formId().equals(step.formId())) {
            jdbc.sql(
                            """
                            update process_task set form_id = :form, round = 1 + coalesce(
                                (select max(round) from process_task where case_number = :case and form_id = :form), 0)
                            where task_id = :task
                            """)
                    .param("form", step.formId())
                    .param("case", old.caseNumber().value())
                    .param("task", old.taskId())
                    .update();
        }
        Task task = tasks.createTaskQuery().taskId(old.taskId()).singleResult();
        task.setName(step.zh());
        String limit = step.deadline();
        if (!Objects.equals(old.step().deadline(), limit)) {
            if (old.step().deadline() != null
                    && !isAwaited(move, standing, old.step().deadline())) {
                gate.stepLeft(old.caseNumber(), old.step());
            }
            task.setDueDate(limit == null ? null : Date.from(gate.deadline(old.caseNumber(), limit)));
        }
        tasks.saveTask(task);
        if (old.step().clockStands() && !step.clockStands()) {
            gate.clockGoesOn(old.caseNumber());
        }
        gate.stepEntered(old.caseNumber(), step);
        steps.moved(old, workflow.task(old.taskId()).orElseThrow(), move.plan.fields());
        return released;
    }

    /** True while a timer of the case waits for the end of a limit. */
    private boolean isAwaited(PreparedMove move, Standing standing, String limit) {
        for (Job job : jobs.createJobQuery()
                .processInstanceId(standing.instance())
                .timers()
                .list()) {
            String element = jobs.createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            if (limit.equals(move.after.awaited(move.after.node(element)))) {
                return true;
            }
        }
        return false;
    }

    /** What the case passed on the old drawing and what is the same on the new one stays coloured there. */
    private void carryPassages(PreparedMove move, CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        insert into process_passage (case_number, process_definition, element, passed_at)
                        select :case, :now, same.now, passed.at
                        from (select element, max(id) as id, max(passed_at) as at from process_passage
                              where case_number = :case and process_definition = :old group by element) passed
                        join unnest(cast(:olds as text[]), cast(:nows as text[])) as same (old, now)
                            on same.old = passed.element
                        where not exists (select 1 from process_passage known where known.case_number = :case
                            and known.process_definition = :now and known.element = same.now)
                        order by passed.id
                        """)
                .param("case", caseNumber.value())
                .param("now", move.after.definition)
                .param("old", move.before.definition)
                .param("olds", move.same.keySet().toArray(String[]::new))
                .param("nows", move.same.values().toArray(String[]::new))
                .update();
    }

    /** A step that goes back to who had it. */
    void giveBack(@Nullable String task, @Nullable String username) {
        if (task != null && username != null) {
            workflow.task(task)
                    .filter(open -> open.assignee() == null)
                    .ifPresent(open -> workflow.assign(task, username));
        }
    }
}
