package org.keqiao.process.moving;

import java.util.HashMap;
import java.util.Map;

/**
 * Where cases of one version go in another. Element ids are data of the plan: they come from the two drawings.
 *
 * @param from version that the cases run on
 * @param to version that they shall run on
 * @param steps place of the old version to the place of the new one at which a case that waits there goes on; a case that
 *     waits anywhere else stays
 * @param fields answer keys that have another name in the new version: old to new
 */
public record MovePlan(String matter, int from, int to, Map<String, String> steps, Map<String, String> fields) {

    public MovePlan {
        steps = Map.copyOf(steps);
        fields = Map.copyOf(fields);
    }

    /** The same versions and places with other names of answers. */
    MovePlan turned(Map<String, String> back) {
        Map<String, String> names = new HashMap<>();
        fields.forEach((old, now) -> names.put(now, old));
        return new MovePlan(matter, to, from, back, names);
    }
}
