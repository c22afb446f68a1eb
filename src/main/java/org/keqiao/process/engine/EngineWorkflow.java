package org.keqiao.process.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Workflow} on the engine. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class EngineWorkflow implements Workflow {

    /** The definition that the case itself runs on, or ran on last: a move changes it. */
    private static final String OWN_DEFINITION =
            """
            select proc_def_id_ from act_hi_procinst
            where business_key_ = :case and super_process_instance_id_ is null order by start_time_ desc limit 1
            """;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final ManagementService jobs;
    private final Models models;
    private final OpenTasks open;
    private final ProductSurroundings surroundings;
    private final JdbcClient jdbc;

    EngineWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            RepositoryService repository,
            ManagementService jobs,
            Models models,
            OpenTasks open,
            ProductSurroundings surroundings,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.jobs = jobs;
        this.models = models;
        this.open = open;
        this.surroundings = surroundings;
        this.jdbc = jdbc;
    }

    @Override
    public void start(String matter, int version, CaseNumber caseNumber, Map<String, Object> routing) {
        String deployment = jdbc.sql("select deployment_id from matter_publication where matter = ? and version = ?")
                .params(matter, version)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.invalid("MATTER_UNKNOWN", matter));
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(matter)
                .singleResult();
        Map<String, Object> variables = new HashMap<>(routing);
        variables.put(Routing.CASE_NUMBER, caseNumber.value());
        said(() -> runtime.startProcessInstanceById(definition.getId(), caseNumber.value(), variables));
    }

    @Override
    public boolean correlate(String message, CaseNumber caseNumber) {
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .messageEventSubscriptionName(message)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        Set<String> roots = new HashSet<>();
        roots(caseNumber).forEach(root -> roots.add(root.getId()));
        // The case's own process before those that it has called.
        Execution first = waiting.stream()
                .min(Comparator.comparing(e -> !roots.contains(e.getProcessInstanceId())))
                .orElseThrow();
        said(() -> {
            runtime.messageEventReceived(message, first.getId());
            return null;
        });
        return true;
    }

    @Override
    public void complete(OpenTask task, String outcome, Map<String, Object> routing) {
        if (task.step().outcome(outcome).isEmpty()) {
            throw Refusal.invalid("UNKNOWN_OUTCOME", outcome);
        }
        Map<String, Object> variables = new HashMap<>(routing);
        variables.put(task.step().outcomeVariable(), outcome);
        try {
            said(() -> {
                tasks.complete(task.taskId(), variables);
                return null;
            });
        } catch (NullValueException missing) {
            throw open.find(task.taskId()).isPresent() ? missing : Refusal.conflict("TASK_GONE");
        }
    }

    @Override
    public void assign(String taskId, @Nullable String username) {
        if (tasks.createTaskQuery().taskId(taskId).count() == 0) {
            throw Refusal.conflict("TASK_GONE");
        }
        said(() -> {
            tasks.setAssignee(taskId, username);
            return null;
        });
    }

    /** Lets a refusal through as it was thrown; a race that the engine noticed first is a conflict, in words. */
    private static <T> T said(Supplier<T> work) {
        Refused.taken();
        try {
            return work.get();
        } catch (OptimisticLockingException lostRace) {
            throw Refusal.conflict("TASK_GONE");
        } catch (ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            Refusal noted = Refused.taken();
            if (noted == null) {
                throw e;
            }
            noted.addSuppressed(e);
            throw noted;
        } finally {
            Refused.taken();
        }
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<OpenTask> task(String taskId) {
        return open.find(taskId);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<CaseNumber> caseOf(String taskId) {
        return open.caseOf(taskId);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<OpenTask> openTasks(CaseNumber caseNumber) {
        return open.of(caseNumber);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<String, Ahead> ahead(String taskId) {
        return open.ahead(taskId);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isRunning(CaseNumber caseNumber) {
        return !roots(caseNumber).isEmpty();
    }

    private List<ProcessInstance> roots(CaseNumber caseNumber) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .rootProcessInstances()
                .list();
    }

    @Override
    public void reschedule(CaseNumber caseNumber, String deadline, Instant due, boolean paused) {
        for (ProcessInstance instance : instances(caseNumber)) {
            for (Job job : jobs.createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                if (deadline.equals(models.deadline(job))) {
                    jobs.setJobDuedate(job.getId(), Date.from(due));
                    if (paused) {
                        jobs.suspendJobById(job.getId());
                    } else {
                        jobs.activateJobById(job.getId());
                    }
                }
            }
        }
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list()) {
            if (deadline.equals(models.step(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                    .deadline())) {
                task.setDueDate(Date.from(due));
                tasks.saveTask(task);
            }
        }
        surroundings.tasks().rescheduled(caseNumber, deadline, due, paused);
    }

    private List<ProcessInstance> instances(CaseNumber caseNumber) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Passage> passages(CaseNumber caseNumber) {
        Set<String> active = new HashSet<>();
        for (ProcessInstance root : roots(caseNumber)) {
            ActivityInstance tree = runtime.getActivityInstance(root.getId());
            if (tree != null) {
                collect(tree, active);
            }
        }
        return jdbc.sql(
                        """
                        select p.element, max(p.passed_at) as at
                        from process_passage p
                        where p.case_number = :case and p.process_definition = (%s)
                        group by p.element order by max(p.id)
                        """
                                .formatted(OWN_DEFINITION))
                .param("case", caseNumber.value())
                .query((row, n) -> new Passage(
                        row.getString(1), row.getTimestamp(2).toInstant(), active.contains(row.getString(1))))
                .list();
    }

    private static void collect(ActivityInstance instance, Set<String> active) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        if (children.length == 0) {
            active.add(instance.getActivityId());
        }
        Arrays.stream(children).forEach(child -> collect(child, active));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public String diagram(CaseNumber caseNumber) {
        return jdbc.sql(OWN_DEFINITION)
                .param("case", caseNumber.value())
                .query(String.class)
                .optional()
                .map(models::diagram)
                .orElseThrow(Refusal::notFound);
    }
}
