package org.keqiao.process.validation.files;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.lang.Nullable;

/**
 * Reads XML with a streaming reader, so that size and depth are known before anything is built or recursed into. The
 * engine's own parser overflows the stack on a deep model, and an overflow is no exception that it would catch.
 */
public final class XmlReading {

    static final int LARGEST_BYTES = 1_000_000;
    static final int DEEPEST = 50;
    static final int MOST_ELEMENTS = 20_000;
    static final int MOST_ATTRIBUTES = 30;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn:"),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dmndc:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "dmnddi:"));

    private final String file;
    private final Findings findings;
    private int elements;

    private XmlReading(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The root element; empty, with a finding, when the file is refused as a whole. */
    public static Optional<XmlNode> read(String file, String text, Findings findings) {
        return new XmlReading(file, findings).read(text);
    }

    /** True when the file may be looked at any further. */
    public static boolean fits(String file, String text, Findings findings) {
        if (text.length() > LARGEST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            findings.error(file, null, "TOO_LARGE", LARGEST_BYTES);
            return false;
        }
        return true;
    }

    private Optional<XmlNode> read(String text) {
        if (!fits(file, text, findings)) {
            return Optional.empty();
        }
        // Looked for in the text, because readers differ in what they report: even a commented one is refused.
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            return refuse("DOCTYPE");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            String encoding = reader.getCharacterEncodingScheme();
            String version = reader.getVersion();
            // Another declared encoding would let the engine read other characters than were checked here.
            if (encoding != null && !"utf-8".equalsIgnoreCase(encoding) || version != null && !"1.0".equals(version)) {
                return refuse("ENCODING");
            }
            return Optional.ofNullable(tree(reader));
        } catch (XMLStreamException | RuntimeException e) {
            int line = e instanceof XMLStreamException x && x.getLocation() != null
                    ? x.getLocation().getLineNumber()
                    : 0;
            return refuse("MALFORMED", line);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    @Nullable
    private XmlNode tree(XMLStreamReader reader) throws XMLStreamException {
        XmlNode root = null;
        XmlNode at = null;
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        refuse("TOO_DEEP", DEEPEST);
                        return null;
                    }
                    if (++elements > MOST_ELEMENTS || reader.getAttributeCount() > MOST_ATTRIBUTES) {
                        refuse("TOO_MANY_ELEMENTS", MOST_ELEMENTS);
                        return null;
                    }
                    at = element(reader, at);
                    root = root == null ? at : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    at = at == null ? null : at.parent().orElse(null);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (at != null) {
                        at.text(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    refuse("DOCTYPE");
                    return null;
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    refuse("INSTRUCTION");
                    return null;
                }
                default -> {}
            }
        }
        return root;
    }

    private static XmlNode element(XMLStreamReader reader, @Nullable XmlNode parent) {
        int line = reader.getLocation() == null ? 0 : reader.getLocation().getLineNumber();
        XmlNode node = new XmlNode(name(reader.getNamespaceURI(), reader.getLocalName()), line, parent);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String local = reader.getAttributeLocalName(i);
            node.attribute(
                    namespace == null || namespace.isEmpty() ? local : name(namespace, local),
                    reader.getAttributeValue(i));
        }
        return node;
    }

    private static String name(@Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + local : prefix + local;
    }

    private Optional<XmlNode> refuse(String code, Object... arguments) {
        findings.error(file, null, code, arguments);
        return Optional.empty();
    }
}
