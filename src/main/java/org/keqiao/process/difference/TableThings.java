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

    private List<String> columns(XmlNode table) {
        List<String> names = new ArrayList<>();
        table.children("dmn:input").forEach(input -> {
            String expression = input.child("dmn:inputExpression")
                    .flatMap(e -> e.child("dmn:text"))
                    .map(XmlNode::text)
                    .orElse("");
            String type = input.child("dmn:inputExpression")
                    .map(e -> e.value("typeRef"))
                    .orElse("");
            names.add(column(input, "difference.kind.input", input.value("label"), expression, type));
        });
        table.children("dmn:output")
                .forEach(output -> names.add(column(
                        output,
                        "difference.kind.output",
                        output.value("label"),
                        output.value("name"),
                        output.value("typeRef"))));
        return names;
    }

    private String column(XmlNode xml, String kindKey, String label, String asked, String type) {
        String name = label.isBlank() ? asked : label;
        things.add("column " + xml.value("id"), new Thing(words.get(kindKey), name, xml.value("id")))
                .say(words.property("name"), label)
                .say(words.property("asked"), asked)
                .say(words.property("typeRef"), type);
        return name;
    }

    private void rows(XmlNode table, List<String> columns) {
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
                    String column = at < columns.size() ? columns.get(at) : cell.value("id");
                    row.say(column, text.isBlank() || text.equals("-") ? words.get("difference.any") : text);
                    at++;
                }
            }
        }
    }
}
