package org.keqiao.process.moving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;

/**
 * Guesses which place of the new version is which of the old one: the same id; else the same form, duty and performer, told
 * apart by name and stage; else the same name. Where that leaves a choice nothing is proposed. An id says nothing where
 * the work of the old place is done elsewhere now: a new step may have been given the id of one that was taken out.
 */
final class Matching {

    private final FlowVersion before;
    private final FlowVersion after;

    Matching(FlowVersion before, FlowVersion after) {
        this.before = before;
        this.after = after;
    }

    MoveProposal proposal() {
        Map<String, String> steps = new LinkedHashMap<>();
        before.places().values().forEach(place -> find(place).ifPresent(found -> steps.put(place.id(), found.id())));
        List<MoveProposal.Watch> ends = new ArrayList<>();
        List<MoveProposal.Watch> begins = new ArrayList<>();
        steps.forEach((from, to) -> {
            List<String> old = watching(before, from);
            List<String> now = watching(after, to);
            old.stream().filter(w -> !now.contains(w)).forEach(w -> ends.add(new MoveProposal.Watch(from, w)));
            now.stream().filter(w -> !old.contains(w)).forEach(w -> begins.add(new MoveProposal.Watch(to, w)));
        });
        return new MoveProposal(
                List.copyOf(before.places().values()),
                List.copyOf(after.places().values()),
                steps,
                List.copyOf(before.addedFields().keySet()),
                List.copyOf(after.addedFields().keySet()),
                ends,
                begins);
    }

    private static List<String> watching(FlowVersion version, String place) {
        return version.node(place).boundaries().stream()
                .map(version::awaited)
                .filter(awaited -> awaited != null)
                .toList();
    }

    private Optional<Place> find(Place old) {
        List<Place> alike = after.places().values().stream()
                .filter(now -> sameWork(old, now))
                .toList();
        Place same = after.places().get(old.id());
        if (same != null
                && same.kind() == old.kind()
                && (alike.contains(same) || alike.stream().allMatch(this::kept))) {
            return Optional.of(same);
        }
        if (alike.isEmpty()) {
            return only(after.places().values().stream()
                    .filter(now -> now.kind() == old.kind() && now.zh().equals(old.zh()))
                    .toList());
        }
        alike = narrowed(alike, old, (a, b) -> a.zh().equals(b.zh()));
        alike = narrowed(alike, old, (a, b) -> stage(before, a).equals(stage(after, b)));
        return only(alike);
    }

    /** Whether the old drawing has this very place already, so that no other can have become it. */
    private boolean kept(Place now) {
        Place old = before.places().get(now.id());
        return old != null && sameWork(old, now);
    }

    private static boolean sameWork(Place old, Place now) {
        if (old.kind() != now.kind()) {
            return false;
        }
        return old.kind() == Place.Kind.TASK
                ? Objects.equals(old.form(), now.form()) && Objects.equals(old.performer(), now.performer())
                : Objects.equals(old.awaited(), now.awaited());
    }

    private static List<Place> narrowed(List<Place> alike, Place old, BiPredicate<Place, Place> same) {
        List<Place> narrowed = alike.stream().filter(now -> same.test(old, now)).toList();
        return alike.size() == 1 || narrowed.isEmpty() ? alike : narrowed;
    }

    private static Optional<Place> only(List<Place> alike) {
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static String stage(FlowVersion version, Place place) {
        Node node = version.node(place.id());
        return new DrawnStep(node).property("stage");
    }
}
