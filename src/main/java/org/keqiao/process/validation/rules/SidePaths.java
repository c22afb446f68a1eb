package org.keqiao.process.validation.rules;

import java.util.Set;
import java.util.stream.Stream;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.Scope;

/**
 * What starts beside the case, without stopping it, ends by itself: it never flows back into the main way, and it decides
 * nothing, for the steps of the main way would go on without a case.
 */
public final class SidePaths implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().scopes().forEach(scope -> {
            Set<Node> main = Scope.reach(scope.nodes(Node.Kind.START).toList());
            scope.nodes(Node.Kind.BOUNDARY).filter(b -> !b.interrupts()).forEach(side -> {
                Set<Node> way =
                        Scope.reach(side.outgoing().stream().map(Flow::target).toList());
                if (way.stream().anyMatch(main::contains)) {
                    findings.error(Reading.MODEL, side.id(), "SIDE_PATH_RETURNS", side.label());
                }
                decides(side, way.stream(), reading, findings);
            });
            scope.start()
                    .filter(start -> scope.isEventSubProcess() && !start.interrupts())
                    .ifPresent(start -> decides(start, scope.deep(), reading, findings));
        });
    }

    private static void decides(Node start, Stream<Node> way, Reading reading, Findings findings) {
        way.flatMap(node ->
                        Stream.concat(Stream.of(node), node.inside().stream().flatMap(Scope::deep)))
                .filter(node ->
                        reading.action(node).filter(ActionDescription::decides).isPresent())
                .forEach(node ->
                        findings.error(Reading.MODEL, node.id(), "SIDE_PATH_DECIDES", node.label(), start.label()));
    }
}
