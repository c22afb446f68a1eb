package org.keqiao.process.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.keqiao.process.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Does to a bundle what a designer does in the editor: leads flows elsewhere, puts a step in, gives everything new ids. */
final class Redesign {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> REFERENCES =
            Set.of("id", "sourceRef", "targetRef", "attachedToRef", "default", "bpmnElement", "messageRef");

    private final Bundle bundle;
    private final Map<String, String> added = new TreeMap<>();
    private final Document document;

    private Redesign(Bundle bundle) {
        this.bundle = bundle;
        this.document = parse(bundle.file(Bundle.PROCESS).orElseThrow());
    }

    static Redesign of(Bundle bundle) {
        return new Redesign(bundle);
    }

    /** Lets a flow end elsewhere. */
    Redesign lead(String flow, String target) {
        Element xml = byId(flow);
        listed(byId(xml.getAttribute("targetRef")), "incoming", flow)
                .forEach(e -> e.getParentNode().removeChild(e));
        xml.setAttribute("targetRef", target);
        list(byId(target), "incoming", flow);
        return this;
    }

    /** Puts a new step with a new form into a flow. */
    Redesign insert(String flow, String id, String form, String performer, String name, String nameEn) {
        Element xml = byId(flow);
        String target = xml.getAttribute("targetRef");
        Element task = document.createElementNS(BPMN, "bpmn:userTask");
        task.setAttribute("id", id);
        task.setAttribute("name", name);
        String camunda = "http://camunda.org/schema/1.0/bpmn";
        task.setAttributeNS(camunda, "camunda:formRef", form);
        Element extensions = document.createElementNS(BPMN, "bpmn:extensionElements");
        Element properties = document.createElementNS(camunda, "camunda:properties");
        Map.of(
                        "performer", performer,
                        "nameEn", nameEn,
                        "outcomes",
                                "[{\"key\":\"done\",\"kind\":\"ADVANCE\",\"zh\":\"完成\",\"en\":\"Done\",\"opinionRequired\":false}]")
                .forEach((key, value) -> {
                    Element property = document.createElementNS(camunda, "camunda:property");
                    property.setAttribute("name", key);
                    property.setAttribute("value", value);
                    properties.appendChild(property);
                });
        extensions.appendChild(properties);
        task.appendChild(extensions);
        xml.getParentNode().insertBefore(task, xml);
        lead(flow, id);
        Element onward = document.createElementNS(BPMN, "bpmn:sequenceFlow");
        onward.setAttribute("id", id + "_on");
        onward.setAttribute("sourceRef", id);
        onward.setAttribute("targetRef", target);
        xml.getParentNode().appendChild(onward);
        list(task, "outgoing", id + "_on");
        list(byId(target), "incoming", id + "_on");
        draw(id, id + "_on");
        added.put(Bundle.FORMS + form + ".form", form(form));
        return this;
    }

    /** Writes properties of a step, as the editor's panel does. */
    Redesign say(String node, Map<String, String> values) {
        Element properties = (Element) byId(node)
                .getElementsByTagNameNS("http://camunda.org/schema/1.0/bpmn", "properties")
                .item(0);
        new TreeMap<>(values).forEach((name, value) -> {
            Element property = document.createElementNS("http://camunda.org/schema/1.0/bpmn", "camunda:property");
            property.setAttribute("name", name);
            property.setAttribute("value", value);
            properties.appendChild(property);
        });
        return this;
    }

    /** Gives every element another id, in the model and in its drawing; only the matter keeps its key. */
    Redesign renameEverything() {
        Map<String, String> names = new HashMap<>();
        elements().stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty() && !id.equals(bundle.matter()))
                .forEach(
                        id -> names.putIfAbsent(id, "Node_" + Integer.toHexString(id.hashCode()) + "_" + names.size()));
        for (Element element : elements()) {
            for (String reference : REFERENCES) {
                String renamed = names.get(element.getAttribute(reference));
                if (renamed != null) {
                    element.setAttribute(reference, renamed);
                }
            }
            boolean list = Set.of("incoming", "outgoing").contains(element.getLocalName());
            if (list) {
                element.setTextContent(names.get(element.getTextContent().strip()));
            }
        }
        return this;
    }

    Bundle bundle() {
        Bundle result = bundle.with(Bundle.PROCESS, text());
        for (Map.Entry<String, String> file : added.entrySet()) {
            result = result.with(file.getKey(), file.getValue());
        }
        return result;
    }

    /** Ids of nodes and flows of a model. */
    static Set<String> ids(Bundle bundle) {
        return Set.copyOf(new Redesign(bundle)
                .elements().stream()
                        .map(e -> e.getAttribute("id"))
                        .filter(id -> !id.isEmpty() && !id.equals(bundle.matter()))
                        .toList());
    }

    private void draw(String node, String flow) {
        Element plane =
                (Element) document.getElementsByTagNameNS(BPMNDI, "BPMNPlane").item(0);
        String dc = "http://www.omg.org/spec/DD/20100524/DC";
        String di = "http://www.omg.org/spec/DD/20100524/DI";
        Element shape = document.createElementNS(BPMNDI, "bpmndi:BPMNShape");
        shape.setAttribute("id", node + "_di");
        shape.setAttribute("bpmnElement", node);
        Element bounds = document.createElementNS(dc, "dc:Bounds");
        Map.of("x", "900", "y", "700", "width", "100", "height", "80").forEach(bounds::setAttribute);
        shape.appendChild(bounds);
        plane.appendChild(shape);
        Element edge = document.createElementNS(BPMNDI, "bpmndi:BPMNEdge");
        edge.setAttribute("id", flow + "_di");
        edge.setAttribute("bpmnElement", flow);
        for (String x : List.of("1000", "1100")) {
            Element point = document.createElementNS(di, "di:waypoint");
            point.setAttribute("x", x);
            point.setAttribute("y", "740");
            edge.appendChild(point);
        }
        plane.appendChild(edge);
    }

    private static String form(String id) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 17, "components": [
                  {"type": "textarea", "id": "archiveNote", "key": "archiveNote", "label": "归档说明",
                   "properties": {"label.en": "Note"}}]}
                """
                .formatted(id);
    }

    private void list(Element node, String direction, String flow) {
        Element entry = document.createElementNS(BPMN, "bpmn:" + direction);
        entry.setTextContent(flow);
        // The schema wants them behind the extensions and before everything else.
        org.w3c.dom.Node before = children(node).stream()
                .filter(c -> !Set.of("documentation", "extensionElements", "incoming")
                        .contains(c.getLocalName()))
                .findFirst()
                .orElse(null);
        node.insertBefore(entry, before);
    }

    private static List<Element> children(Element node) {
        NodeList nodes = node.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static List<Element> listed(Element node, String direction, String flow) {
        return children(node).stream()
                .filter(e -> direction.equals(e.getLocalName())
                        && flow.equals(e.getTextContent().strip()))
                .toList();
    }

    private Element byId(String id) {
        List<Element> found =
                elements().stream().filter(e -> e.getAttribute("id").equals(id)).toList();
        assertThat(found).as(id).hasSize(1);
        return found.get(0);
    }

    private List<Element> elements() {
        NodeList all = document.getElementsByTagNameNS("*", "*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String text() {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
