package org.keqiao.process.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.Action;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Catalogue;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.process.TaskEvents;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** One case in memory, and a list of all that the engine told. */
class SmallWorld implements Surroundings, CaseGate, TaskEvents {

    static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");

    final Map<String, Object> facts = new HashMap<>();
    final List<String> told = new ArrayList<>();
    final Map<String, OpenTask> open = new LinkedHashMap<>();
    final List<String> passed = new ArrayList<>();
    boolean decided;
    Set<Duty> proved = EnumSet.allOf(Duty.class);

    private final Catalogue catalogue;
    private final Map<String, Integer> rounds = new HashMap<>();

    SmallWorld(Action<?, ?>... actions) {
        catalogue = new Catalogue(List.of(actions));
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
        return NOW;
    }

    @Override
    public boolean hasAction(String name) {
        return catalogue.action(name).isPresent();
    }

    @Override
    public Set<Duty> requires(String action) {
        return catalogue.action(action).map(ActionDescription::requires).orElse(Set.of());
    }

    @Override
    public Catalogue.Performed perform(
            String action, CaseNumber caseNumber, Map<String, Object> facts, Map<String, String> parameters) {
        return catalogue.perform(action, caseNumber, facts, parameters);
    }

    @Override
    public boolean isPaused(CaseNumber caseNumber, String key) {
        return false;
    }

    @Override
    public int nextRound(CaseNumber caseNumber, String formId, String taskId) {
        return rounds.merge(formId, 1, Integer::sum);
    }

    @Override
    public void passed(CaseNumber caseNumber, String processDefinitionId, String element) {
        passed.add(element);
    }

    @Override
    public void lock(CaseNumber caseNumber) {
        told.add("locked");
    }

    @Override
    public Map<String, Object> facts(CaseNumber caseNumber) {
        return facts;
    }

    @Override
    public void performed(CaseNumber caseNumber, String action, Map<String, Object> input, Map<String, Object> output) {
        told.add(action + input + output);
        facts.putAll(output);
    }

    @Override
    public Set<Duty> evidence(CaseNumber caseNumber) {
        return proved;
    }

    @Override
    public Instant deadline(CaseNumber caseNumber, String key) {
        told.add("deadline " + key);
        return DUE;
    }

    @Override
    public void stepEntered(CaseNumber caseNumber, Step step) {
        told.add("entered " + step.zh());
    }

    @Override
    public void stepLeft(CaseNumber caseNumber, Step step) {
        told.add("left " + step.zh());
    }

    @Override
    public void clockGoesOn(CaseNumber caseNumber) {
        told.add("clock goes on");
    }

    @Override
    public boolean isDecided(CaseNumber caseNumber) {
        return decided;
    }

    @Override
    public void decisionEvaluated(CaseNumber caseNumber, Decided decided) {
        told.add(decided.table() + decided.version() + decided.input() + decided.output() + decided.rows());
    }

    @Override
    public void created(OpenTask task) {
        open.put(task.taskId(), task);
    }

    @Override
    public void assigned(String taskId, @Nullable String assignee) {
        told.add("assigned " + assignee);
    }

    @Override
    public void rescheduled(CaseNumber caseNumber, String deadline, @Nullable Instant due, boolean paused) {
        told.add("rescheduled " + deadline);
    }

    @Override
    public void ended(String taskId) {
        open.remove(taskId);
    }
}
