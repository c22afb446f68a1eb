package org.keqiao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.form.FormField.Widget;
import org.springframework.lang.Nullable;

/** Reads one field. */
final class FieldParser {

    static final Set<String> PROPERTIES = Set.of(
            "kind",
            "table",
            "parentKey",
            "pattern",
            "document",
            "check",
            "readonlyFor",
            "startsFrom",
            "codesOn",
            "unit",
            "unit.en",
            "label.en",
            "description.en");

    /** Kinds that a designer writes, and the widgets that can ask them. */
    private static final Map<String, Set<Widget>> KINDS = Map.ofEntries(
            Map.entry("money", Set.of(Widget.NUMBER, Widget.TEXTFIELD)),
            Map.entry("percent", Set.of(Widget.NUMBER, Widget.TEXTFIELD)),
            Map.entry("date", Set.of(Widget.DATETIME, Widget.TEXTFIELD)),
            Map.entry("uscc", Set.of(Widget.TEXTFIELD)),
            Map.entry("residentId", Set.of(Widget.TEXTFIELD)),
            Map.entry("mobile", Set.of(Widget.TEXTFIELD)),
            Map.entry("postcode", Set.of(Widget.TEXTFIELD)),
            Map.entry("file", Set.of(Widget.TEXTFIELD)),
            Map.entry("yesNo", Set.of(Widget.RADIO)),
            Map.entry("region", Set.of(Widget.SELECT)),
            Map.entry("code-table", Set.of(Widget.SELECT, Widget.RADIO, Widget.CHECKLIST)));

    private final ComponentNode node;
    private final FormFindings findings;

    @Nullable
    private final String codesOn;

    /**
     * @param codesOn the form's own choice of day for its codes, null for today
     */
    FieldParser(ComponentNode node, FormFindings findings, @Nullable String codesOn) {
        this.node = node;
        this.findings = findings;
        this.codesOn = codesOn;
    }

    FieldKind kind(Widget widget) {
        String word = node.property("kind");
        if (word != null) {
            Set<Widget> widgets = KINDS.get(word);
            if (widgets == null) {
                findings.add(node.name(), "unknown-kind", word);
            } else if (!widgets.contains(widget)) {
                findings.add(node.name(), "kind-does-not-fit", word, node.type());
            }
        }
        if (widget == Widget.DATETIME
                && !"date".equals(node.json().path("subtype").asText("date"))) {
            findings.add(
                    node.name(),
                    "unsupported-component",
                    "datetime/" + node.json().path("subtype").asText());
        }
        if (word != null) {
            switch (word) {
                case "money":
                    return FieldKind.MONEY;
                case "percent":
                    return FieldKind.PERCENT;
                case "date":
                    return FieldKind.DATE;
                case "uscc":
                    return FieldKind.USCC;
                case "residentId":
                    return FieldKind.RESIDENT_ID;
                case "mobile":
                    return FieldKind.MOBILE;
                case "postcode":
                    return FieldKind.POSTCODE;
                case "yesNo":
                    return FieldKind.BOOLEAN;
                case "file":
                    return FieldKind.FILE;
                default:
                    break;
            }
        }
        return switch (widget) {
            case NUMBER -> FieldKind.NUMBER;
            case DATETIME -> FieldKind.DATE;
            case SELECT, RADIO -> FieldKind.CODE;
            case CHECKLIST -> FieldKind.CODES;
            case CHECKBOX -> FieldKind.BOOLEAN;
            case TEXTFIELD, TEXTAREA -> FieldKind.TEXT;
        };
    }

    /** Key of a slot: documents are no answers, so that it cannot clash with one. */
    String documentPath() {
        String document = node.property("document");
        if (document == null || !document.matches("[a-zA-Z][a-zA-Z0-9-]{0,59}")) {
            findings.add(node.name(), "no-document-kind");
            return "documents.";
        }
        return "documents." + document;
    }

    FormField field(Widget widget, FieldKind kind, String key, String path) {
        FormText label = node.label();
        if (label.zh().isBlank()) {
            findings.add(node.name(), "no-label");
        }
        return new FormField(
                node.id(),
                key,
                path,
                kind,
                widget,
                label,
                node.text("description", "description.en"),
                node.propertyText("unit", FormText.EMPTY),
                limits(),
                table(kind),
                node.property("parentKey"),
                codesOn(),
                node.property("startsFrom"),
                options(kind),
                pattern(),
                node.property("document"),
                checks(),
                FormParser.modes(node.words("readonlyFor"), node, findings),
                node.hide(),
                node.rules());
    }

    private FormField.Limits limits() {
        JsonNode validate = node.json().path("validate");
        return new FormField.Limits(
                validate.path("required").asBoolean(false),
                length(validate, "minLength"),
                length(validate, "maxLength"),
                bound(validate, "min"),
                bound(validate, "max"));
    }

    @Nullable
    private Integer length(JsonNode validate, String name) {
        JsonNode value = validate.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt() || value.asInt() < 0) {
            findings.add(node.name(), "bad-limit", name);
            return null;
        }
        return value.asInt();
    }

    @Nullable
    private BigDecimal bound(JsonNode validate, String name) {
        JsonNode value = validate.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            findings.add(node.name(), "bad-limit", name);
            return null;
        }
    }

    @Nullable
    private String table(FieldKind kind) {
        if (kind != FieldKind.CODE && kind != FieldKind.CODES) {
            return null;
        }
        String word = node.property("kind");
        String table = "region".equals(word) ? "region" : node.property("table");
        if ("code-table".equals(word) && table == null) {
            findings.add(node.name(), "no-table");
        }
        if (table != null && !CodeTables.shipped().has(table)) {
            findings.add(node.name(), "unknown-table", table);
        }
        return table;
    }

    /** The field's own choice of day before the form's; {@code today} says that the form's is not meant here. */
    @Nullable
    private String codesOn() {
        String day = node.property("codesOn") == null ? codesOn : node.property("codesOn");
        return "today".equals(day) ? null : day;
    }

    private List<FormField.Option> options(FieldKind kind) {
        List<FormField.Option> options = new ArrayList<>();
        if (kind != FieldKind.CODE && kind != FieldKind.CODES) {
            return options;
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode option : node.json().path("values")) {
            String value = option.path("value").asText("");
            String zh = option.path("label").asText("");
            if (value.isEmpty() || zh.isEmpty() || !seen.add(value)) {
                findings.add(node.name(), "bad-option", value);
                continue;
            }
            String en = node.property("option.en." + value);
            options.add(new FormField.Option(value, new FormText(zh, en == null ? zh : en)));
        }
        if (options.isEmpty() && node.property("kind") == null) {
            findings.add(node.name(), "no-options");
        }
        return options;
    }

    @Nullable
    private String pattern() {
        String pattern = node.property("pattern");
        if (pattern != null && !NamedPatterns.has(pattern)) {
            findings.add(node.name(), "unknown-pattern", pattern);
        }
        return pattern;
    }

    private Set<String> checks() {
        Set<String> checks = node.words("check");
        checks.stream()
                .filter(check -> !NamedPatterns.isCheck(check))
                .forEach(check -> findings.add(node.name(), "unknown-check", check));
        return checks;
    }
}
