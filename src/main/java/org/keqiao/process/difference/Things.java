package org.keqiao.process.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.ChangedValue;
import org.keqiao.process.BundleDifference.How;

/** The things of one file by what they are known by, in the file's order. */
final class Things {

    private final Map<String, Thing> byKey = new LinkedHashMap<>();
    private boolean ordered;

    /** Of two things with one key both are kept. */
    Thing add(String key, Thing thing) {
        String own = key;
        for (int n = 2; byKey.containsKey(own); n++) {
            own = key + "#" + n;
        }
        byKey.put(own, thing);
        return thing;
    }

    /** The order of the things means something: rows of a table, fields of a form. */
    Things ordered() {
        ordered = true;
        return this;
    }

    static List<ChangedThing> compare(Things before, Things after, Words words) {
        List<ChangedThing> items = new ArrayList<>();
        before.byKey.forEach((key, thing) -> {
            if (!after.byKey.containsKey(key)) {
                items.add(item(How.REMOVED, thing, changes(thing.said(), Map.of())));
            }
        });
        after.byKey.forEach((key, thing) -> {
            Thing old = before.byKey.get(key);
            if (old == null) {
                items.add(item(How.ADDED, thing, changes(Map.of(), thing.said())));
            } else {
                List<ChangedValue> changes = changes(old, thing, words);
                if (!changes.isEmpty()) {
                    items.add(item(How.CHANGED, thing, changes));
                }
            }
        });
        if (after.ordered) {
            order(before, after, words, items);
        }
        return items;
    }

    private static List<ChangedValue> changes(Thing before, Thing after, Words words) {
        List<ChangedValue> changes = new ArrayList<>();
        if (!before.kind().equals(after.kind())) {
            changes.add(new ChangedValue(words.get("difference.kindOf"), before.kind(), after.kind()));
        }
        changes.addAll(changes(before.said(), after.said()));
        return changes;
    }

    private static List<ChangedValue> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        return all.stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .map(what -> new ChangedValue(what, before.get(what), after.get(what)))
                .toList();
    }

    private static void order(Things before, Things after, Words words, List<ChangedThing> items) {
        List<String> old = common(before, after);
        List<String> now = common(after, before);
        if (!old.equals(now)) {
            ChangedValue change =
                    new ChangedValue(words.get("difference.order"), before.names(old, words), after.names(now, words));
            items.add(new ChangedThing(
                    How.CHANGED,
                    null,
                    words.get("difference.order"),
                    words.get("difference.order.changed"),
                    List.of(change)));
        }
    }

    private static List<String> common(Things of, Things with) {
        return of.byKey.keySet().stream().filter(with.byKey::containsKey).toList();
    }

    private String names(List<String> keys, Words words) {
        return words.list(keys.stream().map(key -> byKey.get(key).name()).toList());
    }

    private static ChangedThing item(How how, Thing thing, List<ChangedValue> changes) {
        return new ChangedThing(how, thing.element(), thing.kind(), thing.name(), changes);
    }
}
