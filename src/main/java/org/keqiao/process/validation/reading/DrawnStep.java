package org.keqiao.process.validation.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormContext;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;

/** A user task as the designer described it, as far as it can be read. */
public final class DrawnStep {

    public static final Set<String> PARTIES =
            Set.of("PARTY:APPLICANT", "PARTY:SOLVER", "PARTY:COMMISSIONER", "PARTY:INSTITUTION");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Node node;
    private final Map<String, String> properties;

    public DrawnStep(Node node) {
        this.node = node;
        this.properties = node.properties();
    }

    public String property(String name) {
        return properties.getOrDefault(name, "").strip();
    }

    public Set<String> properties() {
        return properties.keySet();
    }

    public String formId() {
        return node.xml().value("camunda:formRef");
    }

    public String outcomeVariable() {
        return Step.outcomeVariable(formId());
    }

    public boolean isParty() {
        return property("performer").startsWith("PARTY:");
    }

    /** True when several persons do it: then what each of them answers stays theirs. */
    public boolean hasSeats() {
        return !property("seats").isEmpty();
    }

    public Optional<Role> role() {
        return Arrays.stream(Role.values())
                .filter(r -> r.name().equals(property("performer")))
                .findFirst();
    }

    public Optional<Duty> duty() {
        return isParty() ? Optional.of(Duty.APPLICANT) : role().flatMap(Role::duty);
    }

    /** Empty when the property is no list of outcomes. */
    public Optional<List<Outcome>> outcomes() {
        return json("outcomes", new TypeReference<List<Outcome>>() {})
                .filter(list -> !list.isEmpty() && list.stream().allMatch(DrawnStep::complete));
    }

    private static boolean complete(Outcome outcome) {
        return outcome != null
                && outcome.kind() != null
                && outcome.key() != null
                && outcome.zh() != null
                && outcome.en() != null;
    }

    Set<String> outcomeKeys() {
        Set<String> keys = new LinkedHashSet<>();
        outcomes().orElse(List.of()).forEach(o -> keys.add(o.key()));
        return keys;
    }

    /** Empty when the property is no map of permissions; an absent one is an empty map. */
    public Optional<Map<String, Step.FieldPermission>> fields() {
        return property("fields").isEmpty()
                ? Optional.of(new LinkedHashMap<>())
                : json("fields", new TypeReference<LinkedHashMap<String, Step.FieldPermission>>() {})
                        .map(map -> (Map<String, Step.FieldPermission>) map)
                        .filter(map -> !map.containsValue(null));
    }

    /** The permissions as forms understand them; none when they cannot be read. */
    public Map<String, FormContext.Permission> permissions() {
        Map<String, FormContext.Permission> permissions = new LinkedHashMap<>();
        fields().orElse(Map.of())
                .forEach((key, permission) -> permissions.put(key, FormContext.Permission.valueOf(permission.name())));
        return permissions;
    }

    private <T> Optional<T> json(String property, TypeReference<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(property(property), type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
