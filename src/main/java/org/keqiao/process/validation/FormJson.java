package org.keqiao.process.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads keys and mandatory fields from form-js JSON. */
final class FormJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> required = new LinkedHashSet<>();

    private FormJson() {}

    /**
     * @throws IllegalArgumentException when it is no JSON
     */
    static FormReading read(String id, String source) {
        try {
            FormJson form = new FormJson();
            form.components(MAPPER.readTree(source), "", true);
            return new FormReading(id, form.keys, form.required);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private void components(JsonNode parent, String path, boolean certain) {
        for (JsonNode component : parent.path("components")) {
            boolean shown = certain && component.path("conditional").path("hide").asText("").isEmpty();
            String type = component.path("type").asText();
            if (type.equals("group") || type.equals("dynamiclist")) {
                boolean list = type.equals("dynamiclist");
                String name = component.path("path").asText("");
                String below = name.isEmpty() ? path : path + name + (list ? "[]." : ".");
                if (list && !name.isEmpty()) {
                    field(component, path + name, shown);
                }
                components(component, below, shown && !list);
            } else if (component.hasNonNull("key")) {
                field(component, path + component.get("key").asText(), shown);
            }
        }
    }

    private void field(JsonNode component, String key, boolean shown) {
        keys.add(key);
        JsonNode validate = component.path("validate");
        if (shown && (validate.path("required").asBoolean() || validate.path("minItems").asInt() > 0)) {
            required.add(key);
        }
    }
}
