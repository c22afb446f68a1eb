package org.keqiao.process.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.outline.layout.Box;
import org.keqiao.process.outline.xml.ModelText;
import org.w3c.dom.Element;

/** Measures a diagram: shapes apart from each other, lines from border to border. */
final class Picture {

    private final Map<String, Box> shapes = new LinkedHashMap<>();
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    private final Map<String, Box> labels = new LinkedHashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();

    private Picture(String bpmn) {
        ModelText model = ModelText.of(bpmn);
        ModelText.all(model.root()).forEach(e -> {
            if (ModelText.BPMN.equals(e.getNamespaceURI())) {
                elements.put(e.getAttribute("id"), e);
            } else if ("BPMNShape".equals(e.getLocalName())) {
                Element bounds = ModelText.children(e)
                        .filter(c -> "Bounds".equals(c.getLocalName()))
                        .findFirst()
                        .orElseThrow();
                shapes.put(
                        e.getAttribute("bpmnElement"),
                        new Box(
                                number(bounds, "x"),
                                number(bounds, "y"),
                                number(bounds, "width"),
                                number(bounds, "height")));
            } else if ("BPMNEdge".equals(e.getLocalName())) {
                List<double[]> points = new ArrayList<>();
                ModelText.children(e)
                        .filter(c -> "waypoint".equals(c.getLocalName()))
                        .forEach(c -> points.add(new double[] {number(c, "x"), number(c, "y")}));
                lines.put(e.getAttribute("bpmnElement"), points);
            } else if ("BPMNLabel".equals(e.getLocalName())) {
                ModelText.children(e)
                        .filter(c -> "Bounds".equals(c.getLocalName()))
                        .forEach(c -> labels.put(
                                ((Element) e.getParentNode()).getAttribute("bpmnElement"),
                                new Box(number(c, "x"), number(c, "y"), number(c, "width"), number(c, "height"))));
            }
        });
    }

    static Picture of(String bpmn) {
        return new Picture(bpmn);
    }

    private static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    Box box(String id) {
        return shapes.get(id);
    }

    /** Everything is drawn; no two shapes overlap; every flow runs at right angles between its two shapes. */
    Picture isReadable() {
        List<String> flat = shapes.keySet().stream()
                .filter(id -> !"boundaryEvent".equals(name(id)) && !"subProcess".equals(name(id)))
                .toList();
        for (String one : flat) {
            for (String other : flat) {
                if (one.compareTo(other) < 0) {
                    assertThat(shapes.get(one).overlaps(shapes.get(other)))
                            .as(one + " on " + other + ": " + shapes.get(one) + shapes.get(other))
                            .isFalse();
                }
            }
        }
        elements.values().stream()
                .filter(e -> "sequenceFlow".equals(e.getLocalName()))
                .forEach(this::runs);
        return this;
    }

    private String name(String id) {
        return elements.get(id).getLocalName();
    }

    private void runs(Element flow) {
        String id = flow.getAttribute("id");
        List<double[]> points = lines.get(id);
        assertThat(points).as(id).hasSizeGreaterThan(1);
        assertThat(touches(flow.getAttribute("sourceRef"), points.get(0)))
                .as(id + " leaves its source")
                .isTrue();
        assertThat(touches(flow.getAttribute("targetRef"), points.get(points.size() - 1)))
                .as(id + " reaches its target")
                .isTrue();
        for (int i = 1; i < points.size(); i++) {
            boolean straight = Math.abs(points.get(i)[0] - points.get(i - 1)[0]) < 1
                    || Math.abs(points.get(i)[1] - points.get(i - 1)[1]) < 1;
            assertThat(straight).as(id + " at right angles").isTrue();
        }
    }

    private boolean touches(String shape, double[] point) {
        Box box = shapes.get(shape);
        boolean inside = point[0] >= box.x() - 2
                && point[0] <= box.right() + 2
                && point[1] >= box.y() - 2
                && point[1] <= box.bottom() + 2;
        boolean deep = point[0] > box.x() + 2
                && point[0] < box.right() - 2
                && point[1] > box.y() + 2
                && point[1] < box.bottom() - 2;
        return inside && !deep;
    }

