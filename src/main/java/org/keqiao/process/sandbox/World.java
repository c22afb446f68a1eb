package org.keqiao.process.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Evidence;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.TaskEvents;
import org.keqiao.process.engine.Surroundings;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** One case of the sandbox: what the product would keep of it, in memory. */
final class World implements Surroundings, CaseGate, TaskEvents {

    private final Sandbox sandbox;
    private final CaseNumber caseNumber;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Instant> deadlines = new HashMap<>();
    private final Map<String, Integer> rounds = new HashMap<>();
    private final Map<String, OpenTask> open = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> signed = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();
    private Evidence evidence = Evidence.ofSubmission();
    private Instant now;

    @Nullable
    private String decidedBy;

    World(Sandbox sandbox, CaseNumber caseNumber, Map<String, Object> facts, Instant now) {
        this.sandbox = sandbox;
        this.caseNumber = caseNumber;
        this.facts.putAll(facts);
        this.now = now;
    }

    /** Does all of it or, like a transaction, nothing. */
    <T> T atomically(Supplier<T> work) {
        World before = new World(sandbox, caseNumber, Map.of(), now);
        before.become(this);
        try {
            return work.get();
        } catch (RuntimeException e) {
            become(before);
            throw e;
        }
    }

    private void become(World other) {
        replace(facts, other.facts);
        replace(deadlines, other.deadlines);
        replace(rounds, other.rounds);
        replace(open, other.open);
        replace(signed, other.signed);
        happenings.clear();
        happenings.addAll(other.happenings);
        passed.clear();
        passed.addAll(other.passed);
        evidence = other.evidence;
        now = other.now;
        decidedBy = other.decidedBy;
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    /** Lets the engine clear away whatever is left of the cases. */
    void close() {
        decidedBy = "";
    }

    CaseNumber caseNumber() {
        return caseNumber;
    }

    Map<String, Object> known() {
        return Collections.unmodifiableMap(facts);
    }

    List<OpenTask> open() {
        return List.copyOf(open.values());
    }

    /** What happened, in order. */
    List<Happening> happenings() {
        return Collections.unmodifiableList(happenings);
    }

    void happened(Happening happening) {
        happenings.add(happening);
    }

    /** Ends of the limits that run. */
    Map<String, Instant> deadlines() {
        return Collections.unmodifiableMap(deadlines);
    }

    List<String> passed() {
        return Collections.unmodifiableList(passed);
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    void answered(OpenTask task, String outcome, Map<String, Object> answers) {
        Outcome chosen = task.step().outcome(outcome).orElseThrow();
        happened(new Happening.Answered(now, task, chosen));
        if (chosen.kind() != Outcome.Kind.RETURN) {
            facts.putAll(answers);
        }
        boolean submission = task.step().formId().equals(sandbox.settings().startForm());
        if (submission) {
            evidence = Evidence.ofSubmission();
        } else {
            task.step().duty().ifPresent(duty -> evidence = evidence.after(duty, chosen.kind()));
        }
    }

    /** One more decided seat of a task; gives all of them. */
    List<Outcome> signed(OpenTask task, Outcome chosen) {
        List<Outcome> given = new ArrayList<>(signed.getOrDefault(task.taskId(), List.of()));
        given.add(chosen);
        signed.put(task.taskId(), List.copyOf(given));
        happened(new Happening.Signed(now, task, given.size(), chosen));
        return given;
    }

    void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public CaseGate cases() {
        return this;
    }

    @Override
    public TaskEvents tasks() {
        return this;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean hasAction(String name) {
        return sandbox.action(name).isPresent();
    }

    @Override
    public Set<Duty> requires(String action) {
        return sandbox.action(action).map(ActionDescription::requires).orElse(Set.of());
    }

    @Override
    public Catalogue.Performed perform(
            String action, CaseNumber of, Map<String, Object> known, Map<String, String> parameters) {
        ActionDescription description = sandbox.action(action).orElseThrow();
        if (sandbox.isPerformed(description)) {
            return sandbox.catalogue().perform(action, of, known, parameters);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        description.inputs().forEach(c -> input.put(c.name(), mandatory(action, c, known.get(c.name()))));
        description.parameters().forEach(c -> input.put(c.name(), mandatory(action, c, parameters.get(c.name()))));
        Map<String, Object> output = sandbox.answer(description, of, input, now);
        if (description.decides()) {
            if (decidedBy != null) {
                throw Refusal.conflict("ALREADY_DECIDED");
            }
            decidedBy = action;
        }
        return new Catalogue.Performed(input, output, description.scalars());
    }

    @Nullable
    private Object mandatory(String action, ActionDescription.Component component, @Nullable Object value) {
        if (component.mandatory() && !sandbox.areFactsGiven() && (value == null || "".equals(value))) {
            throw Refusal.conflict("FACT_MISSING", component.name(), action);
        }
        return value;
    }

    @Override
    public int nextRound(CaseNumber of, String formId, String taskId) {
        return rounds.merge(formId, 1, Integer::sum);
    }

    @Override
    public void passed(CaseNumber of, String processDefinitionId, String element) {
        passed.add(element);
    }

    @Override
    public void lock(CaseNumber of) {
        // Nobody else can reach a case of the sandbox.
    }

    @Override
    public Map<String, Object> facts(CaseNumber of) {
        return known();
    }

    @Override
    public void performed(CaseNumber of, String action, Map<String, Object> input, Map<String, Object> output) {
        happened(new Happening.Performed(now, action, input, output));
        facts.putAll(output);
        sandbox.action(action).map(ActionDescription::proves).orElse(Set.of()).stream()
                .sorted()
                .forEach(duty -> evidence = evidence.after(duty, Outcome.Kind.ADVANCE));
    }

    @Override
    public Set<Duty> evidence(CaseNumber of) {
        return evidence.duties();
    }

    /** Made once and then kept, as in the product. */
    @Override
    public Instant deadline(CaseNumber of, String key) {
        return deadlines.computeIfAbsent(key, k -> sandbox.due(k, now, facts));
    }

    @Override
    public void stepEntered(CaseNumber of, Step step) {
        // Nobody watches the stages of a sandbox.
    }

    @Override
    public void stepLeft(CaseNumber of, Step step) {
        deadlines.remove(step.deadline());
    }

    @Override
    public void clockGoesOn(CaseNumber of) {
        // The limits of a sandbox never stand.
    }

    @Override
    public boolean isPaused(CaseNumber of, String key) {
        return false;
    }

    @Override
    public boolean isDecided(CaseNumber of) {
        return decidedBy != null;
    }

    @Override
    public void decisionEvaluated(CaseNumber of, Decided decided) {
        happened(new Happening.Evaluated(now, decided));
    }

    @Override
    public void created(OpenTask task) {
        open.put(task.taskId(), task);
    }

    @Override
    public void assigned(String taskId, @Nullable String assignee) {
        // Nobody claims in a sandbox.
    }

    @Override
    public void rescheduled(CaseNumber of, String deadline, @Nullable Instant due, boolean paused) {
        // Nobody pauses in a sandbox.
    }

    @Override
    public void ended(String taskId) {
        open.remove(taskId);
        signed.remove(taskId);
    }
}
