package org.keqiao.inbox.ui.decision;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What follows an outcome, read off the model: it tells people before they submit. Conditions on this outcome are
 * decided; where other facts decide, all ways are named. It only informs; the engine decides.
 */
final class WayAhead {

    private static final Pattern COMPARISON =
            Pattern.compile("\\$\\{\\s*(\\w+)\\s*(==|!=)\\s*['\"]([^'\"]*)['\"]\\s*}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");

    private final Map<String, Element> nodes = new HashMap<>();
    private final Map<String, List<Element>> outgoing = new HashMap<>();

    /**
     * @param xml the model; what cannot be read leads nowhere
     */
    WayAhead(String xml) {
        for (Element element : elements(xml)) {
            String id = element.getAttribute("id");
            if (element.getLocalName().equals("sequenceFlow")) {
                outgoing.computeIfAbsent(element.getAttribute("sourceRef"), key -> new ArrayList<>())
                        .add(element);
            } else if (!id.isEmpty()) {
                nodes.put(id, element);
            }
        }
    }

    /**
     * @param names of the steps that may come next, each with its performer
     * @param actions that run on the way there
     * @param ends true when the case may come to its end
     */
    record Ahead(Set<Next> steps, Set<String> actions, boolean ends) {}

    /**
     * @param performer a role or {@code PARTY:APPLICANT}
     */
    record Next(String zh, String en, String performer) {}

    /**
     * @param formId of the step that is being decided
     * @param variable its outcome variable
     * @param outcome the outcome's key
     */
    Ahead after(String formId, String variable, String outcome) {
        Ahead ahead = new Ahead(new LinkedHashSet<>(), new HashSet<>(), false);
        Walk walk = new Walk(variable, outcome, ahead.steps(), ahead.actions(), new HashSet<>());
        nodes.values().stream()
                .filter(node -> node.getLocalName().equals("userTask") && formId.equals(attribute(node, "formRef")))
                .findFirst()
                .ifPresent(node -> follow(node, walk));
        return new Ahead(walk.steps, walk.actions, walk.ends);
    }

    private static final class Walk {
        final String variable;
        final String outcome;
        final Set<Next> steps;
        final Set<String> actions;
        final Set<String> seen;
        boolean ends;

        Walk(String variable, String outcome, Set<Next> steps, Set<String> actions, Set<String> seen) {
            this.variable = variable;
            this.outcome = outcome;
            this.steps = steps;
            this.actions = actions;
            this.seen = seen;
        }
    }

    private void follow(Element from, Walk walk) {
        for (Element flow : chosen(from, walk)) {
            Element target = nodes.get(flow.getAttribute("targetRef"));
            if (target != null && walk.seen.add(target.getAttribute("id"))) {
                visit(target, walk);
            }
        }
    }

    private void visit(Element node, Walk walk) {
        switch (node.getLocalName()) {
            case "userTask" -> {
                String english = property(node, "nameEn");
                String name = node.getAttribute("name");
                walk.steps.add(new Next(name, english.isBlank() ? name : english, property(node, "performer")));
            }
            case "endEvent" -> walk.ends = true;
            default -> {
                Matcher bean = BEAN.matcher(attribute(node, "delegateExpression"));
                if (bean.matches()) {
                    walk.actions.add(bean.group(1));
                }
                follow(node, walk);
            }
        }
    }

    /** The flows that may be taken: at a split, those whose condition is not known to fail. */
    private List<Element> chosen(Element from, Walk walk) {
        List<Element> flows = outgoing.getOrDefault(from.getAttribute("id"), List.of());
        if (!from.getLocalName().equals("exclusiveGateway") || flows.size() < 2) {
            return flows;
        }
        String byDefault = from.getAttribute("default");
        List<Element> open = new ArrayList<>();
        Element otherwise = null;
        for (Element flow : flows) {
            if (flow.getAttribute("id").equals(byDefault)) {
                otherwise = flow;
                continue;
            }
            Matcher condition = COMPARISON.matcher(condition(flow));
            if (!condition.matches() || !condition.group(1).equals(walk.variable)) {
                open.add(flow);
            } else if (condition.group(3).equals(walk.outcome)
                    == condition.group(2).equals("==")) {
                return List.of(flow);
            }
        }
        if (otherwise != null) {
            open.add(otherwise);
        }
        return open;
    }

    private static String condition(Element flow) {
        NodeList conditions = flow.getElementsByTagNameNS("*", "conditionExpression");
        return conditions.getLength() == 0
                ? ""
                : conditions.item(0).getTextContent().strip();
    }

    private static String attribute(Element element, String localName) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (localName.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    private static String property(Element element, String name) {
        NodeList properties = element.getElementsByTagNameNS("*", "property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (name.equals(property.getAttribute("name"))) {
                return property.getAttribute("value");
            }
        }
        return "";
    }

    private static List<Element> elements(String xml) {
        List<Element> found = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            NodeList all = document.getElementsByTagNameNS("*", "*");
            for (int i = 0; i < all.getLength(); i++) {
                found.add((Element) all.item(i));
            }
        } catch (javax.xml.parsers.ParserConfigurationException
                | org.xml.sax.SAXException
                | java.io.IOException unreadable) {
            return List.of();
        }
        return found;
    }
}
