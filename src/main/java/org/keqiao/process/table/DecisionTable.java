package org.keqiao.process.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.files.XmlReading;

/**
 * A decision table as its file has it.
 *
 * @param id of the decision, by which a flow asks for it
 * @param name what people call it
 * @param english the same in English, empty when nobody gave it one
 * @param hitPolicy {@code UNIQUE}, {@code FIRST}, {@code ANY}
 */
public record DecisionTable(
        String id,
        String name,
        String english,
        String hitPolicy,
        List<Column> inputs,
        List<Column> outputs,
        List<Row> rows) {

    /** What a column holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        /** A type that the engine compares in no way that we answer for. */
        UNKNOWN;

        /** The engine knows no {@code number}: such a column would compare text. */
        public static Kind of(String typeRef) {
            return switch (typeRef) {
                case "integer", "long", "double" -> NUMBER;
                case "boolean" -> BOOLEAN;
                case "date" -> DATE;
                case "string" -> TEXT;
                default -> UNKNOWN;
            };
        }
    }

    /**
     * @param name the fact that an input asks for, or the name of an output
     * @param label what people call it
     * @param typeRef as the file has it
     * @param allowed the only answers, as cells have them; empty when any will do
     */
    public record Column(String id, String name, String label, String typeRef, List<String> allowed) {

        public Kind kind() {
            return Kind.of(typeRef);
        }

        /** Whole numbers only. */
        boolean whole() {
            return typeRef.equals("integer") || typeRef.equals("long");
        }
    }

    /**
     * @param description what the row is for, empty when nobody said
     * @param inputs a cell for each input column
     */
    public record Row(String id, String description, List<Cell> inputs, List<Cell> outputs) {}

    /** @param text as written; of an input, empty or {@code -} for any answer */
    public record Cell(String id, String text) {}

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /** Reads a file; empty when there is no table in it. */
    public static Optional<DecisionTable> parse(String dmn) {
        return XmlReading.read("table.dmn", dmn, new Findings())
                .flatMap(xml -> xml.child("dmn:decision"))
                .flatMap(decision -> decision.child("dmn:decisionTable"))
                .map(DecisionTable::of);
    }

    /** @param table the element of that name, inside its decision */
    public static DecisionTable of(XmlNode table) {
        Optional<XmlNode> decision = table.parent();
        return new DecisionTable(
                decision.map(node -> node.value("id")).orElse(""),
                decision.map(node -> node.value("name")).orElse(""),
                decision.map(node -> node.value("label")).orElse(""),
                table.has("hitPolicy") ? table.value("hitPolicy") : "UNIQUE",
                table.children("dmn:input").map(DecisionTable::input).toList(),
                table.children("dmn:output").map(DecisionTable::output).toList(),
                table.children("dmn:rule").map(DecisionTable::row).toList());
    }

    private static Column input(XmlNode input) {
        Optional<XmlNode> expression = input.child("dmn:inputExpression");
        return new Column(
                input.value("id"),
                expression.map(DecisionTable::text).orElse(""),
                input.value("label"),
                expression.map(node -> node.value("typeRef")).orElse(""),
                allowed(input.child("dmn:inputValues")));
    }

    private static Column output(XmlNode output) {
        return new Column(
                output.value("id"),
                output.value("name"),
                output.value("label"),
                output.value("typeRef"),
                allowed(output.child("dmn:outputValues")));
    }

    private static List<String> allowed(Optional<XmlNode> values) {
        return values.map(DecisionTable::text).map(CellTest::texts).orElse(List.of());
    }

    private static Row row(XmlNode rule) {
        return new Row(
                rule.value("id"),
                text(rule.child("dmn:description")),
                cells(rule, "dmn:inputEntry"),
                cells(rule, "dmn:outputEntry"));
    }

    private static List<Cell> cells(XmlNode rule, String kind) {
        List<Cell> cells = new ArrayList<>();
        rule.children(kind).forEach(cell -> cells.add(new Cell(cell.value("id"), text(cell))));
        return List.copyOf(cells);
    }

    private static String text(XmlNode node) {
        return text(node.child("dmn:text"));
    }

    private static String text(Optional<XmlNode> node) {
        return node.map(XmlNode::text).map(String::strip).orElse("");
    }

    /** Place of a row among the others, from 1, as the reader counts; 0 when there is none of this id. */
    public int number(String row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(row)) {
                return i + 1;
            }
        }
        return 0;
    }
}
