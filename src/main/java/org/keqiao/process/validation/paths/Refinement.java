package org.keqiao.process.validation.paths;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.ConditionParser;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Names;
import org.keqiao.process.validation.reading.Node;

/** What taking a flow tells: behind {@code contractIntake == 'accept'} no other outcome is possible. */
final class Refinement {

    private final Names names;
    private final Tokens tokens;
    private final Map<Flow, BitSet> told = new HashMap<>();

    Refinement(Names names, Tokens tokens) {
        this.names = names;
        this.tokens = tokens;
    }

    BitSet along(Flow flow, BitSet known) {
        if (!flow.source().is(Node.Kind.EXCLUSIVE) || flow.source().outgoing().size() < 2) {
            return known;
        }
        BitSet more = (BitSet) known.clone();
        more.or(told.computeIfAbsent(flow, this::excludes));
        return tokens.settled(more);
    }

    private BitSet excludes(Flow flow) {
        Map<Flow, Condition> conditions = new LinkedHashMap<>();
        flow.source().outgoing().forEach(f -> condition(f).ifPresent(c -> conditions.put(f, c)));
        BitSet excluded = new BitSet();
        conditions.values().stream().flatMap(c -> c.names().stream()).distinct().forEach(name -> {
            for (String outcome : names.outcomes(name)) {
                if (!isPossible(flow, conditions, name, outcome)) {
                    excluded.set(tokens.excluded(name, outcome));
                }
            }
        });
        return excluded;
    }

    private static boolean isPossible(Flow flow, Map<Flow, Condition> conditions, String name, String outcome) {
        Condition own = conditions.get(flow);
        if (own != null) {
            return !Boolean.FALSE.equals(own.holds(name, outcome));
        }
        return conditions.values().stream().noneMatch(c -> Boolean.TRUE.equals(c.holds(name, outcome)));
    }

    private static Optional<Condition> condition(Flow flow) {
        if (flow.isDefault() || flow.condition() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConditionParser.parse(flow.condition()));
        } catch (ConditionParser.Unreadable e) {
            return Optional.empty();
        }
    }
}
