package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.Outcome;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.ConditionParser;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.springframework.lang.Nullable;

/**
 * What one card stands for: an element, with the choice that is drawn behind it alone.
 *
 * @param choice the exclusive gateway that nothing else leads to; null without
 */
record Unit(Node node, @Nullable Node choice) {

    static Unit of(Node node) {
        boolean decides = node.is(Node.Kind.EXCLUSIVE) || node.is(Node.Kind.PARALLEL);
        if (!decides && node.outgoing().size() == 1) {
            Node next = node.outgoing().get(0).target();
            if (next.is(Node.Kind.EXCLUSIVE)
                    && next.incoming().size() == 1
                    && next.outgoing().size() > 1) {
                return new Unit(node, next);
            }
        }
        return new Unit(node, null);
    }

    /** The flows that leave it. */
    List<Flow> exits() {
        return choice == null ? node.outgoing() : choice.outgoing();
    }

    /** Its elements, in the order of the way. */
    List<Node> nodes() {
        return choice == null ? List.of(node) : List.of(node, choice);
    }

    /** The step's outcomes; empty for everything else. */
    List<Outcome> outcomes() {
        return node.is(Node.Kind.USER_TASK) ? new DrawnStep(node).outcomes().orElse(List.of()) : List.of();
    }

    /** The exit that an outcome takes; empty when it depends on more than the outcome. */
    Optional<Flow> exit(Outcome outcome) {
        if (exits().size() == 1) {
            return Optional.of(exits().get(0));
        }
        String variable = new DrawnStep(node).outcomeVariable();
        boolean unsure = false;
        for (Flow flow : exits()) {
            Boolean taken = flow.isDefault() ? Boolean.FALSE : holds(flow, variable, outcome.key());
            if (Boolean.TRUE.equals(taken)) {
                return unsure ? Optional.empty() : Optional.of(flow);
            }
            unsure |= taken == null;
        }
        return unsure
                ? Optional.empty()
                : exits().stream().filter(Flow::isDefault).findFirst();
    }

    @Nullable
    private static Boolean holds(Flow flow, String variable, String key) {
        try {
            return flow.condition() == null
                    ? null
                    : ConditionParser.parse(flow.condition()).holds(variable, key);
        } catch (ConditionParser.Unreadable e) {
            return null;
        }
    }

    /** The condition of a flow as a tree; empty without one, or when it cannot be read. */
    static Optional<Condition> condition(Flow flow) {
        try {
            return flow.condition() == null || flow.isDefault()
                    ? Optional.empty()
                    : Optional.of(ConditionParser.parse(flow.condition()));
        } catch (ConditionParser.Unreadable e) {
            return Optional.empty();
        }
    }

    /** Outcomes that take an exit. */
    List<Outcome> outcomesOf(Flow exit) {
        return outcomes().stream()
                .filter(outcome -> exit(outcome).filter(exit::equals).isPresent())
                .toList();
    }

    /** The way on: the only exit, or the one of all outcomes that advance. Empty when there are several. */
    Optional<Flow> main() {
        if (exits().size() == 1) {
            return Optional.of(exits().get(0));
        }
        List<Flow> advancing = new ArrayList<>();
        for (Outcome outcome : outcomes()) {
            if (outcome.kind() == Outcome.Kind.ADVANCE) {
                Optional<Flow> exit = exit(outcome);
                if (exit.isEmpty()) {
                    return Optional.empty();
                }
                advancing.add(exit.get());
            }
        }
        return advancing.stream().distinct().count() == 1 ? Optional.of(advancing.get(0)) : Optional.empty();
    }

    boolean is(Node.Kind kind) {
        return node.is(kind);
    }
}