    /** Flows that run through a shape which is none of their ends. */
    List<String> crossings() {
        List<String> found = new ArrayList<>();
        lines.forEach((id, points) -> shapes.forEach((shape, box) -> {
            Element flow = elements.get(id);
            boolean foreign = !"subProcess".equals(name(shape))
                    && !"boundaryEvent".equals(name(shape))
                    && !shape.equals(flow.getAttribute("sourceRef"))
                    && !shape.equals(flow.getAttribute("targetRef"));
            for (int i = 1; foreign && i < points.size(); i++) {
                Box line = new Box(
                        Math.min(points.get(i)[0], points.get(i - 1)[0]),
                        Math.min(points.get(i)[1], points.get(i - 1)[1]),
                        Math.abs(points.get(i)[0] - points.get(i - 1)[0]) + 0.1,
                        Math.abs(points.get(i)[1] - points.get(i - 1)[1]) + 0.1);
                if (line.overlaps(box)) {
                    found.add(id + " through " + shape);
                }
            }
        }));
        return found;
    }

    /** Pairs of lines that cross each other, save those that leave one shape or meet at one. */
    List<String> tangles() {
        List<String> flows = elements.values().stream()
                .filter(e -> "sequenceFlow".equals(e.getLocalName()))
                .map(e -> e.getAttribute("id"))
                .sorted()
                .toList();
        List<String> found = new ArrayList<>();
        for (String one : flows) {
            for (String other : flows) {
                if (one.compareTo(other) < 0 && !related(one, other) && cross(lines.get(one), lines.get(other))) {
                    found.add(one + " x " + other);
                }
            }
        }
        return found;
    }

    private boolean related(String one, String other) {
        Element a = elements.get(one);
        Element b = elements.get(other);
        return a.getAttribute("sourceRef").equals(b.getAttribute("sourceRef"))
                || a.getAttribute("targetRef").equals(b.getAttribute("targetRef"));
    }

    private static boolean cross(List<double[]> one, List<double[]> other) {
        for (int i = 1; i < one.size(); i++) {
            for (int j = 1; j < other.size(); j++) {
                if (cross(one.get(i - 1), one.get(i), other.get(j - 1), other.get(j))
                        || cross(other.get(j - 1), other.get(j), one.get(i - 1), one.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A level stretch and an upright one. */
    private static boolean cross(double[] a, double[] b, double[] c, double[] d) {
        boolean level = Math.abs(a[1] - b[1]) < 1 && Math.abs(c[0] - d[0]) < 1;
        return level
                && Math.min(a[0], b[0]) + 1 < c[0]
                && c[0] < Math.max(a[0], b[0]) - 1
                && Math.min(c[1], d[1]) + 1 < a[1]
                && a[1] < Math.max(c[1], d[1]) - 1;
    }

    /** Names that lie on a shape, as far as their place is said. */
    List<String> hidden() {
        List<String> found = new ArrayList<>();
        labels.forEach((id, label) -> shapes.forEach((shape, box) -> {
            if (!"subProcess".equals(name(shape)) && !shape.equals(id) && label.overlaps(box)) {
                found.add(id + " on " + shape);
            }
        }));
        return found;
    }

    /** Widest empty stretch between the columns of shapes, in pixels. */
    double widestGap() {
        List<Box> byLeft = shapes.values().stream()
                .sorted((a, b) -> Double.compare(a.x(), b.x()))
                .toList();
        double right = byLeft.get(0).right();
        double widest = 0;
        for (Box box : byLeft) {
            widest = Math.max(widest, box.x() - right);
            right = Math.max(right, box.right());
        }
        return widest;
    }

    double width() {
        return Box.around(shapes.values()).width();
    }
}
