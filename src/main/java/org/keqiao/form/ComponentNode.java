package org.keqiao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/** One component of the JSON: typed access to its attributes, and their closed lists. */
final class ComponentNode {

    private static final Set<String> COMMON = Set.of(
            "type",
            "id",
            "key",
            "label",
            "description",
            "properties",
            "conditional",
            "validate",
            "layout",
            "disabled",
            "readonly",
            "appearance",
            "defaultValue");

    /** Type to the attributes that it has beside the common ones. */
    static final Map<String, Set<String>> SUPPORTED = Map.ofEntries(
            Map.entry("textfield", Set.of()),
            Map.entry("textarea", Set.of()),
            Map.entry("number", Set.of("decimalDigits", "increment", "serializeToString")),
            Map.entry("datetime", Set.of("subtype", "dateLabel", "disallowPassedDates")),
            Map.entry("select", Set.of("values", "searchable")),
            Map.entry("radio", Set.of("values")),
            Map.entry("checkbox", Set.of()),
            Map.entry("checklist", Set.of("values")),
            Map.entry("group", Set.of("path", "components", "showOutline", "verticalAlignment")),
            Map.entry(
                    "dynamiclist",
                    Set.of(
                            "path",
                            "components",
                            "showOutline",
                            "verticalAlignment",
                            "isRepeating",
                            "allowAddRemove",
                            "defaultRepetitions",
                            "disableCollapse",
                            "nonCollapsedItems")),
            Map.entry("text", Set.of("text")));

    private static final Set<String> VALIDATE = Set.of("required", "minLength", "maxLength", "min", "max");

    private final String prefix;
    private final JsonNode json;
    private final FormFindings findings;

    ComponentNode(String prefix, JsonNode json, FormFindings findings) {
        this.prefix = prefix;
        this.json = json;
        this.findings = findings;
    }

    JsonNode json() {
        return json;
    }

    String type() {
        return json.path("type").asText("");
    }

    /** What a designer knows it by. */
    String name() {
        for (String attribute : List.of("key", "path", "id")) {
            String value = json.path(attribute).asText("");
            if (!value.isEmpty()) {
                return attribute.equals("id") ? value : prefix + value;
            }
        }
        return type();
    }

    String id() {
        String id = json.path("id").asText("");
        return id.isEmpty() ? name() : id;
    }

    void checkAttributes() {
        Set<String> own = SUPPORTED.get(type());
        json.fieldNames().forEachRemaining(attribute -> {
            if (!COMMON.contains(attribute) && !own.contains(attribute)) {
                findings.add(name(), "unknown-attribute", attribute);
            }
        });
        json.path("validate").fieldNames().forEachRemaining(attribute -> {
            if (!VALIDATE.contains(attribute)) {
                findings.add(name(), "unknown-attribute", "validate." + attribute);
            }
        });
        json.path("conditional").fieldNames().forEachRemaining(attribute -> {
            if (!attribute.equals("hide")) {
                findings.add(name(), "unknown-attribute", "conditional." + attribute);
            }
        });
    }

    /** Refuses properties that are neither listed nor rules. */
    void allowProperties(Set<String> names) {
        Iterator<Map.Entry<String, JsonNode>> properties =
                json.path("properties").fields();
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            String key = property.getKey();
            boolean family = key.startsWith("rule.") || key.startsWith("warn.") || key.startsWith("option.en.");
            if (!names.contains(key) && !family) {
                findings.add(name(), "unknown-property", key);
            }
            if (property.getValue().isContainerNode()) {
                findings.add(name(), "bad-property", key);
            }
        }
    }

    @Nullable
    String property(String key) {
        JsonNode value = json.path("properties").path(key);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** Words of a property that is a list separated by commas. */
    Set<String> words(String key) {
        String value = property(key);
        Set<String> words = new LinkedHashSet<>();
        if (value != null) {
            for (String word : value.split(",")) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    int whole(String key, int otherwise) {
        String value = property(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            findings.add(name(), "bad-property", key);
            return otherwise;
        }
    }

    FormText label() {
        return text(json.path("label").asText("").isBlank() ? "dateLabel" : "label", "label.en");
    }

    /** An attribute in Chinese and a property in English. */
    FormText text(String attribute, String english) {
        String zh = json.path(attribute).asText("");
        String en = property(english);
        return new FormText(zh, en == null || en.isBlank() ? zh : en);
    }

    FormText propertyText(String key, FormText otherwise) {
        String zh = property(key);
        String en = property(key + ".en");
        return zh == null ? otherwise : new FormText(zh, en == null || en.isBlank() ? zh : en);
    }

    @Nullable
    Expression hide() {
        JsonNode hide = json.path("conditional").path("hide");
        return hide.isTextual() && !hide.asText().isBlank() ? expression("conditional.hide", hide.asText()) : null;
    }

    /** The rules, {@code rule.<name>} with {@code rule.<name>.zh} and {@code .en}; {@code warn.} for those that only warn. */
    List<FormRule> rules() {
        Map<String, FormRule> rules = new LinkedHashMap<>();
        for (String family : List.of("rule.", "warn.")) {
            Set<String> names = new TreeSet<>();
            json.path("properties").fieldNames().forEachRemaining(key -> {
                if (key.startsWith(family) && !key.endsWith(".zh") && !key.endsWith(".en")) {
                    names.add(key.substring(family.length()));
                }
            });
            for (String name : names) {
                Expression expression = expression(family + name, String.valueOf(property(family + name)));
                String zh = property(family + name + ".zh");
                String en = property(family + name + ".en");
                if (zh == null || zh.isBlank()) {
                    findings.add(name(), "rule-without-message", name);
                } else if (expression != null) {
                    FormText message = new FormText(zh, en == null || en.isBlank() ? zh : en);
                    rules.put(family + name, new FormRule(name, expression, message, family.equals("warn.")));
                }
            }
        }
        return new ArrayList<>(rules.values());
    }

    @Nullable
    private Expression expression(String where, String text) {
        try {
            return Expression.parse(text);
        } catch (Expression.Unacceptable e) {
            findings.add(name(), e.code(), where, e.detail());
            return null;
        }
    }
}
