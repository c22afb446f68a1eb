package org.keqiao.process.validation.reading;

import java.util.Set;
import org.keqiao.process.Fact;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Names.Type;

/** A name means one thing in a matter. */
public final class DeclaredNames implements Rule {

    private static final Set<String> RESERVED = Set.of("deadline", "caseNumber", "execution", "task", "variables");

    static Names of(Reading reading) {
        Names names = reading.names();
        for (Fact fact : reading.dictionary().facts()) {
            boolean plain = fact.key().matches("[a-zA-Z][a-zA-Z0-9]*");
            if (plain && fact.type() != Fact.Type.LIST) {
                names.declare(fact.key(), Type.of(fact.type()));
            }
        }
        reading.forms().values().forEach(form -> form.scalars()
                .forEach((key, type) -> names.declare(key, Type.of(type))));
        if (reading.drawing() == null) {
            return names;
        }
        reading.drawing().nodes(Node.Kind.ACTION).forEach(node -> reading.action(node)
                .ifPresent(action -> action.outputs().stream()
                        .filter(o -> o.isScalar())
                        .forEach(o -> names.declare(o.name(), Type.of(o.kind())))));
        reading.drawing().nodes(Node.Kind.DECISION).forEach(node -> {
            TableReading table = reading.tables().get(node.xml().value("camunda:decisionRef"));
            String variable = node.xml().value("camunda:resultVariable");
            if (table != null && table.outputs().size() == 1 && !variable.isEmpty()) {
                names.declare(variable, table.outputs().get(0).type());
            }
        });
        reading.drawing().nodes(Node.Kind.USER_TASK).forEach(node -> {
            DrawnStep step = new DrawnStep(node);
            if (!step.formId().isEmpty()) {
                names.outcome(step.outcomeVariable(), step.outcomeKeys());
            }
        });
        return names;
    }

    @Override
    public void check(Reading reading, Findings findings) {
        reading.names().clashes().forEach(name -> findings.error(Reading.MODEL, null, "NAME_CLASH", name));
        // These the engine's resolver answers itself, before it looks for a variable.
        reading.names().all().stream()
                .filter(name -> RESERVED.contains(name)
                        || reading.catalogue().action(name).isPresent())
                .forEach(name -> findings.error(Reading.MODEL, null, "NAME_RESERVED", name));
    }
}
