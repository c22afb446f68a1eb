package org.keqiao.process.moving;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/** A plan with everything that is the same for all its cases, worked out once. */
public final class PreparedMove {

    final MovePlan plan;
    final FlowVersion before;
    final FlowVersion after;

    @Nullable
    final MigrationPlan engine;

    /** Nodes and flows that mean the same in both drawings: old id to new. */
    final Map<String, String> same;

    private final List<Obstacle> problems;

    PreparedMove(
            MovePlan plan,
            FlowVersion before,
            FlowVersion after,
            @Nullable MigrationPlan engine,
            List<Obstacle> problems) {
        this.plan = plan;
        this.before = before;
        this.after = after;
        this.engine = engine;
        this.same = problems.isEmpty() ? Sameness.of(plan, before.drawing, after.drawing) : Map.of();
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with the plan itself; no case can be moved by it before that is mended. */
    public List<Obstacle> problems() {
        return problems;
    }

    /** Name of a place of the old version. */
    public Bilingual placeBefore(String element) {
        return before.name(element);
    }
}
