package org.keqiao.process.moving;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.process.validation.paths.ParallelPair;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/**
 * Whether the places of a case are such as a case can come to by itself: one, or one in each branch of a parallel pair. One
 * token in a branch alone would wait at the join for ever, two on one way would do everything twice.
 */
final class Placement {

    private final List<ParallelPair> pairs;

    Placement(Drawing drawing) {
        pairs = drawing.nodes(Node.Kind.PARALLEL)
                .filter(ParallelPair::isSplit)
                .flatMap(split -> ParallelPair.of(split).stream())
                .toList();
    }

    boolean isWhole(List<Node> at) {
        return new HashSet<>(at).size() == at.size()
                && at.stream().allMatch(Placement::onMainWay)
                && isWhole(at, pairs);
    }

    private static boolean isWhole(Collection<Node> at, List<ParallelPair> within) {
        if (at.size() == 1) {
            return within.stream().noneMatch(pair -> deep(pair).containsAll(at));
        }
        return within.stream()
                .filter(pair -> deep(pair).containsAll(at))
                .filter(pair -> within.stream().noneMatch(outer -> deep(outer).contains(pair.split())))
                .anyMatch(pair -> pair.branches().stream().allMatch(branch -> {
                    Set<Node> nodes = ParallelPair.deep(branch).collect(Collectors.toSet());
                    return isWhole(
                            at.stream().filter(nodes::contains).toList(),
                            within.stream()
                                    .filter(inner -> nodes.contains(inner.split()))
                                    .toList());
                }));
    }

    private static Set<Node> deep(ParallelPair pair) {
        return pair.branches().stream().flatMap(ParallelPair::deep).collect(Collectors.toSet());
    }

    /** Not on a way that runs beside the case without stopping it. */
    private static boolean onMainWay(Node node) {
        Scope scope = node.scope();
        boolean reached = Scope.reach(scope.nodes(Node.Kind.START).toList()).contains(node);
        boolean stops = !scope.isEventSubProcess()
                || scope.start().map(Node::interrupts).orElse(false);
        return reached
                && stops
                && scope.owner()
                        .filter(owner -> !owner.isEventSubProcess())
                        .map(Placement::onMainWay)
                        .orElse(true);
    }
}
