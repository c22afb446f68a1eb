package org.keqiao.process.validation.reading;

import java.util.List;
import java.util.Optional;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.Names.Type;

/**
 * A routing table.
 *
 * @param table as people fill it in
 * @param inputs the expressions of its input columns
 * @param outputs its output columns
 */
public record TableReading(
        String id, String hitPolicy, List<String> inputs, List<Output> outputs, DecisionTable table, XmlNode xml) {

    public record Output(String name, Type type) {}

    /** Empty when the file holds no table. */
    public static Optional<TableReading> of(XmlNode definitions) {
        return definitions.child("dmn:decision").flatMap(decision -> decision.child("dmn:decisionTable")
                .map(table -> new TableReading(
                        decision.value("id"),
                        table.has("hitPolicy") ? table.value("hitPolicy") : "UNIQUE",
                        table.children("dmn:input")
                                .map(i -> i.child("dmn:inputExpression")
                                        .flatMap(e -> e.child("dmn:text"))
                                        .map(XmlNode::text)
                                        .orElse(""))
                                .toList(),
                        table.children("dmn:output")
                                .map(o -> new Output(o.value("name"), Type.ofDmn(o.value("typeRef"))))
                                .toList(),
                        DecisionTable.of(table),
                        table)));
    }
}
