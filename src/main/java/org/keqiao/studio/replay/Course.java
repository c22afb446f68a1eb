package org.keqiao.studio.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormSchema;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.way.LimitDays;
import org.keqiao.studio.way.WayReading;
import org.springframework.lang.Nullable;

/** A bundle on which past cases are tried, one after the other, in one thread. */
final class Course implements AutoCloseable {

    /** Code of the refusal by which an unknown result stops a case. */
    static final String RESULT_UNKNOWN = "REPLAY_RESULT_UNKNOWN";

    private final Sandbox sandbox;
    private final WayReading reading;
    private final Map<String, Set<String>> forms = new HashMap<>();

    @Nullable
    private Recall recall;

    /** Answers for actions from what they made in the past. */
    private final class Recall {

        private final Memory memory;
        private final Map<String, Integer> times = new HashMap<>();

        Recall(Memory memory) {
            this.memory = memory;
        }

        Optional<Map<String, Object>> answer(String action) {
            Optional<Map<String, Object>> output = memory.output(action, times.merge(action, 1, Integer::sum));
            if (output.isEmpty() && decidesTheWay(action)) {
                throw Refusal.conflict(RESULT_UNKNOWN, action);
            }
            return output;
        }
    }

    private Course(Sandbox sandbox, Bundle bundle, LimitDays days) {
        this.sandbox = sandbox;
        this.reading = new WayReading(sandbox, days);
        sandbox.counting(days).standingIn((action, input, at) -> recall.answer(action));
        bundle.folder(Bundle.FORMS)
                .forEach((id, json) -> forms.put(id, FormSchema.parse(json).keys()));
    }

    /**
     * @throws RuntimeException when the engine cannot read the bundle, which the check should have found out
     */
    static Course open(Bundle bundle, Catalogue catalogue, FactDictionary dictionary, LimitDays days) {
        return new Course(Sandbox.of(bundle, catalogue, dictionary), bundle, days);
    }

    private boolean decidesTheWay(String action) {
        return sandbox.action(action)
                .map(ActionDescription::outputs)
                .map(outputs -> outputs.stream().anyMatch(output -> sandbox.mentions(output.name())))
                .orElse(false);
    }

    /** Takes a case its own way once more. */
    Ran asItWas(Memory memory) {
        recall = new Recall(memory);
        return new Attempt(sandbox, reading, memory, null).run();
    }

    /**
     * Takes a case the way of this bundle.
     *
     * @param before the course of its own version
     * @param was how it went there
     */
    Ran asItWouldBe(Memory memory, Course before, Ran was) {
        recall = new Recall(memory);
        return new Attempt(sandbox, reading, memory, new Attempt.Past(was, newlyAsked(before), changedLimits(before)))
                .run();
    }

    /** By form what conditions ask here and the form did not have before. */
    private Map<String, Set<String>> newlyAsked(Course before) {
        Map<String, Set<String>> news = new HashMap<>();
        forms.forEach((form, keys) -> {
            Set<String> added = new HashSet<>(keys);
            added.retainAll(sandbox.asked().keySet());
            added.removeAll(before.keys(form));
            news.put(form, added);
        });
        return news;
    }

    private Set<String> keys(String form) {
        return forms.getOrDefault(form, Set.of());
    }

    private Set<String> changedLimits(Course before) {
        Set<String> changed = new HashSet<>();
        sandbox.settings().limits().forEach((key, limits) -> {
            if (!limits.equals(before.sandbox.settings().limits().get(key))) {
                changed.add(key);
            }
        });
        return changed;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
