package org.keqiao.process.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A form: itself, and its components with everything that is set at them. */
final class FormThings {

    /** What says where a component is, or nothing to a reader. */
    private static final Set<String> NOT_SAID = Set.of(
            "components", "type", "id", "schemaVersion", "exporter", "executionPlatform", "layout", "versionTag");

    private static final String CHOICE = "properties.option.en.";
    private static final String RULE = "properties.rule.";

    private final Words words;
    private final Things things = new Things().ordered();

    private FormThings(Words words) {
        this.words = words;
    }

    static Things of(JsonNode form, Words words) {
        FormThings read = new FormThings(words);
        JsonNode about = form.path("properties");
        Thing itself = new Thing(
                words.get("difference.kind.form"),
                words.name(
                        about.path("name").asText(),
                        about.path("name.en").asText(),
                        form.path("id").asText()),
                null);
        read.said(itself, form, "");
        read.things.add("form", itself);
        read.components(form, "");
        return read.things;
    }

    private void components(JsonNode parent, String prefix) {
        for (JsonNode component : parent.path("components")) {
            String own = own(component);
            String path = prefix + own;
            String label = component.has("label")
                    ? component.path("label").asText()
                    : component.path("text").asText();
            JsonNode properties = component.path("properties");
            String english = properties
                    .path("label.en")
                    .asText(properties.path("text.en").asText());
            String type = component.path("type").asText();
            Thing thing =
                    new Thing(words.or("difference.component." + type, type), words.name(label, english, path), path);
            said(thing, component, "");
            things.add(path + (type.equals("group") || type.equals("dynamiclist") ? "." : ""), thing);
            boolean scope = !component.path("path").asText("").isEmpty();
            components(component, scope ? path + "." : prefix);
        }
    }

    private static String own(JsonNode component) {
        for (String attribute : List.of("key", "path", "id")) {
            String value = component.path(attribute).asText("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return component.path("type").asText();
    }

    private void said(Thing thing, JsonNode json, String prefix) {
        json.fields().forEachRemaining(field -> {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (!prefix.isEmpty() || !NOT_SAID.contains(field.getKey())) {
                if (value.isObject()) {
                    said(thing, value, path + ".");
                } else {
                    thing.say(word(path), text(value));
                }
            }
        });
    }

    /** What is set is called by its word; choices and rules, which have names of their own, by theirs. */
    private String word(String path) {
        if (path.startsWith(CHOICE)) {
            return words.get("difference.choice.en", path.substring(CHOICE.length()));
        }
        if (path.startsWith(RULE)) {
            String rule = path.substring(RULE.length());
            return words.get(
                    "difference.rule",
                    rule.replaceFirst("\\.(zh|en)$", ""),
                    rule.endsWith(".zh") ? "zh" : rule.endsWith(".en") ? "en" : "FEEL");
        }
        return words.or("difference.property.form." + path, path);
    }

    private String text(JsonNode value) {
        if (value.isBoolean()) {
            return words.yesNo(value.booleanValue());
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(
                    one.has("value")
                            ? one.path("label").asText() + " ("
                                    + one.path("value").asText() + ")"
                            : text(one)));
            return words.list(texts);
        }
        return value.isObject() ? value.toString() : value.asText();
    }
}
