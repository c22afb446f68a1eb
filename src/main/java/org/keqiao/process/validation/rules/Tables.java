package org.keqiao.process.validation.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.Names;
import org.keqiao.process.validation.reading.Names.Type;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.TableReading;

/** Routing tables ask about declared names, in cells that can only compare. */
public final class Tables implements Rule {

    private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,59}");
    private static final int MOST_RULES = 500;

    @Override
    public void check(Reading reading, Findings findings) {
        reading.tables().forEach((name, table) -> {
            String file = Bundle.DECISIONS + name + ".dmn";
            if (!table.id().equals(name)) {
                findings.error(file, table.id(), "TABLE_ID", table.id(), name);
            }
            if (!HIT_POLICIES.contains(table.hitPolicy())) {
                findings.error(file, table.id(), "HIT_POLICY", table.hitPolicy());
            }
            columns(file, table, reading.names(), findings);
            cells(file, table, findings);
        });
    }

    /** Whatever asks the table: rows of the right width, and cells that only compare values of their column's kind. */
    public static void cells(String file, TableReading table, Findings findings) {
        rules(file, table, findings);
        languages(file, table, findings);
    }

    private static void columns(String file, TableReading table, Names names, Findings findings) {
        List<XmlNode> columns = table.xml().children("dmn:input").toList();
        for (int i = 0; i < table.inputs().size(); i++) {
            String input = table.inputs().get(i);
            if (names.type(input).isEmpty()) {
                findings.error(file, table.id(), "UNKNOWN_NAME", input);
            } else {
                agrees(file, input, names.type(input).get(), columns.get(i), findings);
            }
        }
        table.xml().all().filter(n -> n.name().equals("dmn:inputExpression")).forEach(column -> {
            if (Type.ofDmn(column.value("typeRef")) == Type.UNKNOWN) {
                findings.error(file, column.drawn(), "COLUMN_TYPE", column.value("typeRef"));
            }
        });
        if (table.outputs().isEmpty() || table.inputs().isEmpty()) {
            findings.error(file, table.id(), "NO_COLUMNS");
        }
        for (TableReading.Output output : table.outputs()) {
            if (!NAME.matcher(output.name()).matches() || output.type() == Type.UNKNOWN) {
                findings.error(file, table.id(), "OUTPUT_COLUMN", output.name());
            }
        }
    }

    /** A number in a column of text is never at least anything: no row would say so. */
    private static void agrees(String file, String input, Type type, XmlNode column, Findings findings) {
        String typeRef = column.child("dmn:inputExpression")
                .map(expression -> expression.value("typeRef"))
                .orElse("");
        Type stated = Type.ofDmn(typeRef);
        Type meant = type == Type.OUTCOME ? Type.TEXT : type;
        if (stated != Type.UNKNOWN && stated != meant) {
            findings.error(file, column.drawn(), "COLUMN_TYPE_DIFFERS", input, typeRef);
        }
    }

    private static void rules(String file, TableReading table, Findings findings) {
        List<XmlNode> rules = table.xml().children("dmn:rule").toList();
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            findings.error(file, table.id(), "RULE_COUNT", rules.size(), MOST_RULES);
            return;
        }
        for (XmlNode rule : rules) {
            List<XmlNode> inputs = rule.children("dmn:inputEntry").toList();
            List<XmlNode> outputs = rule.children("dmn:outputEntry").toList();
            if (inputs.size() != table.inputs().size()
                    || outputs.size() != table.outputs().size()) {
                findings.error(file, rule.value("id"), "RULE_WIDTH");
            }
            inputs.forEach(cell -> cell(file, cell, text(cell), FeelCell::isTest, findings));
            outputs.forEach(cell -> cell(file, cell, text(cell), FeelCell::isValue, findings));
        }
        kinds(file, table.table(), findings);
        table.xml()
                .all()
                .filter(n -> n.name().equals("dmn:inputValues") || n.name().equals("dmn:outputValues"))
                .forEach(values -> cell(file, values, text(values), FeelCell::isTest, findings));
    }

    /** A text in a column of numbers never holds, and the engine says nothing about it. */
    private static void kinds(String file, DecisionTable table, Findings findings) {
        for (DecisionTable.Row row : table.rows()) {
            for (int c = 0; c < Math.min(row.inputs().size(), table.inputs().size()); c++) {
                kind(file, row.inputs().get(c), table.inputs().get(c), findings);
            }
            for (int c = 0; c < Math.min(row.outputs().size(), table.outputs().size()); c++) {
                kind(file, row.outputs().get(c), table.outputs().get(c), findings);
            }
        }
    }

    private static void kind(String file, DecisionTable.Cell cell, DecisionTable.Column column, Findings findings) {
        if (column.kind() == DecisionTable.Kind.UNKNOWN) {
            return;
        }
        CellTest.parse(cell.text())
                .filter(test -> !test.speaksOf(column.kind())
                        || (column.kind() == DecisionTable.Kind.BOOLEAN && !test.decidableFor(column.kind())))
                .ifPresent(test -> findings.error(file, cell.id(), "CELL_KIND", cell.text(), column.label()));
    }

    private static String text(XmlNode cell) {
        return cell.child("dmn:text").map(XmlNode::text).orElse("");
    }

    private static void cell(
            String file, XmlNode at, String text, java.util.function.Predicate<String> allowed, Findings findings) {
        if (!allowed.test(text)) {
            findings.error(file, at.drawn(), "CELL", text);
        }
    }

    private static void languages(String file, TableReading table, Findings findings) {
        table.xml()
                .all()
                .filter(n -> n.has("expressionLanguage"))
                .filter(n -> !Set.of("feel", "https://www.omg.org/spec/DMN/20191111/FEEL/")
                        .contains(n.value("expressionLanguage")))
                .forEach(n -> findings.error(file, n.drawn(), "LANGUAGE", n.value("expressionLanguage")));
    }
}
