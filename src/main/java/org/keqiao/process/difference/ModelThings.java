package org.keqiao.process.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Catalogue;
import org.keqiao.process.validation.files.XmlNode;

/** A process: its elements and flows with their properties, by their ids. How it is drawn is compared apart. */
final class ModelThings {

    /** What publishing sets, what the arrows say already, and what only the editor uses. */
    private static final Set<String> NOT_SAID = Set.of(
            "id",
            "name",
            "isExecutable",
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "camunda:historyTimeToLive",
            "camunda:versionTag",
            "camunda:formRefBinding",
            "camunda:decisionRefBinding",
            "camunda:mapDecisionResult",
            "camunda:modelerTemplate",
            "camunda:modelerTemplateVersion",
            "camunda:modelerTemplateIcon");

    private static final Set<String> NOT_INSIDE =
            Set.of("bpmn:incoming", "bpmn:outgoing", "bpmn:extensionElements", "bpmn:documentation");

    private final Catalogue catalogue;
    private final Words words;
    private final StepWords steps;
    private final Map<String, XmlNode> byId = new HashMap<>();
    private final Things things = new Things();

    private ModelThings(Catalogue catalogue, Words words) {
        this.catalogue = catalogue;
        this.words = words;
        this.steps = new StepWords(words);
    }

    static Things of(XmlNode definitions, Catalogue catalogue, Words words) {
        ModelThings read = new ModelThings(catalogue, words);
        definitions.all().filter(x -> !x.value("id").isBlank()).forEach(x -> read.byId.put(x.value("id"), x));
        for (XmlNode part : definitions.children()) {
            if (part.name().equals("bpmn:process")) {
                read.container(part);
            } else if (part.name().startsWith("bpmn:")) {
                read.node(part);
            }
        }
        return read.things;
    }

    /** Where everything is drawn: only its place can differ in it. */
    static Map<String, String> places(XmlNode definitions) {
        Map<String, String> places = new TreeMap<>();
        definitions
                .all()
                .filter(x -> x.has("bpmnElement") && !x.name().equals("bpmndi:BPMNPlane"))
                .forEach(x -> places.put(
                        x.value("bpmnElement"),
                        x.all()
                                .filter(y -> y.has("x"))
                                .map(y -> place(y, "x") + "," + place(y, "y") + "," + place(y, "width") + ","
                                        + place(y, "height"))
                                .collect(Collectors.joining(" "))));
        return places;
    }

    private static String place(XmlNode at, String attribute) {
        return at.value(attribute).replaceFirst("\\.0+$", "");
    }

    private void container(XmlNode container) {
        node(container);
        for (XmlNode child : container.children()) {
            if (child.name().equals("bpmn:subProcess")) {
                container(child);
            } else if (child.name().startsWith("bpmn:")
                    && !NOT_INSIDE.contains(child.name())
                    && !child.value("id").isBlank()) {
                node(child);
            }
        }
    }

    private void node(XmlNode xml) {
        String kind = xml.name().substring(xml.name().indexOf(':') + 1);
        Thing thing = things.add(
                xml.value("id"), new Thing(words.or("difference.element." + kind, kind), name(xml), xml.value("id")));
        thing.say(words.property("name"), xml.value("name"));
        if (kind.equals("sequenceFlow")) {
            thing.say(words.property("from"), nameOf(xml.value("sourceRef")));
            thing.say(words.property("to"), nameOf(xml.value("targetRef")));
            said(thing, xml);
            return;
        }
        refer(thing, xml, "attachedToRef");
        refer(thing, xml, "default");
        xml.attributes().forEach((attribute, value) -> {
            if (!NOT_SAID.contains(attribute)) {
                String plain = attribute.substring(attribute.indexOf(':') + 1);
                thing.say(words.property(plain), attributeText(plain, value));
            }
        });
        String performer = xml.properties().getOrDefault("performer", "");
        action(xml)
                .ifPresentOrElse(
                        action -> xml.properties().forEach((name, value) -> thing.say(parameter(action, name), value)),
                        () -> xml.properties().forEach((name, value) -> {
                            boolean ofStep = !performer.isEmpty() || kind.equals("userTask");
                            thing.say(words.property(name), ofStep ? steps.text(name, value) : value);
                        }));
        said(thing, xml);
    }

    private void refer(Thing thing, XmlNode xml, String attribute) {
        if (xml.has(attribute)) {
            thing.say(words.property(attribute), nameOf(xml.value(attribute)));
        }
    }

    private Optional<ActionDescription> action(XmlNode xml) {
        return actionOf(xml.value("camunda:delegateExpression"));
    }

    private Optional<ActionDescription> actionOf(String expression) {
        return catalogue.action(expression.replaceFirst("^\\$\\{(.*)}$", "$1"));
    }

    private String parameter(ActionDescription action, String name) {
        return action.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> words.name(parameter.zh(), parameter.en(), name))
                .orElseGet(() -> words.property(name));
    }

    private String attributeText(String attribute, String value) {
        return switch (attribute) {
            case "delegateExpression" ->
                actionOf(value)
                        .map(action -> words.name(action.zh(), action.en(), value))
                        .orElse(value);
            case "cancelActivity", "isInterrupting", "triggeredByEvent" -> words.yesNo(!"false".equals(value));
            default -> value;
        };
    }

    /** Documentation, conditions, timers, messages: all text below the element that is no element of its own. */
    private void said(Thing thing, XmlNode xml) {
        xml.children("bpmn:documentation").forEach(d -> thing.say(words.property("documentation"), d.text()));
        if (xml.name().equals("bpmn:process") || xml.name().equals("bpmn:subProcess")) {
            return;
        }
        List<XmlNode> inside = new ArrayList<>();
        xml.children().stream().filter(c -> !NOT_INSIDE.contains(c.name())).forEach(inside::add);
        for (XmlNode child : inside) {
            child.all().forEach(below -> {
                String plain = below.name().substring(below.name().indexOf(':') + 1);
                thing.say(words.property(plain), below.text());
                below.attributes().forEach((attribute, value) -> {
                    if (attribute.endsWith("Ref")) {
                        thing.say(words.property(attribute), nameOf(value));
                    }
                });
                if (below.name().endsWith("EventDefinition")
                        && below.children().isEmpty()
                        && !below.has("messageRef")) {
                    thing.say(words.get("difference.kindOf"), words.property(plain));
                }
            });
        }
    }

    private String nameOf(String id) {
        XmlNode found = byId.get(id);
        return found == null ? id : name(found);
    }

    private String name(XmlNode xml) {
        String id = xml.value("id");
        if (xml.name().equals("bpmn:sequenceFlow")) {
            String way =
                    words.get("difference.way", nodeName(xml.value("sourceRef")), nodeName(xml.value("targetRef")));
            String name = words.name(xml.value("name"), english(xml), "");
            return name.isBlank() ? way : words.get("difference.way.named", way, name);
        }
        return words.name(xml.value("name"), english(xml), id);
    }

    private String nodeName(String id) {
        XmlNode node = byId.get(id);
        return node == null ? id : words.name(node.value("name"), english(node), id);
    }

    private static String english(XmlNode xml) {
        return xml.properties().getOrDefault("nameEn", "");
    }
}
