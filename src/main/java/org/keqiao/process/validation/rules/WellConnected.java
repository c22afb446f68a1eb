package org.keqiao.process.validation.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.Scope;

/** Ids are unique, flows connect, everything can be reached and leads to an end. */
public final class WellConnected implements Rule {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.model() == null || reading.drawing() == null) {
            return;
        }
        Drawing drawing = reading.drawing();
        ids(reading.model(), findings);
        loose(drawing, findings);
        drawing.nodes().forEach(node -> ends(node, findings));
        drawing.scopes().forEach(scope -> starts(scope, findings));
        drawing.scopes().forEach(scope -> reach(scope, findings));
    }

    private static void ids(XmlNode model, Findings findings) {
        Set<String> seen = new HashSet<>();
        model.all().filter(n -> n.has("id")).forEach(node -> {
            String id = node.value("id");
            if (!ID.matcher(id).matches()) {
                findings.error(Reading.MODEL, node.drawn(), "ID_FORM", id);
            } else if (!node.name().equals("camunda:property") && !seen.add(id)) {
                findings.error(Reading.MODEL, id, "ID_TWICE", id);
            }
        });
    }

    private static void loose(Drawing drawing, Findings findings) {
        Set<String> connected = new HashSet<>();
        drawing.flows().forEach(f -> connected.add(f.id()));
        drawing.process().all().forEach(node -> {
            if (node.name().equals("bpmn:sequenceFlow") && !connected.contains(node.value("id"))) {
                findings.error(Reading.MODEL, node.drawn(), "LOOSE_FLOW");
            }
            if (Node.Kind.of(node.name()).isPresent() && node.value("id").isEmpty()) {
                findings.error(Reading.MODEL, node.drawn(), "ID_FORM", "");
            }
        });
    }

    private static void ends(Node node, Findings findings) {
        boolean closed = node.is(Node.Kind.START) || node.is(Node.Kind.BOUNDARY) || node.isEventSubProcess();
        if (closed && !node.incoming().isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "NO_FLOW_INTO", node.label());
        }
        if ((node.is(Node.Kind.END) || node.isEventSubProcess())
                && !node.outgoing().isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "NO_FLOW_OUT_OF", node.label());
        }
        boolean gateway = node.is(Node.Kind.EXCLUSIVE) || node.is(Node.Kind.PARALLEL);
        if (!gateway && node.outgoing().size() > 1) {
            findings.error(Reading.MODEL, node.id(), "SPLIT_WITHOUT_GATEWAY", node.label());
        }
        boolean mustGoOn = !node.is(Node.Kind.END) && !node.isEventSubProcess();
        if (mustGoOn && node.outgoing().isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "DEAD_END", node.label());
        }
        if (node.is(Node.Kind.BOUNDARY) && node.host().isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "LOOSE_BOUNDARY", node.label());
        }
    }

    private static void starts(Scope scope, Findings findings) {
        long starts = scope.nodes(Node.Kind.START).count();
        if (starts != 1) {
            findings.error(Reading.MODEL, scope.owner().map(Node::id).orElse(null), "ONE_START", starts);
        }
    }

    private static void reach(Scope scope, Findings findings) {
        Set<Node> forward = new HashSet<>();
        Deque<Node> todo = new ArrayDeque<>(scope.nodes(Node.Kind.START).toList());
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (forward.add(node)) {
                node.outgoing().forEach(f -> todo.push(f.target()));
                todo.addAll(node.boundaries());
            }
        }
        Set<Node> backward = new HashSet<>();
        todo.addAll(scope.nodes(Node.Kind.END).toList());
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (backward.add(node)) {
                node.incoming().forEach(f -> todo.push(f.source()));
            }
        }
        scope.nodes().stream().filter(n -> !n.isEventSubProcess()).forEach(node -> {
            if (!forward.contains(node)) {
                findings.error(Reading.MODEL, node.id(), "NOT_REACHED", node.label());
            } else if (!backward.contains(node)) {
                findings.error(Reading.MODEL, node.id(), "NEVER_ENDS", node.label());
            }
        });
    }
}
