package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.Outcome;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/**
 * The elements of a scope in the order of reading: whatever leads to a card stands before it, ways back left out, and the
 * way on stands before its branches.
 */
final class Sequence {

    private final List<Unit> units = new ArrayList<>();
    private final Map<Node, Integer> positions = new HashMap<>();

    static Sequence of(Scope scope) {
        Sequence sequence = new Sequence();
        Set<Node> seen = new HashSet<>();
        List<Unit> reversed = new ArrayList<>();
        List<Node> others = new ArrayList<>(scope.nodes());
        others.removeIf(node -> node.is(Node.Kind.BOUNDARY) || node.isEventSubProcess());
        // What nothing leads to comes last: visited first, since the order is turned round.
        List<Node> roots = new ArrayList<>(scope.nodes(Node.Kind.START).toList());
        Set<Node> reached = new HashSet<>();
        roots.forEach(root -> reach(root, reached));
        others.stream().filter(node -> !reached.contains(node)).forEach(node -> visit(node, seen, reversed));
        Collections.reverse(roots);
        roots.forEach(root -> visit(root, seen, reversed));
        Collections.reverse(reversed);
        reversed.forEach(sequence::add);
        return sequence.mainWayFirst();
    }

    /**
     * The same, but the way on is told to its end before its branches: after a card comes the next one of its main way, or
     * what must be told before that.
     */
    private Sequence mainWayFirst() {
        Sequence better = new Sequence();
        Set<Unit> open = new LinkedHashSet<>(units);
        Unit goal = null;
        while (!open.isEmpty()) {
            List<Unit> ready = open.stream().filter(unit -> isReady(unit, open)).toList();
            Unit wanted = goal;
            Unit next = ready.isEmpty()
                    ? open.iterator().next()
                    : wanted == null
                            ? ready.get(0)
                            : ready.contains(wanted)
                                    ? wanted
                                    : ready.stream()
                                            .filter(unit -> leadsTo(unit, wanted, new HashSet<>()))
                                            .findFirst()
                                            .orElse(ready.get(0));
            open.remove(next);
            better.add(next);
            if (goal == null || goal.equals(next)) {
                goal = byPreference(next).stream()
                        .filter(flow -> !isBack(flow))
                        .map(flow -> of(flow.target()))
                        .filter(open::contains)
                        .findFirst()
                        .orElse(null);
            }
        }
        return better;
    }

    private boolean isReady(Unit unit, Set<Unit> open) {
        return forwardInto(unit).stream().noneMatch(flow -> open.contains(of(flow.source())));
    }

    private boolean leadsTo(Unit from, Unit goal, Set<Unit> seen) {
        if (from.equals(goal)) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        List<Flow> ways = new ArrayList<>(from.exits());
        from.node().boundaries().forEach(boundary -> ways.addAll(boundary.outgoing()));
        return ways.stream().anyMatch(flow -> !isBack(flow) && leadsTo(of(flow.target()), goal, seen));
    }

    private static void reach(Node node, Set<Node> reached) {
        if (reached.add(node)) {
            node.outgoing().forEach(flow -> reach(flow.target(), reached));
            node.boundaries().forEach(boundary -> boundary.outgoing().forEach(flow -> reach(flow.target(), reached)));
        }
    }

    private static void visit(Node node, Set<Node> seen, List<Unit> reversed) {
        if (!seen.add(node)) {
            return;
        }
        Unit unit = Unit.of(node);
        seen.addAll(unit.nodes());
        List<Flow> ways = new ArrayList<>(byPreference(unit));
        node.boundaries().forEach(boundary -> ways.addAll(boundary.outgoing()));
        Collections.reverse(ways);
        ways.forEach(flow -> visit(flow.target(), seen, reversed));
        reversed.add(unit);
    }

    private static List<Flow> byPreference(Unit unit) {
        List<Flow> flows = new ArrayList<>(unit.exits());
        flows.sort((a, b) -> Integer.compare(rank(unit, a), rank(unit, b)));
        return flows;
    }

    private static int rank(Unit unit, Flow flow) {
        return unit.outcomesOf(flow).stream()
                .map(Outcome::kind)
                .mapToInt(Outcome.Kind::ordinal)
                .min()
                .orElse(0);
    }

    private void add(Unit unit) {
        unit.nodes().forEach(node -> positions.put(node, units.size()));
        unit.node().boundaries().forEach(boundary -> positions.put(boundary, units.size()));
        units.add(unit);
    }

    List<Unit> units() {
        return units;
    }

    /** The unit that an element, its choice or its boundary event belongs to. */
    Unit of(Node node) {
        return units.get(positions.getOrDefault(node, 0));
    }

    Optional<Unit> unit(String id) {
        return units.stream().filter(unit -> unit.node().id().equals(id)).findFirst();
    }

    int position(Node node) {
        return positions.getOrDefault(node, -1);
    }

    /** True when a flow leads to where the case was before. */
    boolean isBack(Flow flow) {
        return position(flow.target()) <= position(flow.source());
    }

    List<Flow> forwardInto(Unit unit) {
        return unit.node().incoming().stream().filter(flow -> !isBack(flow)).toList();
    }

    /** Where a flow leads, ways that only meet left out. */
    static Node beyond(Flow flow) {
        Node node = flow.target();
        for (int steps = 0; isMeeting(node) && steps < 50; steps++) {
            node = node.outgoing().get(0).target();
        }
        return node;
    }

    /** A gateway at which ways only meet. */
    static boolean isMeeting(Node node) {
        return node.is(Node.Kind.EXCLUSIVE) && node.outgoing().size() == 1;
    }
}
