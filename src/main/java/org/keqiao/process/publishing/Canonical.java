package org.keqiao.process.publishing;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.keqiao.process.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The form in which a bundle is published: everything that a designer should not have to think of is set. Forms and
 * routing tables bind to the same deployment, all carry the publication's version as their tag.
 */
public final class Canonical {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    /** Days: the engine insists on a figure; its history is never cleaned up, the files of a case have their own term. */
    private static final String TIME_TO_LIVE = "3650";

    private Canonical() {}

    /**
     * @param version version that the publication gets
     * @throws IllegalArgumentException when a model is no XML; the validator has said so before
     */
    public static Bundle of(Bundle bundle, int version) {
        SortedMap<String, String> files = new TreeMap<>(bundle.files());
        files.computeIfPresent(Bundle.PROCESS, (path, xml) -> process(path, xml, version));
        for (String path : bundle.files().keySet()) {
            if (path.startsWith(Bundle.DECISIONS)) {
                files.computeIfPresent(path, (p, xml) -> decision(p, xml, version));
            }
        }
        return new Bundle(bundle.matter(), files);
    }

    /** Each file as it would be published first, so that publications differ in nothing but what people changed. */
    static Bundle comparable(Bundle bundle) {
        SortedMap<String, String> files = new TreeMap<>(bundle.files());
        files.replaceAll((path, text) -> {
            try {
                return of(new Bundle(bundle.matter(), Map.of(path, text)), 1)
                        .files()
                        .get(path);
            } catch (IllegalArgumentException unreadable) {
                return text;
            }
        });
        return new Bundle(bundle.matter(), files);
    }

    private static String process(String path, String xml, int version) {
        Document document = parse(path, xml);
        each(document, BPMN, "process", process -> {
            process.setAttribute("isExecutable", "true");
            set(process, CAMUNDA, "historyTimeToLive", TIME_TO_LIVE);
            set(process, CAMUNDA, "versionTag", String.valueOf(version));
        });
        each(document, BPMN, "userTask", task -> set(task, CAMUNDA, "formRefBinding", "deployment"));
        each(document, BPMN, "businessRuleTask", task -> set(task, CAMUNDA, "decisionRefBinding", "deployment"));
        return write(document);
    }

    private static String decision(String path, String xml, int version) {
        Document document = parse(path, xml);
        each(document, "*", "decision", decision -> {
            set(decision, CAMUNDA_DMN, "historyTimeToLive", TIME_TO_LIVE);
            set(decision, CAMUNDA_DMN, "versionTag", String.valueOf(version));
        });
        return write(document);
    }

    private static void each(Document document, String namespace, String name, Consumer<Element> change) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < found.getLength(); i++) {
            change.accept((Element) found.item(i));
        }
    }

    private static void set(Element element, String namespace, String attribute, String value) {
        String prefix = element.lookupPrefix(namespace);
        if (prefix == null) {
            prefix = "camunda";
            element.getOwnerDocument()
                    .getDocumentElement()
                    .setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
        }
        element.setAttributeNS(namespace, prefix + ":" + attribute, value);
    }

    private static Document parse(String path, String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | org.xml.sax.SAXException | java.io.IOException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static String write(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
