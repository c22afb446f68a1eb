package org.keqiao.process.outline.xml;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.lang.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A model's XML while it is changed: what is not touched stays as it was written. */
public final class ModelText {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final String STEP = "  ";

    private final Document document;

    private ModelText(Document document) {
        this.document = document;
    }

    /**
     * @throws IllegalArgumentException when it is no XML; drafts take none that is not
     */
    public static ModelText of(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            return new ModelText(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public String write() {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + text.toString().strip() + "\n";
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    public Element root() {
        return document.getDocumentElement();
    }

    /** Every element below another, itself included, in the order of the file. */
    public static Stream<Element> all(Element from) {
        List<Element> found = new ArrayList<>(List.of(from));
        for (int i = 0; i < found.size(); i++) {
            children(found.get(i)).forEach(found::add);
        }
        return found.stream();
    }

    public static Stream<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children.stream();
    }

    public static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent).filter(c -> is(c, namespace, name)).findFirst();
    }

    public static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    /** The element of the model with an id. */
    public Element element(String id) {
        return all(root())
                .filter(e ->
                        BPMN.equals(e.getNamespaceURI()) && e.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** An id that nothing has yet. */
    public String freshId(String prefix) {
        Set<String> taken = new HashSet<>();
        all(root()).forEach(e -> taken.add(e.getAttribute("id")));
        int number = 1;
        while (taken.contains(prefix + "_" + number)) {
            number++;
        }
        return prefix + "_" + number;
    }

    /** Makes an element with the prefix that the file uses for its namespace. */
    public Element create(String namespace, String name, String usualPrefix) {
        String prefix = root().lookupPrefix(namespace);
        if (prefix == null && root().isDefaultNamespace(namespace)) {
            return document.createElementNS(namespace, name);
        }
        if (prefix == null) {
            prefix = usualPrefix;
            root().setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
        }
        return document.createElementNS(namespace, prefix + ":" + name);
    }

    private Element bpmn(String name) {
        return create(BPMN, name, "bpmn");
    }

    public void set(Element element, String namespace, String usualPrefix, String attribute, String value) {
        String prefix = root().lookupPrefix(namespace);
        if (prefix == null) {
            prefix = usualPrefix;
            root().setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
        }
        element.setAttributeNS(namespace, prefix + ":" + attribute, value);
    }

    /** A new element behind another one of the same scope. */
    public Element addNode(Element behind, String name, String id, String zh) {
        Element node = bpmn(name);
        node.setAttribute("id", id);
        if (!zh.isEmpty()) {
            node.setAttribute("name", zh);
        }
        insertAfter(behind, node);
        return node;
    }

    /** A new flow, written behind another one of the same scope. */
    public Element addFlow(Element behind, Element source, Element target) {
        Element flow = bpmn("sequenceFlow");
        flow.setAttribute("id", freshId("Flow"));
        flow.setAttribute("sourceRef", source.getAttribute("id"));
        flow.setAttribute("targetRef", target.getAttribute("id"));
        insertAfter(behind, flow);
        reference(source, "outgoing", flow.getAttribute("id"));
        reference(target, "incoming", flow.getAttribute("id"));
        return flow;
    }

    public void leadTo(Element flow, Element target) {
        String id = flow.getAttribute("id");
        unreference(element(flow.getAttribute("targetRef")), "incoming", id);
        flow.setAttribute("targetRef", target.getAttribute("id"));
        reference(target, "incoming", id);
    }

    public void removeFlow(Element flow) {
        String id = flow.getAttribute("id");
        unreference(element(flow.getAttribute("sourceRef")), "outgoing", id);
        unreference(element(flow.getAttribute("targetRef")), "incoming", id);
        remove(flow);
    }

    private void reference(Element node, String kind, String flow) {
        Element reference = bpmn(kind);
        reference.setTextContent(flow);
        Optional<Element> last = children(node)
                .filter(c -> is(c, BPMN, kind) || (is(c, BPMN, "incoming") && kind.equals("outgoing")))
                .reduce((a, b) -> b)
                .or(() -> children(node)
                        .filter(c -> is(c, BPMN, "documentation") || is(c, BPMN, "extensionElements"))
                        .reduce((a, b) -> b));
        if (last.isPresent()) {
            insertAfter(last.get(), reference);
        } else {
            insertFirst(node, reference);
        }
    }

    private static void unreference(Element node, String kind, String flow) {
        children(node)
                .filter(c -> is(c, BPMN, kind) && c.getTextContent().strip().equals(flow))
                .forEach(ModelText::remove);
    }

    /** Says the condition of a flow; null takes it away. */
    public void condition(Element flow, @Nullable String text) {
        child(flow, BPMN, "conditionExpression").ifPresent(ModelText::remove);
        if (text != null) {
            Element condition = bpmn("conditionExpression");
            condition.setTextContent(text);
            append(flow, condition);
            String prefix = root().lookupPrefix(BPMN);
            set(condition, XSI, "xsi", "type", prefix == null ? "tFormalExpression" : prefix + ":tFormalExpression");
        }
    }

    /** Sets what the designer says in plain words; an empty value takes it away. */
    public void property(Element node, String name, String value) {
        Element properties = child(node, BPMN, "extensionElements")
                .flatMap(e -> child(e, CAMUNDA, "properties"))
                .orElse(null);
        if (properties != null) {
            children(properties)
                    .filter(p -> p.getAttribute("name").equals(name))
                    .forEach(ModelText::remove);
        }
        if (value.isEmpty()) {
            return;
        }
        if (properties == null) {
            properties = properties(node);
        }
        Element property = create(CAMUNDA, "property", "camunda");
        property.setAttribute("name", name);
        property.setAttribute("value", value);
        append(properties, property);
    }

    private Element properties(Element node) {
        Element extension = child(node, BPMN, "extensionElements").orElseGet(() -> {
            Element made = bpmn("extensionElements");
            child(node, BPMN, "documentation")
                    .ifPresentOrElse(d -> insertAfter(d, made), () -> insertFirst(node, made));
            return made;
        });
        Element properties = create(CAMUNDA, "properties", "camunda");
        append(extension, properties);
        return properties;
    }

    public static void remove(Element element) {
        Node before = element.getPreviousSibling();
        Node parent = element.getParentNode();
        if (before != null
                && before.getNodeType() == Node.TEXT_NODE
                && before.getTextContent().isBlank()) {
            parent.removeChild(before);
        }
        parent.removeChild(element);
    }

    public void insertAfter(Element sibling, Element added) {
        Node parent = sibling.getParentNode();
        Node next = sibling.getNextSibling();
        parent.insertBefore(document.createTextNode(line(depth((Element) parent) + 1)), next);
        parent.insertBefore(added, next);
    }

    private void insertFirst(Element parent, Element added) {
        Node first = parent.getFirstChild();
        if (first == null) {
            append(parent, added);
        } else {
            parent.insertBefore(document.createTextNode(line(depth(parent) + 1)), first);
            parent.insertBefore(added, first);
        }
    }

    public void append(Element parent, Element added) {
        Node last = parent.getLastChild();
        if (last != null
                && last.getNodeType() == Node.TEXT_NODE
                && last.getTextContent().isBlank()) {
            parent.removeChild(last);
        }
        parent.appendChild(document.createTextNode(line(depth(parent) + 1)));
        parent.appendChild(added);
        parent.appendChild(document.createTextNode(line(depth(parent))));
    }

    private static String line(int depth) {
        return "\n" + STEP.repeat(depth);
    }

    private static int depth(Element element) {
        int depth = 0;
        for (Node at = element.getParentNode(); at instanceof Element; at = at.getParentNode()) {
            depth++;
        }
        return depth;
    }
}
