package org.keqiao.process.validation.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/**
 * A parallel gateway that splits, the one that joins what it split, and what lies between: a branch each.
 *
 * @param branches nodes of each branch, without the two gateways
 */
public record ParallelPair(Node split, Node join, List<Set<Node>> branches) {

    public static boolean isSplit(Node node) {
        return node.is(Node.Kind.PARALLEL) && node.outgoing().size() > 1;
    }

    public static boolean isJoin(Node node) {
        return node.is(Node.Kind.PARALLEL) && node.incoming().size() > 1;
    }

    /** Empty when nothing joins exactly what the gateway splits. */
    public static Optional<ParallelPair> of(Node split) {
        return split.scope()
                .nodes(Node.Kind.PARALLEL)
                .filter(join -> isJoin(join)
                        && join != split
                        && join.incoming().size() == split.outgoing().size())
                .flatMap(join -> between(split, join).stream())
                .findFirst();
    }

    private static Optional<ParallelPair> between(Node split, Node join) {
        List<Set<Node>> branches = new ArrayList<>();
        Set<Node> all = new HashSet<>();
        for (Flow flow : split.outgoing()) {
            Set<Node> branch = reach(flow.target(), join);
            boolean closed = branch.stream().allMatch(node -> staysInside(node, split, branch, join));
            long arriving = join.incoming().stream()
                    .filter(f -> branch.contains(f.source()) || f == flow)
                    .count();
            boolean apart = branch.stream().allMatch(all::add);
            if (branch.contains(split) || !closed || !apart || arriving != 1) {
                return Optional.empty();
            }
            branches.add(branch);
        }
        return Optional.of(new ParallelPair(split, join, branches));
    }

    private static boolean staysInside(Node node, Node split, Set<Node> branch, Node join) {
        boolean ends = node.is(Node.Kind.END);
        boolean entered = node.incoming().stream().allMatch(f -> f.source() == split || branch.contains(f.source()));
        boolean left = node.outgoing().stream().allMatch(f -> f.target() == join || branch.contains(f.target()));
        return !ends && entered && left;
    }

    private static Set<Node> reach(Node from, Node until) {
        Set<Node> found = new LinkedHashSet<>();
        Deque<Node> todo = new ArrayDeque<>(List.of(from));
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (node != until && found.add(node)) {
                node.outgoing().forEach(f -> todo.push(f.target()));
                node.boundaries().stream().filter(Node::interrupts).forEach(todo::push);
            }
        }
        return found;
    }

    /** The branch that a flow into the join comes from. */
    Set<Node> branchOf(Flow intoJoin) {
        return branches.stream()
                .filter(b -> b.contains(intoJoin.source()))
                .findFirst()
                .orElse(Set.of());
    }

    /** Nodes of a branch and of the sub-processes in it. */
    public static Stream<Node> deep(Set<Node> branch) {
        return branch.stream()
                .flatMap(n -> Stream.concat(Stream.of(n), n.inside().stream().flatMap(Scope::deep)));
    }
}
