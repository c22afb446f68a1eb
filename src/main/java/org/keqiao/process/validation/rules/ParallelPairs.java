package org.keqiao.process.validation.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.paths.ParallelPair;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** What splits in parallel comes together again, all of it, in one gateway. */
public final class ParallelPairs implements Rule {

    /** The case's own clock, which goes on when a step ends. */
    static final Set<String> CLOCK = MatterSettings.CLOCK;

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
                                    pair -> {
                                        matched.add(pair.join());
                                        own(pair, findings);
                                    },
                                    () -> findings.error(Reading.MODEL, split.id(), "SPLIT_NOT_JOINED", split.label()));
                });
        reading.drawing()
                .nodes(Node.Kind.PARALLEL)
                .filter(join -> ParallelPair.isJoin(join) && !ParallelPair.isSplit(join) && !matched.contains(join))
                .forEach(join -> findings.error(Reading.MODEL, join.id(), "JOIN_WITHOUT_SPLIT", join.label()));
    }

    /**
     * One form has one outcome: of two branches the later answer would wipe out the earlier one's no. A step's limit ends
     * with the step: the other branch's step would lose it while it still waits.
     */
    private static void own(ParallelPair pair, Findings findings) {
        once(pair, DrawnStep::formId, "FORM_IN_TWO_BRANCHES", findings);
        once(pair, step -> step.property("deadline"), "LIMIT_IN_TWO_BRANCHES", findings);
        once(pair, step -> step.property("clock"), "CLOCK_IN_TWO_BRANCHES", findings);
    }

    private static void once(ParallelPair pair, Function<DrawnStep, String> name, String code, Findings findings) {
        Map<String, Integer> branchOf = new HashMap<>();
        for (int i = 0; i < pair.branches().size(); i++) {
            int branch = i;
            ParallelPair.deep(pair.branches().get(i))
                    .filter(node -> node.is(Node.Kind.USER_TASK))
                    .forEach(task -> {
                        String found = name.apply(new DrawnStep(task));
                        if (found.isEmpty() || CLOCK.contains(found)) {
                            return;
                        }
                        Integer other = branchOf.putIfAbsent(found, branch);
                        if (other != null && other != branch) {
                            findings.error(Reading.MODEL, task.id(), code, task.label(), found);
                        }
                    });
        }
    }
}
