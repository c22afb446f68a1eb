package org.keqiao.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.lang.Nullable;

/** Reads a step from the properties that the designer wrote at a user task. */
public final class StepReading {

    private StepReading() {}

    /**
     * @param name the task's name, Chinese
     * @param properties {@code performer}, {@code outcomes}, {@code fields}, {@code stage}, {@code deadline}, {@code
     *     clock}, {@code nameEn}, and those of {@link SeatRule#read}
     * @throws IllegalArgumentException when a property is missing or not of its form
     */
    public static Step read(@Nullable String name, @Nullable String formId, Map<String, String> properties) {
        String zh = required("name", name);
        String english = properties.get("nameEn");
        String performer = required("performer", properties.get("performer"));
        return new Step(
                zh,
                english == null || english.isBlank() ? zh : english,
                performer,
                required("formRef", formId),
                List.of(Json.read(required("outcomes", properties.get("outcomes")), Outcome[].class)),
                fields(properties.get("fields")),
                blankToNull(properties.get("stage")),
                blankToNull(properties.get("deadline")),
                Step.STANDS.equals(blankToNull(properties.get("clock"))),
                SeatRule.read(performer, properties).orElse(null));
    }

    private static Map<String, Step.FieldPermission> fields(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return Map.of();
        }
        Map<String, Step.FieldPermission> fields = new TreeMap<>();
        Json.map(Json.read(json, Map.class))
                .forEach((key, value) -> fields.put(
                        key, Step.FieldPermission.valueOf(value.toString().toUpperCase(Locale.ROOT))));
        return Map.copyOf(fields);
    }

    private static String required(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a step needs " + property);
        }
        return value.strip();
    }

    @Nullable
    private static String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
