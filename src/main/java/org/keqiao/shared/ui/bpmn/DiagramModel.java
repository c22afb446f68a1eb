package org.keqiao.shared.ui.bpmn;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A model as the diagram needs it: named in the reader's language, and its steps in the order of the flow. */
final class DiagramModel {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> STEPS = Set.of(
            "startEvent",
            "endEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "callActivity",
            "boundaryEvent",
            "intermediateCatchEvent");

    /** Room for a word. */
    private static final int LABEL_WIDTH = 76;

    private final Document document;

    private DiagramModel(Document document) {
        this.document = document;
    }

    /**
     * @throws IllegalArgumentException when the text is no XML, or has a document type
     */
    static DiagramModel of(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new DiagramModel(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (Exception unreadable) {
            throw new IllegalArgumentException("not a readable model", unreadable);
        }
    }

    /** Takes the names from the property {@code nameEn} where the designer gave one, and gives them room. */
    DiagramModel inEnglish() {
        for (Element element : all("*")) {
            String english = property(element, "nameEn");
            if (!english.isBlank()) {
                element.setAttribute("name", english);
            }
        }
        all("BPMNLabel").forEach(DiagramModel::widen);
        return this;
    }

    /** Labels are as wide as their Chinese: an English word would be broken in its middle. */
    private static void widen(Element label) {
        NodeList bounds = label.getElementsByTagNameNS("*", "Bounds");
        for (int i = 0; i < bounds.getLength(); i++) {
            Element box = (Element) bounds.item(i);
            try {
                double width = Double.parseDouble(box.getAttribute("width"));
                if (width < LABEL_WIDTH) {
                    double left = Double.parseDouble(box.getAttribute("x")) - (LABEL_WIDTH - width) / 2;
                    box.setAttribute("x", String.valueOf(left));
                    box.setAttribute("width", String.valueOf(LABEL_WIDTH));
                }
            } catch (NumberFormatException unplaced) {
                // The drawing says where it is, or the viewer finds a place.
            }
        }
    }

    String xml() {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            StringWriter text = new StringWriter();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (javax.xml.transform.TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The flows taken, as far as the passed nodes tell: to each node the one from the node that was passed last before
     * it. Nodes of one transaction share their moment, so that their order says little; then any passed one counts.
     *
     * @param passed ids in the order of their passing
     */
    Set<String> flowsAlong(List<String> passed) {
        Set<String> taken = new LinkedHashSet<>();
        List<Element> flows = all("sequenceFlow");
        for (int i = 0; i < passed.size(); i++) {
            List<String> sources = new ArrayList<>(passed.subList(0, i));
            Collections.reverse(sources);
            sources.addAll(passed.subList(i + 1, passed.size()));
            String target = passed.get(i);
            sources.stream()
                    .flatMap(source -> flows.stream()
                            .filter(flow -> flow.getAttribute("sourceRef").equals(source)
                                    && flow.getAttribute("targetRef").equals(target)))
                    .findFirst()
                    .ifPresent(flow -> taken.add(flow.getAttribute("id")));
        }
        return taken;
    }

    /** The named steps, from the start along the flows; what no flow reaches comes last. */
    List<Step> steps() {
        Map<String, Element> nodes = new LinkedHashMap<>();
        Map<String, List<String>> next = new LinkedHashMap<>();
        Deque<String> queue = new ArrayDeque<>();
        for (Element element : all("*")) {
            String id = element.getAttribute("id");
            if (BPMN.equals(element.getNamespaceURI()) && !id.isEmpty()) {
                nodes.put(id, element);
                if (element.getLocalName().equals("startEvent")) {
                    queue.add(id);
                } else if (element.getLocalName().equals("boundaryEvent")) {
                    link(next, element.getAttribute("attachedToRef"), id);
                }
            }
        }
        for (Element flow : all("sequenceFlow")) {
            link(next, flow.getAttribute("sourceRef"), flow.getAttribute("targetRef"));
        }
        Set<String> order = new LinkedHashSet<>();
        while (!queue.isEmpty()) {
            String id = queue.remove();
            if (order.add(id)) {
                queue.addAll(next.getOrDefault(id, List.of()));
            }
        }
        order.addAll(nodes.keySet());
        List<Step> steps = new ArrayList<>();
        for (String id : order) {
            Element node = nodes.get(id);
            if (node != null
                    && STEPS.contains(node.getLocalName())
                    && !node.getAttribute("name").isBlank()) {
                steps.add(new Step(id, node.getAttribute("name"), node.getLocalName()));
            }
        }
        return steps;
    }

    private static void link(Map<String, List<String>> next, String from, String to) {
        next.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
    }

    private List<Element> all(String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>(found.getLength());
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String property(Element element, String name) {
        NodeList properties = element.getElementsByTagNameNS("*", "property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            boolean own = property.getParentNode().getParentNode().getParentNode() == element;
            if (own && name.equals(property.getAttribute("name"))) {
                return property.getAttribute("value");
            }
        }
        return "";
    }

    /**
     * @param kind the BPMN element's name, {@code userTask}
     */
    record Step(String id, String name, String kind) {}
}
