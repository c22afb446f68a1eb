package org.keqiao.process.outline.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keqiao.process.outline.layout.Box.Point;
import org.keqiao.process.outline.xml.ModelText;
import org.w3c.dom.Element;

/** The shapes and lines of a model's diagram, by the element that they draw. */
final class Picture {

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";

    private final ModelText model;
    private final Element plane;
    private final Map<String, Element> shapes = new LinkedHashMap<>();
    private final Map<String, Element> lines = new LinkedHashMap<>();

    Picture(ModelText model) {
        this.model = model;
        this.plane = ModelText.all(model.root())
                .filter(e -> ModelText.is(e, DI, "BPMNPlane"))
                .findFirst()
                .orElseGet(this::begin);
        ModelText.children(plane).forEach(e -> {
            if (ModelText.is(e, DI, "BPMNShape")) {
                shapes.put(e.getAttribute("bpmnElement"), e);
            } else if (ModelText.is(e, DI, "BPMNEdge")) {
                lines.put(e.getAttribute("bpmnElement"), e);
            }
        });
    }

    private Element begin() {
        Element diagram = model.create(DI, "BPMNDiagram", "bpmndi");
        diagram.setAttribute("id", model.freshId("Diagram"));
        model.append(model.root(), diagram);
        Element made = model.create(DI, "BPMNPlane", "bpmndi");
        made.setAttribute("id", model.freshId("Plane"));
        made.setAttribute(
                "bpmnElement",
                ModelText.children(model.root())
                        .filter(e -> ModelText.is(e, ModelText.BPMN, "process"))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("id"));
        model.append(diagram, made);
        return made;
    }

    Set<String> shapes() {
        return Set.copyOf(shapes.keySet());
    }

    Set<String> lines() {
        return Set.copyOf(lines.keySet());
    }

    boolean isDrawn(String id) {
        return shapes.containsKey(id) || lines.containsKey(id);
    }

    Optional<Box> box(String id) {
        return Optional.ofNullable(shapes.get(id)).flatMap(Picture::bounds).map(Picture::read);
    }

    private static Optional<Element> bounds(Element parent) {
        return ModelText.child(parent, DC, "Bounds");
    }

    private static Optional<Element> label(Element drawn) {
        return ModelText.child(drawn, DI, "BPMNLabel").flatMap(Picture::bounds);
    }

    private static Box read(Element bounds) {
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        String text = element.getAttribute(attribute);
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }

    private static void write(Element element, String attribute, double value) {
        element.setAttribute(
                attribute,
                value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value));
    }

    private static void write(Element bounds, Box box) {
        write(bounds, "x", box.x());
        write(bounds, "y", box.y());
        write(bounds, "width", box.width());
        write(bounds, "height", box.height());
    }

    /** Draws a shape, or draws it elsewhere; its label goes with it. */
    void put(String id, Box box, boolean isChoice, boolean isOpen) {
        Element shape = shapes.get(id);
        if (shape != null) {
            Box before = box(id).orElse(box);
            bounds(shape).ifPresent(b -> write(b, box));
            moveLabel(shape, box.x() - before.x(), box.y() - before.y());
            return;
        }
        Element made = model.create(DI, "BPMNShape", "bpmndi");
        made.setAttribute("id", model.freshId(id + "_di"));
        made.setAttribute("bpmnElement", id);
        if (isChoice) {
            made.setAttribute("isMarkerVisible", "true");
        }
        if (isOpen) {
            made.setAttribute("isExpanded", "true");
        }
        model.append(plane, made);
        Element bounds = model.create(DC, "Bounds", "dc");
        write(bounds, box);
        model.append(made, bounds);
        shapes.put(id, made);
    }

    void move(String id, double dx, double dy) {
        box(id).ifPresent(box -> put(id, box.moved(dx, dy), false, false));
    }

    private static void moveLabel(Element drawn, double dx, double dy) {
        label(drawn).ifPresent(label -> write(label, read(label).moved(dx, dy)));
    }

    /** What people call a drawn element; empty without a name. */
    String name(String id) {
        return model.element(id).getAttribute("name");
    }

    /** Where its name stands; empty while that is left to whoever shows it. */
    Optional<Box> label(String id) {
        return Optional.ofNullable(shapes.getOrDefault(id, lines.get(id)))
                .flatMap(Picture::label)
                .map(Picture::read);
    }

    /** Puts the name of something next to it. */
    void label(String id, Box place) {
        Element drawn = shapes.getOrDefault(id, lines.get(id));
        Element bounds = label(drawn).orElseGet(() -> {
            Element made = ModelText.child(drawn, DI, "BPMNLabel").orElseGet(() -> {
                Element label = model.create(DI, "BPMNLabel", "bpmndi");
                model.append(drawn, label);
                return label;
            });
            Element added = model.create(DC, "Bounds", "dc");
            model.append(made, added);
            return added;
        });
        write(bounds, place);
    }

    /** Places of the names whose place is said, one left out. */
    Stream<Box> labels(String but) {
        return Stream.concat(shapes.entrySet().stream(), lines.entrySet().stream())
                .filter(drawn -> !drawn.getKey().equals(but))
                .flatMap(drawn -> label(drawn.getValue()).stream())
                .map(Picture::read);
    }

    /** The points of a line; empty when it is not drawn. */
    List<Point> points(String id) {
        List<Point> points = new ArrayList<>();
        Element line = lines.get(id);
        if (line != null) {
            ModelText.children(line)
                    .filter(e -> ModelText.is(e, LINES, "waypoint"))
                    .forEach(e -> points.add(new Point(number(e, "x"), number(e, "y"))));
        }
        return points;
    }

    /** Draws a line; whatever place its label had is forgotten. */
    void put(String id, List<Point> points) {
        Element line = lines.get(id);
        if (line == null) {
            line = model.create(DI, "BPMNEdge", "bpmndi");
            line.setAttribute("id", model.freshId(id + "_di"));
            line.setAttribute("bpmnElement", id);
            model.append(plane, line);
            lines.put(id, line);
        } else {
            ModelText.children(line).forEach(ModelText::remove);
        }
        for (Point point : points) {
            Element waypoint = model.create(LINES, "waypoint", "di");
            write(waypoint, "x", point.x());
            write(waypoint, "y", point.y());
            model.append(line, waypoint);
        }
    }

    /** Moves what of a line lies at or right of a mark. */
    void shift(String id, double from, double dx) {
        Element line = lines.get(id);
        ModelText.children(line).filter(e -> ModelText.is(e, LINES, "waypoint")).forEach(e -> {
            if (number(e, "x") >= from) {
                write(e, "x", number(e, "x") + dx);
            }
        });
        label(line)
                .filter(label -> number(label, "x") >= from)
                .ifPresent(label -> write(label, read(label).moved(dx, 0)));
    }

    void erase(String id) {
        Element shape = shapes.remove(id);
        if (shape != null) {
            ModelText.remove(shape);
        }
        Element line = lines.remove(id);
        if (line != null) {
            ModelText.remove(line);
        }
    }
}
