package org.keqiao.process.validation.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Scope;
import org.springframework.lang.Nullable;

/**
 * Computes what is certain at each element whichever way a case came there: where ways meet, only what is certain on
 * each of them; where parallel branches join, what any of them made certain and none may have taken away; at a boundary
 * event, what its host began with; in an event sub-process, what holds at every place where the case may wait. Loops
 * are followed until nothing changes; as sets only shrink, that ends.
 */
final class PathAnalysis {

    private final Drawing drawing;
    private final Tokens tokens;
    private final Effects effects;
    private final Refinement refinement;
    private final Map<Node, BitSet> before = new HashMap<>();
    private final Map<Node, BitSet> after = new HashMap<>();
    private final Map<Node, ParallelPair> joins = new HashMap<>();
    private final Map<Node, BitSet> interference = new HashMap<>();
    private int steps;

    PathAnalysis(Reading reading, Drawing drawing) {
        this.drawing = drawing;
        this.tokens = new Tokens();
        this.effects = new Effects(reading, drawing, tokens);
        this.refinement = new Refinement(reading.names(), tokens);
        drawing.nodes(Node.Kind.PARALLEL)
                .filter(ParallelPair::isSplit)
                .flatMap(split -> ParallelPair.of(split).stream())
                .forEach(this::pair);
        run();
    }

    private void pair(ParallelPair pair) {
        joins.put(pair.join(), pair);
        for (Set<Node> branch : pair.branches()) {
            BitSet others = new BitSet();
            pair.branches().stream().filter(b -> b != branch).forEach(b -> others.or(taken(b)));
            ParallelPair.deep(branch).forEach(node -> interference
                    .computeIfAbsent(node, n -> new BitSet())
                    .or(others));
        }
    }

    /** What the steps of a branch may take away at any moment. */
    private BitSet taken(Set<Node> branch) {
        BitSet taken = new BitSet();
        ParallelPair.deep(branch).forEach(node -> taken.or(effects.of(node).removes()));
        return taken;
    }

    private void run() {
        List<Node> order = order();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : order) {
                steps++;
                BitSet in = into(node);
                if (in == null) {
                    continue;
                }
                before.put(node, in);
                BitSet out = node.is(Node.Kind.SUB_PROCESS)
                        ? endOf(node)
                        : effects.of(node).apply(in, reliable(node));
                if (out != null && !out.equals(after.put(node, out))) {
                    changed = true;
                }
            }
        }
    }

    private List<Node> order() {
        Set<Node> seen = new LinkedHashSet<>();
        visit(drawing.root(), seen);
        return new ArrayList<>(seen);
    }

    private static void visit(Scope scope, Set<Node> seen) {
        Deque<Node> todo = new ArrayDeque<>(scope.nodes(Node.Kind.START).toList());
        while (!todo.isEmpty()) {
            Node node = todo.poll();
            if (seen.add(node)) {
                node.inside().ifPresent(inside -> visit(inside, seen));
                node.outgoing().forEach(flow -> todo.add(flow.target()));
                todo.addAll(node.boundaries());
            }
        }
        scope.nodes().stream().filter(Node::isEventSubProcess).forEach(event -> {
            seen.add(event);
            event.inside().ifPresent(inside -> visit(inside, seen));
        });
    }

    @Nullable
    private BitSet into(Node node) {
        if (node.isEventSubProcess()) {
            return meet(waiting(node.scope()).map(this::reliableIfKnown));
        }
        if (node.is(Node.Kind.START)) {
            return node.scope()
                    .owner()
                    .map(before::get)
                    .orElseGet(() -> node.scope().owner().isPresent() ? null : effects.atStart());
        }
        if (node.is(Node.Kind.BOUNDARY)) {
            Node host = node.host().orElse(null);
            if (host == null) {
                return null;
            }
            return host.inside()
                    .map(inside -> meet(waiting(inside).map(this::reliableIfKnown)))
                    .orElseGet(() -> reliableIfKnown(host));
        }
        ParallelPair pair = joins.get(node);
        return pair == null ? meet(node.incoming().stream().map(this::along)) : joined(node, pair);
    }

    /** Where a case can be when a message or a timer reaches it. */
    private static Stream<Node> waiting(Scope scope) {
        return scope.deep().filter(n -> n.is(Node.Kind.USER_TASK) || n.is(Node.Kind.CATCH));
    }

    @Nullable
    private BitSet along(Flow flow) {
        BitSet out = after.get(flow.source());
        return out == null ? null : refinement.along(flow, out);
    }

    @Nullable
    private BitSet joined(Node join, ParallelPair pair) {
        BitSet all = new BitSet();
        for (Flow flow : join.incoming()) {
            BitSet out = along(flow);
            if (out == null) {
                return null;
            }
            all.or(out);
        }
        for (Flow flow : join.incoming()) {
            BitSet lost = taken(pair.branchOf(flow));
            lost.andNot(along(flow));
            all.andNot(lost);
        }
        return all;
    }

    @Nullable
    private BitSet endOf(Node subProcess) {
        Scope inside = subProcess.inside().orElseThrow();
        Stream<Node> ends = inside.nodes(Node.Kind.END);
        Stream<Node> interrupted = inside.nodes().stream()
                .filter(Node::isEventSubProcess)
                .filter(event -> event.inside()
                        .flatMap(Scope::start)
                        .map(Node::interrupts)
                        .orElse(false))
                .flatMap(event -> event.inside().orElseThrow().nodes(Node.Kind.END));
        return meet(Stream.concat(ends, interrupted).map(before::get));
    }

    @Nullable
    private static BitSet meet(Stream<BitSet> ways) {
        BitSet[] met = new BitSet[1];
        ways.filter(way -> way != null).forEach(way -> {
            if (met[0] == null) {
                met[0] = (BitSet) way.clone();
            } else {
                met[0].and(way);
            }
        });
        return met[0];
    }

    @Nullable
    private BitSet reliableIfKnown(Node node) {
        return before.containsKey(node) ? reliable(node) : null;
    }

    /** What is certain before an element, whatever a parallel branch does meanwhile. */
    private BitSet reliable(Node node) {
        BitSet known = (BitSet) before.get(node).clone();
        BitSet disturbed = interference.get(node);
        if (disturbed != null) {
            known.andNot(disturbed);
        }
        return known;
    }

    Tokens tokens() {
        return tokens;
    }

    /** All that is certain where the element begins; nothing where no way leads. */
    BitSet certain(Node node) {
        return before.containsKey(node) ? reliable(node) : new BitSet();
    }

    /** True when the token is certain where the element begins; also when nothing ever gets there. */
    boolean isCertain(Node node, int token) {
        return !before.containsKey(node) || reliable(node).get(token);
    }

    /** True when every case that gets to the element is decided already. */
    boolean isDecidedForSure(Node node) {
        return before.containsKey(node) && before.get(node).get(tokens.decided());
    }

    /** How many elements were evaluated, loops included. */
    int steps() {
        return steps;
    }
}
