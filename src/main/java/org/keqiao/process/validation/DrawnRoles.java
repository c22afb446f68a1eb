package org.keqiao.process.validation;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.FlowRoles;
import org.keqiao.process.Step;
import org.keqiao.process.StepReading;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/** Reads the roles off the drawing. */
@Component
class DrawnRoles implements FlowRoles {

    private final BundleRules rules;

    DrawnRoles(BundleRules rules) {
        this.rules = rules;
    }

    @Override
    public Set<Role> of(Bundle published) {
        Drawing drawing = rules.read(published).drawing();
        if (drawing == null) {
            return Set.of();
        }
        return drawing.nodes(Node.Kind.USER_TASK)
                .flatMap(node -> step(node).roles().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Step step(Node node) {
        return StepReading.read(node.label(), new DrawnStep(node).formId(), node.properties());
    }
}
