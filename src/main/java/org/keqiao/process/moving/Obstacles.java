package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keqiao.process.CaseGate;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.process.StepReading;
import org.keqiao.process.Workflow;
import org.keqiao.process.validation.paths.TakenForGranted;
import org.keqiao.process.validation.paths.TakenForGranted.Claim;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What keeps a case from following a plan, all of it at once. */
@Component
class Obstacles {

    private final CaseGate gate;
    private final Workflow workflow;
    private final MovedCases cases;
    private final MovedSteps steps;

    Obstacles(CaseGate gate, Workflow workflow, MovedCases cases, MovedSteps steps) {
        this.gate = gate;
        this.workflow = workflow;
        this.cases = cases;
        this.steps = steps;
    }

    /** @param standing null when no process of the case runs */
    List<Obstacle> of(PreparedMove move, CaseNumber caseNumber, @Nullable Standing standing) {
        if (standing == null || gate.isDecided(caseNumber)) {
            return List.of(Obstacle.of("CASE_CLOSED"));
        }
        int version = cases.version(caseNumber);
        if (!standing.definition().equals(move.before.definition) || version != move.plan.from()) {
            return List.of(Obstacle.of("OTHER_VERSION", String.valueOf(version)));
        }
        List<Obstacle> found = placing(move, standing);
        if (found.isEmpty()) {
            lacking(move, caseNumber, standing, found);
            found.addAll(cases.obstacles(caseNumber, move.after.matter, move.plan.fields()));
            for (Standing.At at : standing.at()) {
                if (at.task() != null) {
                    OpenTask task = workflow.task(at.task()).orElseThrow();
                    Step after = step(move.after.node(move.plan.steps().get(at.element())));
                    found.addAll(steps.obstacles(task, after));
                }
            }
        }
        return found;
    }

    static Step step(Node node) {
        DrawnStep drawn = new DrawnStep(node);
        return StepReading.read(node.label(), drawn.formId(), node.properties());
    }

    /** Whether every token has a place to go, and the places together are such as a case can have. */
    private static List<Obstacle> placing(PreparedMove move, Standing standing) {
        List<Obstacle> found = new ArrayList<>();
        List<Node> now = new ArrayList<>();
        List<Node> then = new ArrayList<>();
        for (Standing.At at : standing.at()) {
            if (at.called()) {
                found.add(Obstacle.of("CALLED_PROCESS", move.before.name(at.element())));
            } else if (at.joins()) {
                found.add(Obstacle.of("WAITS_FOR_BRANCH"));
            } else if (!move.plan.steps().containsKey(at.element())) {
                found.add(Obstacle.of("STEP_UNMAPPED", move.before.name(at.element())));
            } else {
                now.add(move.before.node(at.element()));
                then.add(move.after.node(move.plan.steps().get(at.element())));
            }
        }
        if (found.isEmpty() && !move.before.placement.isWhole(now)) {
            found.add(Obstacle.of("SIDE_PATH"));
        }
        if (found.isEmpty() && !move.after.placement.isWhole(then)) {
            found.add(Obstacle.of("BRANCHES_DIFFER"));
        }
        return found;
    }

    private void lacking(PreparedMove move, CaseNumber caseNumber, Standing standing, List<Obstacle> found) {
        Map<String, Object> facts = new HashMap<>(gate.facts(caseNumber));
        renamed(facts, move.plan.fields());
        Set<Duty> evidence = gate.evidence(caseNumber);
        Map<String, Object> outcomes = outcomes(move, standing);
        Set<Claim> told = new HashSet<>();
        for (Standing.At at : standing.at()) {
            String target = move.plan.steps().get(at.element());
            for (Claim claim : move.after.granted.lacking(target, c -> holds(c, facts, evidence, outcomes))) {
                if (told.add(claim)) {
                    found.add(words(claim, move, target));
                }
            }
        }
    }

    private static boolean holds(
            Claim claim, Map<String, Object> facts, Set<Duty> evidence, Map<String, Object> outcomes) {
        if (claim instanceof TakenForGranted.FactKnown fact) {
            Object value = facts.get(fact.name());
            return value != null && !"".equals(value);
        }
        if (claim instanceof TakenForGranted.DutyDone done) {
            return evidence.contains(done.duty());
        }
        if (claim instanceof TakenForGranted.NotEndedSo ended) {
            return !Objects.equals(ended.outcome(), outcomes.get(ended.variable()));
        }
        // A case under way is not decided.
        return false;
    }

    private static Obstacle words(Claim claim, PreparedMove move, String target) {
        if (claim instanceof TakenForGranted.FactKnown fact) {
            return Obstacle.of("FACT_LACKING", move.after.name(target), move.after.field(fact.name()));
        }
        if (claim instanceof TakenForGranted.DutyDone done) {
            return Obstacle.of(
                    "DUTY_LACKING", move.after.name(target), done.duty().text());
        }
        if (claim instanceof TakenForGranted.NotEndedSo ended) {
            return Obstacle.of(
                    "OUTCOME_IMPOSSIBLE",
                    move.after.name(target),
                    move.after
                            .outcome(ended.variable(), ended.outcome())
                            .<Object>map(name -> name)
                            .orElse(ended.outcome()));
        }
        return Obstacle.of("DECIDED_THERE", move.after.name(target));
    }

    /** Outcomes as the new version's conditions will read them: those of steps whose form has another name among them. */
    static Map<String, Object> outcomes(PreparedMove move, Standing standing) {
        Map<String, Object> outcomes = new HashMap<>(standing.variables());
        move.plan.steps().forEach((from, to) -> {
            Place old = move.before.places().get(from);
            Place now = move.after.places().get(to);
            if (old == null || now == null || old.form() == null || now.form() == null) {
                return;
            }
            Object outcome = standing.variables().get(Step.outcomeVariable(old.form()));
            String variable = Step.outcomeVariable(now.form());
            boolean known = outcome != null
                    && move.after.step(to).outcomes().orElse(List.of()).stream()
                            .anyMatch(o -> o.key().equals(outcome));
            if (known) {
                outcomes.putIfAbsent(variable, outcome);
            }
        });
        return outcomes;
    }

    /** Gives answers their new names. */
    static void renamed(Map<String, Object> answers, Map<String, String> fields) {
        Map<String, Object> moved = new HashMap<>();
        fields.forEach((old, now) -> {
            if (answers.containsKey(old)) {
                moved.put(now, answers.remove(old));
            }
        });
        answers.putAll(moved);
    }
}
