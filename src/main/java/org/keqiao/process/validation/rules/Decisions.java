package org.keqiao.process.validation.rules;

import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.TableReading;

/** Business rule tasks evaluate a routing table of the same bundle into one declared variable. */
public final class Decisions implements Rule {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,59}");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.DECISION).forEach(node -> {
            String table = node.xml().value("camunda:decisionRef");
            TableReading known = reading.tables().get(table);
            if (known == null) {
                findings.error(Reading.MODEL, node.id(), "UNKNOWN_TABLE", table);
            }
            if (!Set.of("", "deployment").contains(node.xml().value("camunda:decisionRefBinding"))) {
                findings.error(Reading.MODEL, node.id(), "BINDING", "camunda:decisionRefBinding");
            }
            result(node, known, findings);
        });
    }

    private static void result(Node node, TableReading table, Findings findings) {
        if (!NAME.matcher(node.xml().value("camunda:resultVariable")).matches()) {
            findings.error(Reading.MODEL, node.id(), "RESULT_NAME", node.xml().value("camunda:resultVariable"));
        }
        boolean single = table == null || table.outputs().size() == 1;
        if (!"singleEntry".equals(node.xml().value("camunda:mapDecisionResult")) || !single) {
            findings.error(Reading.MODEL, node.id(), "RESULT_KIND", node.xml().value("camunda:decisionRef"));
        }
    }
}
