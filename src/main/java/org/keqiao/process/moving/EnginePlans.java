package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;
import org.springframework.stereotype.Component;

/**
 * Says a plan in the engine's words: the mapped places, the scopes around them, and the limits and messages that watch them,
 * which keep their dates where both versions wait for the same.
 */
@Component
class EnginePlans {

    private final RuntimeService runtime;

    EnginePlans(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param problems takes what the engine finds wrong */
    Optional<MigrationPlan> of(MovePlan plan, FlowVersion before, FlowVersion after, List<Obstacle> problems) {
        Map<String, String> pairs = new HashMap<>(plan.steps());
        scopes(before.drawing.root(), after.drawing.root(), before, after, pairs);
        watches(before, after, pairs);
        MigrationPlanBuilder builder = runtime.createMigrationPlan(before.definition, after.definition);
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            var instruction = builder.mapActivities(pair.getKey(), pair.getValue());
            if (changesWait(before, pair.getKey(), after, pair.getValue())) {
                instruction.updateEventTrigger();
            }
        }
        try {
            return Optional.of(builder.build());
        } catch (MigrationPlanValidationException refused) {
            for (MigrationInstructionValidationReport report :
                    refused.getValidationReport().getInstructionReports()) {
                problems.add(Obstacle.of(
                        "PLAN_ENGINE",
                        before.name(report.getMigrationInstruction().getSourceActivityId()),
                        after.name(report.getMigrationInstruction().getTargetActivityId()),
                        String.join("; ", report.getFailures())));
            }
            if (problems.isEmpty()) {
                problems.add(Obstacle.of("PLAN_ENGINE", "", "", String.valueOf(refused.getMessage())));
            }
            return Optional.empty();
        }
    }

    /** Sub-processes that are the same in both versions; their inner is looked at in turn. */
    private static void scopes(Scope old, Scope now, FlowVersion before, FlowVersion after, Map<String, String> pairs) {
        old.nodes(Node.Kind.SUB_PROCESS).forEach(inner -> {
            List<Node> alike = now.nodes(Node.Kind.SUB_PROCESS)
                    .filter(other -> other.isEventSubProcess() == inner.isEventSubProcess())
                    .filter(other -> inner.isEventSubProcess()
                            ? startsAlike(inner, before, other, after)
                            : other.id().equals(inner.id()) || other.label().equals(inner.label()))
                    .toList();
            if (alike.size() == 1 && !pairs.containsValue(alike.get(0).id())) {
                Node other = alike.get(0);
                pairs.put(inner.id(), other.id());
                Scope inside = inner.inside().orElseThrow();
                Scope otherInside = other.inside().orElseThrow();
                if (inner.isEventSubProcess()) {
                    pairs.put(
                            inside.start().orElseThrow().id(),
                            otherInside.start().orElseThrow().id());
                }
                scopes(inside, otherInside, before, after, pairs);
            }
        });
    }

    private static boolean startsAlike(Node old, FlowVersion before, Node now, FlowVersion after) {
        Node first = old.inside().flatMap(Scope::start).orElseThrow();
        Node second = now.inside().flatMap(Scope::start).orElseThrow();
        return alike(first, before, second, after);
    }

    private static boolean alike(Node old, FlowVersion before, Node now, FlowVersion after) {
        String awaited = before.awaited(old);
        return awaited != null
                && awaited.equals(after.awaited(now))
                && old.timer().isPresent() == now.timer().isPresent()
                && old.interrupts() == now.interrupts();
    }

    private static void watches(FlowVersion before, FlowVersion after, Map<String, String> pairs) {
        List<Map.Entry<String, String>> hosts = new ArrayList<>(pairs.entrySet());
        for (Map.Entry<String, String> host : hosts) {
            List<Node> others = after.node(host.getValue()).boundaries();
            for (Node watch : before.node(host.getKey()).boundaries()) {
                others.stream()
                        .filter(other -> alike(watch, before, other, after))
                        .findFirst()
                        .ifPresent(other -> pairs.put(watch.id(), other.id()));
            }
        }
    }

    private static boolean changesWait(FlowVersion before, String old, FlowVersion after, String now) {
        String awaited = before.awaited(before.node(old));
        return awaited != null && !awaited.equals(after.awaited(after.node(now)));
    }
}
