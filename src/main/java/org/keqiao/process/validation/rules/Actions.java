package org.keqiao.process.validation.rules;

import java.util.Map;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.ActionDescription.Component;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.ActionName;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** Service tasks name an action of the catalogue and set its parameters. */
public final class Actions implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.ACTION).forEach(node -> {
            String named = node.xml().value("camunda:delegateExpression");
            if (ActionName.of(node).isEmpty()) {
                findings.error(Reading.MODEL, node.id(), "ACTION_FORM", named);
            } else if (reading.action(node).isEmpty()) {
                findings.error(Reading.MODEL, node.id(), "UNKNOWN_ACTION", named);
            } else {
                parameters(node, reading.action(node).get(), reading, findings);
            }
        });
    }

    private static void parameters(Node node, ActionDescription action, Reading reading, Findings findings) {
        Map<String, String> set = node.properties();
        for (Component parameter : action.parameters()) {
            String value = set.getOrDefault(parameter.name(), "");
            if (value.isBlank()) {
                if (parameter.mandatory()) {
                    findings.error(Reading.MODEL, node.id(), "PARAMETER_MISSING", parameter.name(), action.zh());
                }
            } else if (!fits(parameter, value)) {
                findings.error(Reading.MODEL, node.id(), "PARAMETER_VALUE", parameter.name(), value);
            } else {
                refersTo(node, parameter, value, reading, findings);
            }
        }
        set.keySet().stream()
                .filter(name -> action.parameter(name).isEmpty() && !name.equals("nameEn"))
                .forEach(name -> findings.error(Reading.MODEL, node.id(), "UNKNOWN_PARAMETER", name, action.zh()));
    }

    private static boolean fits(Component parameter, String value) {
        if (!parameter.options().isEmpty()) {
            return parameter.options().contains(value);
        }
        return switch (parameter.kind()) {
            case NUMBER -> value.matches("-?\\d{1,15}(\\.\\d{1,6})?");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case DATE -> value.matches("\\d{4}-\\d{2}-\\d{2}");
            case TEXT -> value.length() <= 500;
            case STRUCTURE -> false;
        };
    }

    /** Parameters with these names point into the bundle, whatever action they belong to. */
    private static void refersTo(Node node, Component parameter, String value, Reading reading, Findings findings) {
        if (reading.settings() == null) {
            return;
        }
        if (parameter.name().equals("letter") && !reading.settings().letters().containsKey(value)) {
            findings.error(Reading.MODEL, node.id(), "UNKNOWN_LETTER", value);
        }
        if (parameter.name().equals("limit") && !reading.hasLimit(value)) {
            findings.error(Reading.MODEL, node.id(), "UNKNOWN_LIMIT", value);
        }
    }
}
