package org.keqiao.process.validation.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/**
 * An element as it was read. Names carry the well-known prefix of their namespace, whatever prefix the file uses:
 * {@code bpmn:userTask}, {@code camunda:formRef}; attributes without a namespace are plain ({@code id}).
 */
public final class XmlNode {

    private final String name;
    private final int line;

    @Nullable
    private final XmlNode parent;

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name, int line, @Nullable XmlNode parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    public void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void text(String more) {
        text.append(more);
    }

    public String name() {
        return name;
    }

    int line() {
        return line;
    }

    public Optional<XmlNode> parent() {
        return Optional.ofNullable(parent);
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    @Nullable
    public String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The attribute's value, empty text when it is absent. */
    public String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    public List<XmlNode> children() {
        return children;
    }

    public Stream<XmlNode> children(String child) {
        return children.stream().filter(c -> c.name.equals(child));
    }

    public Optional<XmlNode> child(String child) {
        return children(child).findFirst();
    }

    public String text() {
        return text.toString().strip();
    }

    /** This element and all below it; the depth is bounded by the reader. */
    public Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }

    /** What the designer set in plain words; the last of equal names wins, and a rule refuses them. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        children("bpmn:extensionElements")
                .flatMap(e -> e.children("camunda:properties"))
                .flatMap(p -> p.children("camunda:property"))
                .forEach(p -> properties.put(p.value("name"), p.value("value")));
        return properties;
    }

    /** Id of the drawn element that a finding should point to: the nearest one above that has an id. */
    @Nullable
    public String drawn() {
        XmlNode at = this;
        while (at != null) {
            boolean ofModel = at.name.startsWith("bpmn:") || at.name.startsWith("dmn:");
            if (ofModel
                    && !at.name.endsWith("EventDefinition")
                    && !at.value("id").isBlank()) {
                return at.value("id");
            }
            at = at.parent;
        }
        return null;
    }
}
