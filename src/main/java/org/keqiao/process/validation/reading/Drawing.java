package org.keqiao.process.validation.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.rules.WellConnected;

/** The flow as a graph. What does not connect is left out here and named by {@link WellConnected}. */
public final class Drawing {

    private final XmlNode definitions;
    private final XmlNode process;
    private final Scope root = new Scope(null);
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();

    private Drawing(XmlNode definitions, XmlNode process) {
        this.definitions = definitions;
        this.process = process;
    }

    /** Empty when there is no process. */
    static Optional<Drawing> of(XmlNode definitions) {
        return definitions.child("bpmn:process").map(process -> {
            Drawing drawing = new Drawing(definitions, process);
            drawing.place(process, drawing.root);
            drawing.connect();
            return drawing;
        });
    }

    private void place(XmlNode container, Scope scope) {
        for (XmlNode child : container.children()) {
            Node.Kind.of(child.name()).ifPresent(kind -> {
                Node node = new Node(child, kind, scope);
                if (nodes.putIfAbsent(node.id(), node) == null) {
                    scope.nodes().add(node);
                    if (kind == Node.Kind.SUB_PROCESS) {
                        Scope inside = new Scope(node);
                        node.contains(inside);
                        place(child, inside);
                    }
                }
            });
        }
    }

    private void connect() {
        process.all().filter(x -> x.name().equals("bpmn:sequenceFlow")).forEach(xml -> {
            Node source = nodes.get(xml.value("sourceRef"));
            Node target = nodes.get(xml.value("targetRef"));
            if (source != null && target != null && source.scope() == target.scope()) {
                String condition =
                        xml.child("bpmn:conditionExpression").map(XmlNode::text).orElse(null);
                Flow flow = new Flow(xml.value("id"), source, target, condition);
                source.outgoing().add(flow);
                target.incoming().add(flow);
                flows.add(flow);
            }
        });
        nodes(Node.Kind.BOUNDARY).forEach(boundary -> {
            Node host = nodes.get(boundary.xml().value("attachedToRef"));
            if (host != null && host.scope() == boundary.scope() && !host.is(Node.Kind.BOUNDARY)) {
                boundary.sitsOn(host);
            }
        });
    }

    public XmlNode definitions() {
        return definitions;
    }

    public XmlNode process() {
        return process;
    }

    public Scope root() {
        return root;
    }

    public Stream<Node> nodes() {
        return nodes.values().stream();
    }

    public Stream<Node> nodes(Node.Kind kind) {
        return nodes().filter(n -> n.is(kind));
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public List<Flow> flows() {
        return flows;
    }

    public Stream<Scope> scopes() {
        return Stream.concat(Stream.of(root), nodes().flatMap(n -> n.inside().stream()));
    }

    /** Name of the message that an id refers to. */
    public Optional<String> message(String id) {
        return definitions
                .children("bpmn:message")
                .filter(m -> m.value("id").equals(id))
                .map(m -> m.value("name"))
                .findFirst();
    }
}
