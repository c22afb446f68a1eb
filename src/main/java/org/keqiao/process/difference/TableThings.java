package org.keqiao.process.difference;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.validation.files.XmlNode;

/** A decision table: itself, its columns, its rows cell by cell. */
final class TableThings {

    private final Words words;
    private final Things things = new Things().ordered();

    private TableThings(Words words) {
        this.words = words;
    }

    static Things of(XmlNode definitions, Words words) {
        TableThings read = new TableThings(words);
        definitions.children("dmn:decision").forEach(read::decision);
        return read.things;
    }

    private void decision(XmlNode decision) {
        String name = words.name(decision.value("name"), decision.value("label"), decision.value("id"));
        Thing itself = new Thing(words.get("difference.kind.table"), name, decision.value("id"));
        itself.say(words.property("name"), decision.value("name"));
        itself.say(words.get("difference.inEnglish", words.property("name")), decision.value("label"));
        things.add("decision " + decision.value("id"), itself);
        decision.child("dmn:decisionTable").ifPresent(table -> {
            String policy = table.has("hitPolicy") ? table.value("hitPolicy") : "UNIQUE";
            itself.say(words.property("hitPolicy"), words.or("difference.hitPolicy." + policy, policy));
            rows(table, columns(table));
        });
    }

    /** @param asked what it asks for, or the name of its result */
    private record Column(String asked, String label, boolean result) {}

    private List<Column> columns(XmlNode table) {
        List<Column> names = new ArrayList<>();
        table.children("dmn:input").forEach(input -> {
            String expression = input.child("dmn:inputExpression")
                    .flatMap(e -> e.child("dmn:text"))
                    .map(XmlNode::text)
                    .orElse("");
            String type = input.child("dmn:inputExpression")
                    .map(e -> e.value("typeRef"))
                    .orElse("");
            names.add(column(input, "difference.kind.input", expression, type));
        });
        table.children("dmn:output")
                .forEach(output -> names.add(
                        column(output, "difference.kind.output", output.value("name"), output.value("typeRef"))));
        return names;
    }

    private Column column(XmlNode xml, String kindKey, String asked, String type) {
        String label = xml.value("label");
        String known = words.asked(asked);
        String name = known.equals(asked) && !label.isBlank() ? label : known;
        things.add("column " + xml.value("id"), new Thing(words.get(kindKey), name, xml.value("id")))
                .say(words.property("name"), label)
                .say(words.property("asked"), known)
                .say(words.property("typeRef"), words.or("difference.typeRef." + type, type));
        return new Column(asked, name, xml.name().equals("dmn:output"));
    }

    private void rows(XmlNode table, List<Column> columns) {
        int n = 0;
        for (XmlNode rule : table.children("dmn:rule").toList()) {
            n++;
            String about = rule.child("dmn:description").map(XmlNode::text).orElse("");
            String name = about.isBlank()
                    ? words.get("difference.row", String.valueOf(n))
                    : words.get("difference.row.about", String.valueOf(n), about);
            String id = rule.value("id");
            Thing row = things.add(
                    "rule " + (id.isBlank() ? n : id), new Thing(words.get("difference.kind.rule"), name, id));
            row.say(words.property("description"), about);
            int at = 0;
            for (XmlNode cell : rule.children()) {
                boolean input = cell.name().equals("dmn:inputEntry");
                if (input || cell.name().equals("dmn:outputEntry")) {
                    String text = cell.child("dmn:text").map(XmlNode::text).orElse("");
                    if (at < columns.size()) {
                        row.say(columns.get(at).label(), cell(text.strip(), columns.get(at)));
                    } else {
                        row.say(cell.value("id"), text);
                    }
                    at++;
                }
            }
        }
    }

    private String cell(String text, Column column) {
        if (text.isEmpty() || text.equals("-")) {
            return words.get(column.result() ? "difference.notSet" : "difference.any");
        }
        return column.result() ? words.result(column.asked(), text) : words.condition(column.asked(), text);
    }
}
