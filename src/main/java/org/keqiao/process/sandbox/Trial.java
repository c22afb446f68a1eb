package org.keqiao.process.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.keqiao.process.Fact;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.SeatRule;
import org.keqiao.process.engine.Routing;
import org.keqiao.shared.Refusal;

/** A case on its way through a sandbox. Tasks are named by the id of their form, timers by their limit. */
public final class Trial {

    /**
     * A timer that waits.
     *
     * @param limit key of its limit
     */
    public record Waiting(String limit, Instant due) {}

    private final Sandbox sandbox;
    private final World world;
    private final Map<String, Fact.Type> types;

    Trial(Sandbox sandbox, World world) {
        this.sandbox = sandbox;
        this.world = world;
        this.types = sandbox.asked();
        Map<String, Object> variables = routing();
        variables.put(Routing.CASE_NUMBER, world.caseNumber().value());
        run(() -> runtime()
                .startProcessInstanceById(
                        sandbox.definitionId(), world.caseNumber().value(), variables));
    }

    private Map<String, Object> routing() {
        Map<String, Object> asked = new HashMap<>(world.known());
        asked.keySet().retainAll(types.keySet());
        return new HashMap<>(Routing.variables(asked, types));
    }

    private static RuntimeService runtime() {
        return Sandbox.engine().getRuntimeService();
    }

    /** Tasks that wait, oldest first. */
    public List<OpenTask> open() {
        return world.open();
    }

    /** The waiting task of a form. */
    public Optional<OpenTask> open(String formId) {
        return world.open().stream()
                .filter(task -> task.step().formId().equals(formId))
                .findFirst();
    }

    /**
     * Answers the task of a form.
     *
     * @throws IllegalStateException when no such task waits, or it has no such outcome
     * @throws Refusal of an action that follows
     */
    public void answer(String formId, String outcome, Map<String, Object> answers) {
        OpenTask task = open(formId)
                .orElseThrow(() -> new IllegalStateException("nothing waits for " + formId + ", but " + forms()));
        if (task.step().outcome(outcome).isEmpty()) {
            throw new IllegalStateException(formId + " has no outcome " + outcome);
        }
        run(() -> {
            world.answered(task, outcome, answers);
            Map<String, Object> variables = routing();
            variables.put(task.step().outcomeVariable(), outcome);
            Sandbox.engine().getTaskService().complete(task.taskId(), variables);
            return null;
        });
    }

    /**
     * Decides one more of the seats that were drawn for the step of a form. The seat on which it depends ends the step;
     * {@link #answer} gives the seats' common outcome at once.
     *
     * @return true when the step has ended
     * @throws IllegalStateException when no such task waits, it has no seats, or no such outcome
     * @throws Refusal of an action that follows
     */
    public boolean sign(String formId, String outcome) {
        OpenTask task = open(formId)
                .orElseThrow(() -> new IllegalStateException("nothing waits for " + formId + ", but " + forms()));
        SeatRule rule = task.step().seats();
        if (rule == null) {
            throw new IllegalStateException(formId + " has no seats");
        }
        Outcome chosen = task.step()
                .outcome(outcome)
                .orElseThrow(() -> new IllegalStateException(formId + " has no outcome " + outcome));
        List<Outcome> given = world.signed(task, chosen);
        Optional<Outcome> result =
                rule.result(task.step().outcomes(), given, rule.seats().size() - given.size());
        result.ifPresent(common -> answer(formId, common.key(), Map.of()));
        return result.isPresent();
    }

    private List<String> forms() {
        return world.open().stream().map(task -> task.step().formId()).toList();
    }

    /** Hands over a message; false when the case waits for none of that name. */
    public boolean send(String message) {
        List<Execution> waiting = runtime()
                .createExecutionQuery()
                .processInstanceBusinessKey(world.caseNumber().value())
                .messageEventSubscriptionName(message)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        run(() -> {
            world.happened(new Happening.Received(world.now(), message));
            runtime().messageEventReceived(message, waiting.get(0).getId());
            return null;
        });
        return true;
    }

    /** Lets a limit run out: moves this case's time to its end and fires its timer; false when no timer waits for it. */
    public boolean expire(String limit) {
        Optional<Job> timer = timers().filter(job -> limit.equals(limitOf(job))).findFirst();
        timer.ifPresent(job -> {
            run(() -> {
                world.advanceTo(job.getDuedate().toInstant());
                world.happened(new Happening.Expired(world.now(), limit));
                jobs().executeJob(job.getId());
                return null;
            });
        });
        return timer.isPresent();
    }

    private Stream<Job> timers() {
        return runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(world.caseNumber().value())
                .list()
                .stream()
                .flatMap(instance ->
                        jobs().createJobQuery().processInstanceId(instance.getId()).timers().list().stream());
    }

    private static ManagementService jobs() {
        return Sandbox.engine().getManagementService();
    }

    private String limitOf(Job job) {
        JobDefinition definition = jobs().createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return sandbox.limitOfTimer(definition.getActivityId());
    }

    /** Timers that wait, the next one first. */
    public List<Waiting> waiting() {
        return timers().map(job -> new Waiting(limitOf(job), job.getDuedate().toInstant()))
                .sorted(Comparator.comparing(Waiting::due))
                .toList();
    }

    /** This case's time. */
    public Instant now() {
        return world.now();
    }

    /** Moves this case's time forward; an earlier time changes nothing, and no timer is fired. */
    public void advanceTo(Instant time) {
        world.advanceTo(time);
    }

    /** The ends of the limits that run, by key. */
    public Map<String, Instant> limits() {
        return world.deadlines();
    }

    /** Lets a refusal through as it was thrown. */
    private <T> T run(Supplier<T> work) {
        try {
            return SandboxEngine.within(world, () -> world.atomically(work));
        } catch (ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            throw e;
        }
    }

    public boolean isEnded() {
        // Where a task waits nobody need ask the engine.
        return world.open().isEmpty()
                && runtime()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(world.caseNumber().value())
                                .count()
                        == 0;
    }

    /** Name of the action that decided the case; empty while it is open. */
    public Optional<String> decidedBy() {
        return Optional.ofNullable(world.decidedBy());
    }

    /** Forms answered with their outcome, actions performed as {@code ${name}}, tables evaluated; in order. */
    public List<String> trace() {
        return world.happenings().stream().map(Happening::brief).toList();
    }

    /** All that happened, in order. */
    public List<Happening> happenings() {
        return world.happenings();
    }

    /** Ids of the elements and flows passed, in order, for the diagram. */
    public List<String> passed() {
        return world.passed();
    }

    /** Ids of the elements at which the case waits, for the diagram. */
    public List<String> standing() {
        return runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(world.caseNumber().value())
                .list()
                .stream()
                .flatMap(instance -> runtime().getActiveActivityIds(instance.getId()).stream())
                .distinct()
                .toList();
    }

    /** Facts and answers of the case now. */
    public Map<String, Object> facts() {
        return world.known();
    }
}
