package org.keqiao.studio.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.keqiao.studio.way.WayStep;
import org.keqiao.studio.way.WayStep.Kind;
import org.springframework.lang.Nullable;

/**
 * What two ways of a case differ in.
 *
 * @param unjudged why nobody can tell, null when one can
 * @param first what comes first on the new way that was not so on the old one; null when nothing does
 */
record Verdict(Set<ReplayKind> kinds, @Nullable Unjudged unjudged, @Nullable WayStep first) {

    private static final Predicate<WayStep> IS_DECISION = step -> step.kind() == Kind.DECISION;
    private static final Predicate<WayStep> IS_AUTOMATIC = step -> step.kind() == Kind.ACTION && !step.decides();
    private static final Predicate<WayStep> IS_WAY = step -> !IS_DECISION.test(step) && !IS_AUTOMATIC.test(step);

    static Verdict unknown(Unjudged why) {
        return new Verdict(EnumSet.of(ReplayKind.UNJUDGED), why, null);
    }

    static Verdict of(Ran was, Ran would) {
        if (would.unjudged() != null) {
            return unknown(would.unjudged());
        }
        Set<ReplayKind> kinds = EnumSet.noneOf(ReplayKind.class);
        // A case that waits has not come to what its old way did later: as far as it came counts.
        boolean stands = !would.ended();
        if (stands || differ(was, would, IS_WAY, Verdict::turn, false)) {
            kinds.add(ReplayKind.WAY);
        }
        if (differ(was, would, IS_AUTOMATIC, WayStep::key, stands)) {
            kinds.add(ReplayKind.AUTOMATIC);
        }
        if (differ(was, would, IS_DECISION, Verdict::ruling, stands)) {
            kinds.add(ReplayKind.DECISION);
        }
        if (inCommon(was, would, (a, b) -> !Objects.equals(a.people(), b.people()))) {
            kinds.add(ReplayKind.PEOPLE);
        }
        if (inCommon(was, would, (a, b) -> !Objects.equals(a.due(), b.due())) || clocksDiffer(was, would)) {
            kinds.add(ReplayKind.DEADLINE);
        }
        if (inCommon(
                was, would, (a, b) -> a.kind() == Kind.ACTION && !a.results().equals(b.results()))) {
            kinds.add(ReplayKind.AMOUNT);
        }
        if (kinds.isEmpty()) {
            kinds.add(ReplayKind.SAME);
        }
        return new Verdict(kinds, null, first(was.way(), would.way()));
    }

    /** What makes a way: whose form, in which round, with which outcome, and what ended it. */
    private static Object turn(WayStep step) {
        return List.of(
                step.kind(),
                step.key(),
                step.round(),
                step.outcome() == null ? "" : step.outcome().key());
    }

    private static Object ruling(WayStep step) {
        return List.of(
                step.key(),
                step.rows().stream().map(WayStep.TableRow::id).toList(),
                List.copyOf(step.results().values()));
    }

    private static boolean differ(
            Ran was, Ran would, Predicate<WayStep> which, Function<WayStep, Object> as, boolean asFarAsItCame) {
        List<Object> then = was.way().stream().filter(which).map(as).toList();
        List<Object> now = would.way().stream().filter(which).map(as).toList();
        return asFarAsItCame ? now.size() > then.size() || !now.equals(then.subList(0, now.size())) : !now.equals(then);
    }

    /** Whether steps and actions that both ways have differ like this. */
    private static boolean inCommon(Ran was, Ran would, BiPredicate<WayStep, WayStep> differ) {
        Map<Object, WayStep> then = numbered(was.way());
        Map<Object, WayStep> now = numbered(would.way());
        return now.entrySet().stream()
                .anyMatch(entry ->
                        then.containsKey(entry.getKey()) && differ.test(then.get(entry.getKey()), entry.getValue()));
    }

    private static Map<Object, WayStep> numbered(List<WayStep> way) {
        Map<Object, Integer> times = new HashMap<>();
        Map<Object, WayStep> numbered = new HashMap<>();
        for (WayStep step : way) {
            if (step.kind() == Kind.STEP) {
                numbered.put(List.of(step.key(), step.round()), step);
            } else if (step.kind() == Kind.ACTION) {
                numbered.put(List.of(step.key(), -times.merge(step.key(), 1, Integer::sum)), step);
            }
        }
        return numbered;
    }

    private static boolean clocksDiffer(Ran was, Ran would) {
        List<List<WayStep.StepLimit>> then = clocks(was);
        List<List<WayStep.StepLimit>> now = clocks(would);
        if (now.isEmpty() || then.isEmpty()) {
            return false;
        }
        List<WayStep.StepLimit> last = now.get(now.size() - 1);
        return would.ended() ? !last.equals(then.get(then.size() - 1)) : !then.contains(last);
    }

    private static List<List<WayStep.StepLimit>> clocks(Ran ran) {
        List<List<WayStep.StepLimit>> clocks = new ArrayList<>();
        ran.way().stream().map(WayStep::clock).filter(clock -> !clock.isEmpty()).forEach(clocks::add);
        return clocks;
    }

    @Nullable
    private static WayStep first(List<WayStep> was, List<WayStep> would) {
        return IntStream.range(0, would.size())
                .filter(i -> i >= was.size() || !same(was.get(i), would.get(i)))
                .mapToObj(would::get)
                .findFirst()
                .orElse(null);
    }

    /** Words may change without anything being different. */
    private static boolean same(WayStep was, WayStep would) {
        return turn(was).equals(turn(would))
                && ruling(was).equals(ruling(would))
                && Objects.equals(was.people(), would.people())
                && Objects.equals(was.due(), would.due())
                && was.clock().equals(would.clock());
    }
}
