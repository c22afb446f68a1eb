package org.keqiao.studio.ui.workbench.diagram;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.lang.Nullable;

/**
 * An element of the diagram as the browser tells it; what it has not is null.
 *
 * @param properties what stands at it in {@code camunda:property} entries
 * @param action name of a catalogue's action
 * @param timer key of a limit
 * @param choice of a flow: it leaves a split, so that it may have a condition
 * @param fallback of a flow: it is taken when no other is
 * @param source of a flow: name of the element that it leaves
 * @param ways of a split: the flows that leave it
 * @param count of several elements: how many
 */
record ElementFacts(
        @Nullable String id,
        Kind kind,
        @Nullable String name,
        @Nullable String documentation,
        @Nullable Map<String, String> properties,
        @Nullable String form,
        @Nullable String action,
        @Nullable String decision,
        @Nullable String result,
        @Nullable String timer,
        @Nullable String message,
        @Nullable String condition,
        @Nullable Boolean fallback,
        @Nullable Boolean choice,
        @Nullable Boolean interrupting,
        @Nullable String source,
        @Nullable List<Way> ways,
        @Nullable Integer count) {

    enum Kind {
        STEP,
        ACTION,
        DECISION,
        CHOICE,
        PARALLEL,
        BOUNDARY,
        CATCH,
        START,
        END,
        PART,
        FLOW,
        NOTE,
        PROCESS,
        SEVERAL,
        OTHER
    }

    /** A way out of a split, to the element that is named. */
    record Way(String id, String name, String to, String condition, boolean fallback) {}

    /** Empty where there is none. */
    String property(String key) {
        return properties == null ? "" : properties.getOrDefault(key, "");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What it will be once a change of its own is drawn. */
    ElementFacts with(ElementChange change) {
        Map<String, String> all = new TreeMap<>(properties == null ? Map.of() : properties);
        all.putAll(change.properties());
        all.values().removeIf(String::isEmpty);
        Map<String, String> set = change.set();
        return new ElementFacts(
                id,
                kind,
                set.getOrDefault("name", name),
                set.getOrDefault("documentation", documentation),
                all,
                set.getOrDefault("form", form),
                set.getOrDefault("action", action),
                set.getOrDefault("decision", decision),
                set.getOrDefault("result", result),
                set.getOrDefault("timer", timer),
                set.getOrDefault("message", message),
                set.getOrDefault("condition", condition),
                fallback,
                choice,
                set.containsKey("interrupting") ? Boolean.valueOf(set.get("interrupting")) : interrupting,
                source,
                ways,
                count);
    }
}
