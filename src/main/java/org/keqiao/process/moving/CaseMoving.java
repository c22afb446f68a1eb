package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Fact;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.validation.BundleRules;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves cases under way to another version of their matter, one case a transaction. */
@Service
public class CaseMoving {

    private final Matters matters;
    private final Publishing publishing;
    private final BundleRules rules;
    private final RepositoryService repository;
    private final EnginePlans plans;
    private final Standing.Reader standings;
    private final Obstacles obstacles;
    private final MovedCases cases;
    private final CaseGate gate;
    private final OneMove oneMove;
    private final JdbcClient jdbc;

    CaseMoving(
            Matters matters,
            Publishing publishing,
            BundleRules rules,
            RepositoryService repository,
            EnginePlans plans,
            Standing.Reader standings,
            Obstacles obstacles,
            MovedCases cases,
            CaseGate gate,
            OneMove oneMove,
            JdbcClient jdbc) {
        this.matters = matters;
        this.publishing = publishing;
        this.rules = rules;
        this.repository = repository;
        this.plans = plans;
        this.standings = standings;
        this.obstacles = obstacles;
        this.cases = cases;
        this.gate = gate;
        this.oneMove = oneMove;
        this.jdbc = jdbc;
    }

    /**
     * How a case stands to a plan.
     *
     * @param at names of the places where it waits
     * @param elements ids of these places
     * @param obstacles empty when it can be moved
     */
    public record Look(List<Bilingual> at, List<String> elements, List<Obstacle> obstacles) {}

    /**
     * Two versions side by side.
     *
     * @throws Refusal NOT_FOUND when one of them was never published
     */
    @Transactional(readOnly = true)
    public MoveProposal propose(String matter, int from, int to) {
        return new Matching(version(matter, from), version(matter, to)).proposal();
    }

    /**
     * Works out what is the same for all cases of a plan, and what is wrong with it.
     *
     * @throws Refusal NOT_FOUND when one of its versions was never published
     */
    @Transactional(readOnly = true)
    public PreparedMove prepare(MovePlan plan) {
        FlowVersion before = version(plan.matter(), plan.from());
        FlowVersion after = version(plan.matter(), plan.to());
        List<Obstacle> problems = new ArrayList<>();
        plan.steps().forEach((from, to) -> {
            Place old = before.places().get(from);
            Place now = after.places().get(to);
            if (old == null || now == null) {
                problems.add(Obstacle.of("PLACE_UNKNOWN", old == null ? from : to));
            } else if (old.kind() != now.kind()) {
                problems.add(Obstacle.of("PLACE_KIND", before.name(from), after.name(to)));
            } else if (isParty(old) != isParty(now)) {
                problems.add(Obstacle.of("PLACE_PARTY", before.name(from), after.name(to)));
            }
        });
        fields(plan, before.addedFields(), after.addedFields(), problems);
        return new PreparedMove(
                plan,
                before,
                after,
                problems.isEmpty() ? plans.of(plan, before, after, problems).orElse(null) : null,
                problems);
    }

    private static boolean isParty(Place place) {
        return place.performer() != null && place.performer().startsWith("PARTY:");
    }

    private static void fields(
            MovePlan plan, Map<String, Fact.Type> before, Map<String, Fact.Type> after, List<Obstacle> problems) {
        Set<String> targets = new HashSet<>();
        plan.fields().forEach((old, now) -> {
            if (!before.containsKey(old) || !after.containsKey(now)) {
                problems.add(Obstacle.of("FIELD_UNKNOWN", before.containsKey(old) ? now : old));
            } else if (before.get(old) != after.get(now)) {
                problems.add(Obstacle.of("FIELD_KIND", old, now));
            }
            if (!targets.add(now)) {
                problems.add(Obstacle.of("FIELD_TWICE", now));
            }
        });
    }

    /** Undecided cases of the plan's old version, by number. */
    @Transactional(readOnly = true)
    public List<CaseNumber> underWay(String matter, int version, MovedCases.Wanted wanted) {
        return cases.underWay(matter, version, wanted);
    }

    /** Elements that a case waits at; empty when it runs no more. */
    @Transactional(readOnly = true)
    public List<String> at(CaseNumber caseNumber) {
        return standings.of(caseNumber).map(Standing::elements).orElse(List.of());
    }

    /** Says whether a case could be moved now, and changes nothing. */
    @Transactional(readOnly = true)
    public Look look(PreparedMove move, CaseNumber caseNumber) {
        Standing standing = standings.of(caseNumber).orElse(null);
        List<String> at = standing == null ? List.of() : standing.elements();
        boolean own = standing != null && standing.definition().equals(move.before.definition);
        return new Look(
                own ? at.stream().map(move.before::name).toList() : List.of(),
                at,
                obstacles.of(move, caseNumber, standing));
    }

    /**
     * Moves one case.
     *
     * @param details of its act
     * @throws MoveRefused with everything that keeps it where it is; nothing is changed then
     */
    @Transactional
    public Moved move(PreparedMove move, CaseNumber caseNumber, Map<String, Object> details) {
        gate.lock(caseNumber);
        return oneMove.perform(move, caseNumber, details);
    }

    /**
     * Takes a case back to where it was moved from.
     *
     * @throws MoveRefused STEP_TAKEN when anything was done on it since; and what else keeps it where it is
     */
    @Transactional
    public Moved moveBack(MovePlan plan, CaseNumber caseNumber, Moved moved, Map<String, Object> details) {
        gate.lock(caseNumber);
        Map<String, String> back = new LinkedHashMap<>();
        moved.places().forEach(place -> back.put(place.to(), place.from()));
        List<String> at = standings.of(caseNumber).map(Standing::elements).orElse(List.of());
        boolean still = new HashSet<>(at).equals(back.keySet()) && !cases.wentOnSince(caseNumber, moved.act());
        if (!still) {
            throw new MoveRefused(List.of(Obstacle.of(gate.isDecided(caseNumber) ? "CASE_CLOSED" : "STEP_TAKEN")));
        }
        Moved returned = oneMove.perform(prepare(plan.turned(back)), caseNumber, details);
        moved.places().forEach(place -> oneMove.giveBack(place.task(), place.released()));
        return returned;
    }

    private FlowVersion version(String matter, int version) {
        List<String> deployment = jdbc.sql(
                        "select deployment_id from matter_publication where matter = ? and version = ? and removed_at is null")
                .params(matter, version)
                .query(String.class)
                .list();
        if (deployment.isEmpty()) {
            throw Refusal.notFound();
        }
        String definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment.get(0))
                .processDefinitionKey(matter)
                .singleResult()
                .getId();
        return new FlowVersion(
                matters.version(matter, version), rules.read(publishing.bundle(matter, version)), definition);
    }
}
