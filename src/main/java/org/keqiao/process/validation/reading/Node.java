package org.keqiao.process.validation.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.validation.files.XmlNode;
import org.springframework.lang.Nullable;

/** A drawn element of the flow, linked with its neighbours. */
public final class Node {

    public enum Kind {
        START("bpmn:startEvent"),
        END("bpmn:endEvent"),
        USER_TASK("bpmn:userTask"),
        ACTION("bpmn:serviceTask"),
        DECISION("bpmn:businessRuleTask"),
        EXCLUSIVE("bpmn:exclusiveGateway"),
        PARALLEL("bpmn:parallelGateway"),
        CATCH("bpmn:intermediateCatchEvent"),
        BOUNDARY("bpmn:boundaryEvent"),
        SUB_PROCESS("bpmn:subProcess");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        public static Optional<Kind> of(String element) {
            for (Kind kind : values()) {
                if (kind.element.equals(element)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    private final XmlNode xml;
    private final Kind kind;
    private final Scope scope;
    private final List<Flow> incoming = new ArrayList<>();
    private final List<Flow> outgoing = new ArrayList<>();
    private final List<Node> boundaries = new ArrayList<>();

    @Nullable
    private Scope inside;

    @Nullable
    private Node host;

    Node(XmlNode xml, Kind kind, Scope scope) {
        this.xml = xml;
        this.kind = kind;
        this.scope = scope;
    }

    public String id() {
        return xml.value("id");
    }

    /** What a person calls it: its name, else its id. */
    public String label() {
        return xml.value("name").isBlank() ? id() : xml.value("name").strip();
    }

    public XmlNode xml() {
        return xml;
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    public Scope scope() {
        return scope;
    }

    public List<Flow> incoming() {
        return incoming;
    }

    public List<Flow> outgoing() {
        return outgoing;
    }

    public List<Node> boundaries() {
        return boundaries;
    }

    /** The inner of a sub-process. */
    public Optional<Scope> inside() {
        return Optional.ofNullable(inside);
    }

    void contains(Scope inner) {
        inside = inner;
    }

    /** The activity that a boundary event sits on. */
    public Optional<Node> host() {
        return Optional.ofNullable(host);
    }

    void sitsOn(Node activity) {
        host = activity;
        activity.boundaries.add(this);
    }

    public boolean isEventSubProcess() {
        return kind == Kind.SUB_PROCESS && "true".equals(xml.attribute("triggeredByEvent"));
    }

    /** False for a boundary event, or the start of an event sub-process, that leaves the rest running. */
    public boolean interrupts() {
        return kind == Kind.BOUNDARY
                ? !"false".equals(xml.attribute("cancelActivity"))
                : !"false".equals(xml.attribute("isInterrupting"));
    }

    /** The default flow of an exclusive gateway. */
    public Optional<Flow> defaultFlow() {
        String id = xml.attribute("default");
        return outgoing.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public Optional<XmlNode> message() {
        return xml.child("bpmn:messageEventDefinition");
    }

    public Optional<XmlNode> timer() {
        return xml.child("bpmn:timerEventDefinition");
    }

    /** What the designer set in plain words; the last of equal names wins, and a rule refuses them. */
    public Map<String, String> properties() {
        return xml.properties();
    }

    @Override
    public String toString() {
        return kind + " " + id();
    }
}
