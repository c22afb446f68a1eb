package org.keqiao.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.lang.Nullable;

/** Reads form-js JSON and refuses everything that is not of the documented subset. */
final class FormParser {

    static final int LARGEST_BYTES = 1_000_000;
    static final int DEEPEST = 50;
    private static final int MOST_ROWS = 200;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(100_000)
                            .build())
                    .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,79}");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,59}");

    private static final Set<String> ROOT = Set.of(
            "id",
            "type",
            "components",
            "schemaVersion",
            "properties",
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "versionTag");

    private final FormFindings findings = new FormFindings();
    private final Set<String> facts = new LinkedHashSet<>();
    private final Set<String> keys = new HashSet<>();

    @Nullable
    private String codesOn;

    FormSchema parse(String json) {
        if (json.length() > LARGEST_BYTES || json.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw findings.fatal("too-large", String.valueOf(LARGEST_BYTES));
        }
        JsonNode root = read(json);
        if (!root.isObject()) {
            throw findings.fatal("not-json", "");
        }
        String id = root.path("id").asText();
        if (!ID.matcher(id).matches()) {
            findings.add("", "bad-id", id);
        }
        if (!"default".equals(root.path("type").asText())) {
            findings.add("", "bad-type", root.path("type").asText());
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!ROOT.contains(name)) {
                findings.add("", "unknown-attribute", name);
            }
        });
        ComponentNode form = new ComponentNode("", root, findings);
        form.allowProperties(Set.of("name", "name.en", "facts", "codesOn"));
        codesOn = form.property("codesOn");
        facts.addAll(form.words("facts"));
        List<FormSection> sections = sections(root.path("components"));
        FormSchema schema = new FormSchema(id, json, form.propertyText("name", FormText.EMPTY), facts, sections);
        new NameCheck(schema, findings).run();
        findings.throwIfAny();
        return schema;
    }

    private JsonNode read(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonNode root = JSON.readTree(parser);
            if (root == null) {
                throw findings.fatal("not-json", "");
            }
            return root;
        } catch (com.fasterxml.jackson.core.exc.StreamConstraintsException e) {
            throw findings.fatal("too-deep", String.valueOf(DEEPEST));
        } catch (JsonProcessingException e) {
            throw findings.fatal("not-json", e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw findings.fatal("not-json", String.valueOf(e.getMessage()));
        }
    }

    private List<FormSection> sections(JsonNode components) {
        List<FormSection> sections = new ArrayList<>();
        List<FormElement> loose = new ArrayList<>();
        for (JsonNode component : components) {
            FormElement element = element(component, "", false);
            if (element instanceof FormSection section) {
                flush(loose, sections);
                sections.add(section);
            } else if (element != null) {
                loose.add(element);
            }
        }
        flush(loose, sections);
        if (sections.isEmpty()) {
            findings.add("", "no-components");
        }
        return sections;
    }

    private static void flush(List<FormElement> loose, List<FormSection> sections) {
        if (!loose.isEmpty()) {
            String id = "section-" + sections.size();
            sections.add(new FormSection(
                    id, "", "", FormText.EMPTY, FormText.EMPTY, null, null, List.of(), List.copyOf(loose)));
            loose.clear();
        }
    }

    @Nullable
    private FormElement element(JsonNode json, String prefix, boolean inList) {
        ComponentNode node = new ComponentNode(prefix, json, findings);
        String type = node.type();
        if (!json.isObject() || !ComponentNode.SUPPORTED.containsKey(type)) {
            findings.add(node.name(), "unsupported-component", type);
            return null;
        }
        node.checkAttributes();
        return switch (type) {
            case "group" -> group(node, prefix, inList);
            case "dynamiclist" -> list(node, prefix, inList);
            case "text" -> {
                node.allowProperties(Set.of("text.en"));
                yield new FormNote(node.id(), node.text("text", "text.en"), node.hide());
            }
            default -> field(node, type, prefix);
        };
    }

    private FormElement group(ComponentNode node, String prefix, boolean inList) {
        node.allowProperties(Set.of("label.en", "description", "description.en", "kind"));
        String key = node.json().path("path").asText("");
        String path = key.isEmpty() ? "" : claim(node, prefix + key, key);
        String inner = key.isEmpty() ? prefix : path + ".";
        return new FormSection(
                node.id(),
                key,
                path,
                node.label(),
                node.propertyText("description", FormText.EMPTY),
                partyKind(node),
                node.hide(),
                node.rules(),
                elements(node.json(), inner, inList));
    }

    private FormElement list(ComponentNode node, String prefix, boolean inList) {
        node.allowProperties(Set.of(
                "label.en",
                "description",
                "description.en",
                "kind",
                "minRows",
                "maxRows",
                "unique",
                "startsFrom",
                "rows"));
        if (inList) {
            findings.add(node.name(), "nested-list");
        }
        String key = node.json().path("path").asText("");
        String path = claim(node, prefix + key, key) + "[]";
        int most = node.whole("maxRows", 50);
        int least = node.whole("minRows", 0);
        if (least < 0 || most < 1 || most > MOST_ROWS || least > most) {
            findings.add(node.name(), "bad-limit", least + "–" + most);
        }
        FormList.Rows rows = rows(node);
        return new FormList(
                node.id(),
                key,
                path,
                node.label(),
                node.propertyText("description", FormText.EMPTY),
                partyKind(node),
                least,
                most,
                List.copyOf(node.words("unique")),
                node.property("startsFrom"),
                rows,
                node.hide(),
                node.rules(),
                elements(node.json(), path + ".", true));
    }

    /** Rows that are taken from the case are told apart by a key. */
    private FormList.Rows rows(ComponentNode node) {
        String word = node.property("rows");
        if (word == null) {
            return FormList.Rows.FREE;
        }
        boolean known = word.equals("given") || word.equals("chosen");
        if (!known) {
            findings.add(node.name(), "unknown-rows", word);
        } else if (node.property("startsFrom") == null || node.words("unique").isEmpty()) {
            findings.add(node.name(), "rows-from-nowhere", word);
        } else {
            return word.equals("given") ? FormList.Rows.GIVEN : FormList.Rows.CHOSEN;
        }
        return FormList.Rows.FREE;
    }

    @Nullable
    private String partyKind(ComponentNode node) {
        String kind = node.property("kind");
        if (kind != null && !kind.equals("party")) {
            findings.add(node.name(), "unknown-kind", kind);
        }
        return kind;
    }

    private List<FormElement> elements(JsonNode parent, String prefix, boolean inList) {
        List<FormElement> elements = new ArrayList<>();
        for (JsonNode child : parent.path("components")) {
            FormElement element = element(child, prefix, inList);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private FormElement field(ComponentNode node, String type, String prefix) {
        node.allowProperties(FieldParser.PROPERTIES);
        FieldParser parser = new FieldParser(node, findings, codesOn);
        FormField.Widget widget = FormField.Widget.valueOf(type.toUpperCase(java.util.Locale.ROOT));
        FieldKind kind = parser.kind(widget);
        String key = node.json().path("key").asText("");
        String path = kind == FieldKind.FILE ? parser.documentPath() : claim(node, prefix + key, key);
        return parser.field(widget, kind, key, path);
    }

    private String claim(ComponentNode node, String path, String key) {
        if (!KEY.matcher(key).matches()) {
            findings.add(node.name(), "bad-key", key);
        } else if (!keys.add(path)) {
            findings.add(node.name(), "duplicate-key", path);
        }
        return path;
    }

    static Set<FormContext.Mode> modes(Set<String> words, ComponentNode node, FormFindings findings) {
        Set<FormContext.Mode> modes = new HashSet<>();
        for (String word : words) {
            if (Arrays.stream(FormContext.Mode.values()).anyMatch(m -> m.name().equals(word))) {
                modes.add(FormContext.Mode.valueOf(word));
            } else {
                findings.add(node.name(), "unknown-mode", word);
            }
        }
        return modes;
    }
}
