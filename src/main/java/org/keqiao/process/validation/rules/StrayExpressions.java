package org.keqiao.process.validation.rules;

import java.util.Set;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.DeadlineName;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/**
 * Expressions stand only where this product means them. The engine would evaluate one in many other places: a task's
 * name, its documentation, a message's name.
 */
public final class StrayExpressions implements Rule {

    private static final Set<String> ATTRIBUTES = Set.of("camunda:delegateExpression", "camunda:dueDate");
    private static final Set<String> TEXTS = Set.of("bpmn:conditionExpression", "bpmn:timeDate");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.model() == null) {
            return;
        }
        expressions(reading.model(), findings);
        reading.model().all().forEach(node -> {
            String due = node.attribute("camunda:dueDate");
            if (due != null && !DeadlineName.of(due).filter(reading::hasLimit).isPresent()) {
                findings.error(Reading.MODEL, node.drawn(), "TIMER_FORM", due);
            }
        });
    }

    /** What can be said of the model alone. */
    public static void expressions(XmlNode model, Findings findings) {
        model.all().forEach(node -> {
            node.attributes().forEach((name, value) -> {
                if (isExpression(value) && !ATTRIBUTES.contains(name)) {
                    findings.error(Reading.MODEL, node.drawn(), "EXPRESSION_NOT_ALLOWED", name);
                }
            });
            if (isExpression(node.text()) && !TEXTS.contains(node.name())) {
                findings.error(Reading.MODEL, node.drawn(), "EXPRESSION_NOT_ALLOWED", node.name());
            }
        });
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
