package org.keqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a letter's HTML (well-formed as XML) and lets through only elements, attributes and CSS that a letter needs. */
final class LetterHtml {

    static final String SEAL = "keqiao:seal";
    static final String QR = "keqiao:qr";

    private static final int MOST_CHARACTERS = 1024 * 1024;
    private static final int DEEPEST = 40;
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "title",
            "style",
            "body",
            "div",
            "p",
            "span",
            "h1",
            "h2",
            "h3",
            "table",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "colgroup",
            "col",
            "ul",
            "ol",
            "li",
            "br",
            "hr",
            "strong",
            "em",
            "sup",
            "sub",
            "img",
            "section",
            "header",
            "footer");
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "id", "lang", "colspan", "rowspan", "alt", "style", "src");
    private static final Pattern FORBIDDEN_CSS = Pattern.compile(
            "url|@import|@font-face|@namespace|expression|javascript|\\\\|/\\*|<|-fs-|attr\\(|element\\(");

    private LetterHtml() {}

    static Document parse(String html) {
        if (html.length() > MOST_CHARACTERS) {
            throw new NotAllowed("LETTER_TOO_LARGE", String.valueOf(MOST_CHARACTERS / 1024));
        }
        Document document;
        try {
            document = builder().parse(new InputSource(new StringReader(html)));
        } catch (SAXParseException e) {
            throw new NotAllowed("LETTER_NOT_WELL_FORMED", e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException | IOException e) {
            throw new NotAllowed("LETTER_NOT_WELL_FORMED", String.valueOf(e.getMessage()));
        }
        Element root = document.getDocumentElement();
        if (!root.getTagName().equals("html")) {
            throw new NotAllowed("LETTER_ELEMENT", root.getTagName());
        }
        check(root, 1);
        return document;
    }

    /** Adds one of the product's own fragments, an element, at the end of the body. */
    static void append(Document letter, String resource) {
        try (InputStream in = LetterHtml.class.getResourceAsStream(resource)) {
            Element fragment = builder().parse(in).getDocumentElement();
            letter.getElementsByTagName("body").item(0).appendChild(letter.importNode(fragment, true));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    private static void check(Element element, int depth) {
        String name = element.getTagName();
        if (!ELEMENTS.contains(name) || depth > DEEPEST) {
            throw new NotAllowed("LETTER_ELEMENT", name);
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            checkAttribute(
                    name, attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                check(inner, depth + 1);
            } else if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                throw new NotAllowed("LETTER_ELEMENT", "<?" + child.getNodeName());
            }
        }
        if (name.equals("style")) {
            checkCss(element.getTextContent());
        }
    }

    private static void checkAttribute(String element, String name, String value) {
        if (!ATTRIBUTES.contains(name)) {
            throw new NotAllowed("LETTER_ATTRIBUTE", element + " " + name);
        }
        if (name.equals("src") && !(element.equals("img") && (value.equals(SEAL) || value.equals(QR)))) {
            throw new NotAllowed("LETTER_ADDRESS", value);
        }
        if (name.equals("style")) {
            checkCss(value);
        }
    }

    private static void checkCss(String css) {
        if (FORBIDDEN_CSS.matcher(css.toLowerCase(Locale.ROOT)).find()) {
            throw new NotAllowed(
                    "LETTER_CSS",
                    css.strip().substring(0, Math.min(40, css.strip().length())));
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Otherwise the parser prints to the standard error stream.
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The HTML goes beyond what a letter may contain. */
    static final class NotAllowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final String argument;

        NotAllowed(String code, String argument) {
            super(code + " " + argument);
            this.code = code;
            this.argument = argument;
        }

        String code() {
            return code;
        }

        String argument() {
            return argument;
        }
    }
}
