package org.keqiao.process.validation.rules;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.DeadlineName;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.Scope;

/** Timers name a limit, messages name a message; each kind of event stands only where it is meant. */
public final class Events implements Rule {

    private static final Pattern MESSAGE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,59}");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        Drawing drawing = reading.drawing();
        drawing.nodes().forEach(node -> {
            switch (node.kind()) {
                case START -> start(node, findings);
                case BOUNDARY, CATCH -> exactlyOne(node, findings);
                default -> {}
            }
            if (node.is(Node.Kind.BOUNDARY)) {
                host(node, findings);
            }
            node.timer().ifPresent(timer -> timer(node, timer, reading, findings));
            node.message().ifPresent(message -> message(node, message, drawing, findings));
        });
        drawing.definitions().children("bpmn:message").forEach(message -> {
            if (!MESSAGE.matcher(message.value("name")).matches()) {
                findings.error(Reading.MODEL, message.value("id"), "MESSAGE_NAME", message.value("name"));
            }
        });
    }

    private static void start(Node node, Findings findings) {
        if (node.scope().isEventSubProcess()) {
            exactlyOne(node, findings);
        } else if (node.message().isPresent() || node.timer().isPresent()) {
            findings.error(Reading.MODEL, node.id(), "PLAIN_START", node.label());
        }
    }

    private static void exactlyOne(Node node, Findings findings) {
        long definitions = node.xml().children().stream()
                .filter(c -> c.name().endsWith("EventDefinition"))
                .count();
        if (definitions != 1) {
            findings.error(Reading.MODEL, node.id(), "MESSAGE_OR_TIMER", node.label());
        }
    }

    private static void host(Node node, Findings findings) {
        Optional<Node> host = node.host();
        boolean waits = host.map(
                        h -> h.is(Node.Kind.USER_TASK) || h.is(Node.Kind.SUB_PROCESS) && !h.isEventSubProcess())
                .orElse(true);
        if (!waits) {
            findings.error(
                    Reading.MODEL,
                    node.id(),
                    "HOST_NEVER_WAITS",
                    host.orElseThrow().label());
        }
    }

    private static void timer(Node node, XmlNode timer, Reading reading, Findings findings) {
        String text = timer.child("bpmn:timeDate").map(XmlNode::text).orElse("");
        Optional<String> key = DeadlineName.of(text);
        if (key.isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "TIMER_FORM", text);
        } else if (!reading.hasLimit(key.get())) {
            findings.error(Reading.MODEL, node.id(), "UNKNOWN_LIMIT", key.get());
        } else if (!ParallelPairs.CLOCK.contains(key.get())) {
            outlived(node, key.get(), findings);
        }
    }

    /** A step's limit ends with the step: a timer over more than the step would lose it while it still waits. */
    private static void outlived(Node timer, String key, Findings findings) {
        Stream<Node> within = timer.is(Node.Kind.START)
                ? timer.scope().owner().map(Node::scope).stream().flatMap(Scope::deep)
                : timer.host().flatMap(Node::inside).stream().flatMap(Scope::deep);
        within.filter(node -> node.is(Node.Kind.USER_TASK))
                .filter(step -> key.equals(new DrawnStep(step).property("deadline")))
                .findFirst()
                .ifPresent(
                        step -> findings.error(Reading.MODEL, timer.id(), "LIMIT_OF_A_STEP_WITHIN", key, step.label()));
    }

    private static void message(Node node, XmlNode message, Drawing drawing, Findings findings) {
        if (drawing.message(message.value("messageRef")).isEmpty()) {
            findings.error(Reading.MODEL, node.id(), "UNKNOWN_MESSAGE", message.value("messageRef"));
        }
    }
}
