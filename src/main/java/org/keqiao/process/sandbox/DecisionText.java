package org.keqiao.process.sandbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.Bundle;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.files.XmlReading;

/**
 * A routing table as people read it.
 *
 * @param english its name in English, the other one where nobody gave it one
 * @param inputs label of each input column to the expression below it
 * @param outputs name of each output column to its label
 * @param rows in the table's order
 */
public record DecisionText(
        String name, String english, Map<String, String> inputs, Map<String, String> outputs, List<Row> rows) {

    /**
     * One row.
     *
     * @param number from 1
     * @param text what the designer wrote beside it, empty for nothing
     */
    public record Row(String id, int number, String text) {}

    /** The row of an id. */
    public Optional<Row> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Label of an output, its name where it has none. */
    public String output(String column) {
        String label = outputs.getOrDefault(column, "");
        return label.isBlank() ? column : label;
    }

    /** All tables of a bundle by the id that the engine knows them by; what cannot be read is left out. */
    static Map<String, DecisionText> of(Bundle bundle) {
        Map<String, DecisionText> tables = new HashMap<>();
        bundle.folder(Bundle.DECISIONS)
                .forEach((name, xml) -> XmlReading.read(Bundle.DECISIONS + name + ".dmn", xml, new Findings())
                        .flatMap(definitions -> definitions.child("dmn:decision"))
                        .ifPresent(decision -> tables.put(decision.value("id"), read(decision))));
        return Map.copyOf(tables);
    }

    private static DecisionText read(XmlNode decision) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Map<String, String> outputs = new LinkedHashMap<>();
        List<XmlNode> rules = decision.child("dmn:decisionTable")
                .map(table -> {
                    table.children("dmn:input").forEach(input -> inputs.put(input.value("label"), expression(input)));
                    table.children("dmn:output")
                            .forEach(output -> outputs.put(output.value("name"), output.value("label")));
                    return table.children("dmn:rule").toList();
                })
                .orElse(List.of());
        String name = decision.value("name");
        String english = decision.value("label");
        return new DecisionText(name, english.isBlank() ? name : english, inputs, outputs, rows(rules));
    }

    private static String expression(XmlNode input) {
        return text(input.child("dmn:inputExpression").flatMap(expression -> expression.child("dmn:text")));
    }

    private static List<Row> rows(List<XmlNode> rules) {
        return java.util.stream.IntStream.range(0, rules.size())
                .mapToObj(i -> new Row(
                        rules.get(i).value("id"), i + 1, text(rules.get(i).child("dmn:description"))))
                .toList();
    }

    private static String text(Optional<XmlNode> node) {
        return node.map(XmlNode::text).orElse("");
    }
}
