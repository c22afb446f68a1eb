package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import org.springframework.lang.Nullable;

/** The component that is selected: read, and changed by steps that the editor can undo. */
final class Edits {

    private final ObjectNode component;
    private final BiConsumer<String, ObjectNode> send;

    /**
     * @param component as the form has it
     * @param send takes the component's id and the attributes that change, null for those that go
     */
    Edits(ObjectNode component, BiConsumer<String, ObjectNode> send) {
        this.component = component.deepCopy();
        this.send = send;
    }

    String id() {
        return component.path("id").asText();
    }

    String type() {
        return component.path("type").asText();
    }

    /** Text of an attribute, empty when it has none. */
    String get(String attribute) {
        return component.path(attribute).asText("");
    }

    JsonNode node(String attribute) {
        return component.path(attribute);
    }

    String property(String name) {
        return component.path("properties").path(name).asText("");
    }

    @Nullable
    String kind() {
        String kind = property("kind");
        return kind.isEmpty() ? null : kind;
    }

    /** True when the form has this component just as it is known here: the panel need not be built again. */
    boolean isSame(@Nullable ObjectNode other) {
        return other != null && plain(other).equals(plain(component));
    }

    private static ObjectNode plain(ObjectNode component) {
        ObjectNode plain = component.deepCopy();
        plain.remove("layout");
        return plain;
    }

    /** Sets an attribute; an empty text takes it away. */
    void set(String attribute, String value) {
        set(attribute, value.isEmpty() ? null : JsonNodeFactory.instance.textNode(value));
    }

    void set(String attribute, @Nullable JsonNode value) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        put(changes, attribute, value);
        apply(changes);
    }

    /** Sets a property; an empty text takes it away. */
    void property(String name, String value) {
        ObjectNode properties = properties();
        if (value.isEmpty()) {
            properties.remove(name);
        } else {
            properties.put(name, value);
        }
        set("properties", properties);
    }

    /** A copy of the properties, to be changed together with other attributes. */
    ObjectNode properties() {
        return component.path("properties") instanceof ObjectNode some
                ? some.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    /** Sets a limit of the validation; null takes it away. */
    void limit(String name, @Nullable JsonNode value) {
        ObjectNode validate = component.path("validate") instanceof ObjectNode some
                ? some.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        put(validate, name, value);
        validate.properties().removeIf(entry -> entry.getValue().isNull());
        set("validate", validate.isEmpty() ? null : validate);
    }

    /** Changes several attributes in one step. */
    void apply(ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                component.remove(change.getKey());
            } else {
                component.set(change.getKey(), change.getValue());
            }
        });
        send.accept(id(), changes);
    }

    private static void put(ObjectNode into, String name, @Nullable JsonNode value) {
        if (value == null) {
            into.putNull(name);
        } else {
            into.set(name, value);
        }
    }
}
