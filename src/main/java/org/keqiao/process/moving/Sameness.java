package org.keqiao.process.moving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.validation.reading.ActionName;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;

/** What of one drawing is there in another: mapped places, nodes that kept id and work, and the flows between them. */
final class Sameness {

    private Sameness() {}

    static Map<String, String> of(MovePlan plan, Drawing before, Drawing after) {
        Map<String, String> same = new LinkedHashMap<>(plan.steps());
        before.nodes()
                .filter(node -> after.node(node.id())
                        .filter(other -> other.kind() == node.kind())
                        .filter(other -> ActionName.of(other).equals(ActionName.of(node)))
                        .isPresent())
                .forEach(node -> same.putIfAbsent(node.id(), node.id()));
        for (Flow flow : before.flows()) {
            List<Flow> between = after.flows().stream()
                    .filter(other -> goesTo(same, flow.source(), other.source()))
                    .filter(other -> goesTo(same, flow.target(), other.target()))
                    .toList();
            if (between.size() == 1) {
                same.put(flow.id(), between.get(0).id());
            }
        }
        return same;
    }

    private static boolean goesTo(Map<String, String> same, Node old, Node now) {
        return now.id().equals(same.get(old.id()));
    }
}
