package org.keqiao.process.outline;

import java.util.HashSet;
import java.util.Set;
import org.keqiao.process.validation.paths.ParallelPair;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.shared.Refusal;

/** 同时办理的分支: a change of the list lets no way lead out of one before all of them have met. */
final class ParallelWays {

    private final Drawing before;
    private final Drawing after;

    ParallelWays(Drawing before, Drawing after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @throws Refusal OUTLINE_LEAVES_BRANCH with the way that does; what was so before the change is for the check to say
     */
    void requireKept(OutlineWords words) {
        before.nodes(Node.Kind.PARALLEL)
                .filter(ParallelPair::isSplit)
                .flatMap(split -> ParallelPair.of(split).stream())
                .filter(pair -> after.node(pair.split().id())
                        .filter(split -> ParallelPair.isSplit(split)
                                && ParallelPair.of(split).isEmpty())
                        .isPresent())
                .findFirst()
                .ifPresent(pair -> refuse(pair, words));
    }

    private void refuse(ParallelPair pair, OutlineWords words) {
        Set<String> inside = new HashSet<>();
        pair.branches().forEach(branch -> branch.forEach(node -> inside.add(node.id())));
        // What is new stands in the branch into which it was put.
        after.nodes().map(Node::id).filter(id -> before.node(id).isEmpty()).forEach(inside::add);
        Flow leaving = after.flows().stream()
                .filter(flow -> inside.contains(flow.source().id()))
                .filter(flow -> !inside.contains(flow.target().id()))
                .filter(flow -> !flow.target().id().equals(pair.join().id()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("OUTLINE_PARALLEL", words.name(pair.split())));
        throw Refusal.conflict("OUTLINE_LEAVES_BRANCH", words.name(leaving.source()), words.name(leaving.target()));
    }
}
