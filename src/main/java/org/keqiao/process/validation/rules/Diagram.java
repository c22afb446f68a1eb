package org.keqiao.process.validation.rules;

import java.util.HashSet;
import java.util.Set;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** Everything that can happen is drawn, so that nothing happens which a second pair of eyes cannot see. */
public final class Diagram implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.model() == null || reading.drawing() == null) {
            return;
        }
        Set<String> drawn = new HashSet<>();
        reading.model().all().filter(n -> n.has("bpmnElement")).forEach(n -> drawn.add(n.value("bpmnElement")));
        Set<String> ids = new HashSet<>();
        reading.model().all().filter(n -> n.name().startsWith("bpmn:")).forEach(n -> ids.add(n.value("id")));
        reading.drawing()
                .nodes()
                .filter(node -> !drawn.contains(node.id()))
                .forEach(node -> findings.error(Reading.MODEL, node.id(), "NOT_DRAWN", node.label()));
        reading.drawing().flows().stream()
                .filter(flow -> !drawn.contains(flow.id()))
                .forEach(flow -> findings.error(Reading.MODEL, flow.id(), "NOT_DRAWN", flow.id()));
        drawn.stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> findings.error(Reading.MODEL, id, "DRAWS_NOTHING", id));
    }
}
