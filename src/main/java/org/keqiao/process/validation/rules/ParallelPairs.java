package org.keqiao.process.validation.rules;

import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.paths.ParallelPair;
import java.util.HashSet;
import java.util.Set;

/** What splits in parallel comes together again, all of it, in one gateway. */
public final class ParallelPairs implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        Set<Node> matched = new HashSet<>();
        reading.drawing()
                .nodes(Node.Kind.PARALLEL)
                .filter(ParallelPair::isSplit)
                .forEach(split -> {
                    if (ParallelPair.isJoin(split)) {
                        findings.error(Reading.MODEL, split.id(), "JOINS_AND_SPLITS", split.label());
                        return;
                    }
                    ParallelPair.of(split)
                            .ifPresentOrElse(
                                    pair -> matched.add(pair.join()),
                                    () -> findings.error(Reading.MODEL, split.id(), "SPLIT_NOT_JOINED", split.label()));
                });
        reading.drawing()
                .nodes(Node.Kind.PARALLEL)
                .filter(join -> ParallelPair.isJoin(join) && !ParallelPair.isSplit(join) && !matched.contains(join))
                .forEach(join -> findings.error(Reading.MODEL, join.id(), "JOIN_WITHOUT_SPLIT", join.label()));
    }
}
