package org.keqiao.studio.ui.workbench.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.keqiao.process.Json;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step.FieldPermission;
import org.springframework.lang.Nullable;

/**
 * A step as far as its designer has described it; what is still missing is empty, never null.
 *
 * @param zh,en names
 * @param performer a role's name, or a party such as {@code PARTY:APPLICANT}
 * @param form id of a form of the bundle
 * @param fields answer key, or {@code *} for all others, to what the step may do with it
 * @param stage key of a stage of the settings
 * @param deadline key of a limit of the settings
 * @param clock {@code STANDS} where the case's clock stands as long as the step is open
 */
public record StepFacts(
        String zh,
        String en,
        String performer,
        String form,
        List<Outcome> outcomes,
        Map<String, FieldPermission> fields,
        String stage,
        String deadline,
        String clock,
        SeatFacts seats) {

    public StepFacts {
        outcomes = List.copyOf(outcomes);
        fields = Map.copyOf(fields);
    }

    /**
     * Reads what stands at a user task. What is not of its form counts as missing: the check names it.
     *
     * @param properties its {@code camunda:property} entries
     */
    public static StepFacts read(@Nullable String name, @Nullable String form, Map<String, String> properties) {
        return new StepFacts(
                name == null ? "" : name,
                properties.getOrDefault("nameEn", ""),
                properties.getOrDefault("performer", ""),
                form == null ? "" : form,
                outcomes(properties.getOrDefault("outcomes", "")),
                fields(properties.getOrDefault("fields", "")),
                properties.getOrDefault("stage", ""),
                properties.getOrDefault("deadline", ""),
                properties.getOrDefault("clock", ""),
                SeatFacts.read(properties));
    }

    private static List<Outcome> outcomes(String json) {
        if (json.isBlank()) {
            return List.of();
        }
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (Outcome outcome : Json.read(json, Outcome[].class)) {
                if (outcome != null && outcome.key() != null && outcome.kind() != null) {
                    outcomes.add(new Outcome(
                            outcome.key(),
                            outcome.kind(),
                            outcome.zh() == null ? "" : outcome.zh(),
                            outcome.en() == null ? "" : outcome.en(),
                            outcome.opinionRequired()));
                }
            }
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
        return outcomes;
    }

    private static Map<String, FieldPermission> fields(String json) {
        Map<String, FieldPermission> fields = new TreeMap<>();
        if (!json.isBlank()) {
            try {
                ((Map<?, ?>) Json.read(json, Map.class))
                        .forEach((key, value) -> fields.put(
                                String.valueOf(key),
                                FieldPermission.valueOf(String.valueOf(value).toUpperCase(Locale.ROOT))));
            } catch (IllegalArgumentException unreadable) {
                return Map.of();
            }
        }
        return fields;
    }

    /** What stands at the user task, name and form apart: an empty text means that the property goes. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("performer", performer);
        properties.put("nameEn", en);
        properties.put("outcomes", outcomes.isEmpty() ? "" : Json.write(outcomes));
        Map<String, String> permissions = new TreeMap<>();
        fields.forEach(
                (key, permission) -> permissions.put(key, permission.name().toLowerCase(Locale.ROOT)));
        properties.put("fields", permissions.isEmpty() ? "" : Json.write(permissions));
        properties.put("stage", stage);
        properties.put("deadline", deadline);
        properties.put("clock", clock);
        properties.putAll(seats.properties());
        return properties;
    }
}
