package org.keqiao.process.outline.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.outline.layout.Box.Point;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/** Draws lines and names anew where a change has left them wrong. */
final class Mending {

    private final Drawing drawing;
    private final Picture picture;

    /** Shapes that were drawn before: their names stand where their author put them. */
    private final Set<String> named;

    Mending(Drawing drawing, Picture picture) {
        this.drawing = drawing;
        this.picture = picture;
        this.named = picture.shapes();
    }

    /**
     * Takes away what draws nothing any more, and lays every line anew that is missing, has come off its shapes, or runs
     * through a shape that moved.
     *
     * @param moved ids of shapes that were drawn or moved
     */
    void mend(Set<String> moved) {
        Set<String> gone = new HashSet<>(picture.shapes());
        drawing.process().all().forEach(x -> gone.remove(x.value("id")));
        gone.forEach(picture::erase);
        Set<String> flows = new HashSet<>(picture.lines());
        drawing.process().all().forEach(x -> flows.remove(x.value("id")));
        flows.forEach(picture::erase);
        List<Flow> loose =
                drawing.flows().stream().filter(flow -> isLoose(flow, moved)).toList();
        loose.forEach(flow -> picture.erase(flow.id()));
        // Short ways first: they are the main way, and the long ones go round them.
        loose.stream()
                .sorted((a, b) -> Double.compare(distance(a), distance(b)))
                .forEach(this::route);
        Labels labels = new Labels(drawing, picture);
        drawing.nodes()
                .filter(node -> moved.contains(node.id()) && !named.contains(node.id()))
                .forEach(labels::place);
        loose.forEach(labels::place);
        // Whose name something was put on.
        drawing.nodes().filter(node -> labels.isHidden(node.id())).forEach(labels::place);
        drawing.flows().stream().filter(flow -> labels.isHidden(flow.id())).forEach(labels::place);
    }

    private boolean isLoose(Flow flow, Set<String> moved) {
        List<Point> points = picture.points(flow.id());
        return points.size() < 2
                || isOff(flow.source(), points.get(0), moved)
                || isOff(flow.target(), points.get(points.size() - 1), moved)
                || moved.stream()
                        .flatMap(id -> picture.box(id).stream())
                        .anyMatch(box -> runsThrough(points, box.wider(-3)));
    }

    /** What stayed where it was may end inside the rectangle around a circle or a rhomb. */
    private boolean isOff(Node end, Point point, Set<String> moved) {
        Optional<Box> box = picture.box(end.id());
        return box.filter(b ->
                        moved.contains(end.id()) ? b.touches(point) : b.wider(2).holds(point))
                .isEmpty();
    }

    private double distance(Flow flow) {
        Box from = picture.box(flow.source().id()).orElseThrow();
        Box to = picture.box(flow.target().id()).orElseThrow();
        return Math.abs(from.middleX() - to.middleX()) + Math.abs(from.middleY() - to.middleY());
    }

    private void route(Flow flow) {
        Scope scope = flow.source().scope();
        Optional<Node> owner = scope.owner();
        List<Box> shapes = drawing.nodes()
                .filter(node -> owner.filter(o -> Shifting.isInside(o, node)).isEmpty())
                .flatMap(node -> picture.box(node.id()).stream())
                .toList();
        List<List<Point>> lines = drawing.flows().stream()
                .filter(other -> !other.target().equals(flow.target()))
                .map(other -> picture.points(other.id()))
                .filter(points -> !points.isEmpty())
                .toList();
        picture.put(
                flow.id(),
                new Router(
                                picture.box(flow.source().id()).orElseThrow(),
                                picture.box(flow.target().id()).orElseThrow(),
                                owner.flatMap(o -> picture.box(o.id())).orElse(null),
                                shapes,
                                lines)
                        .route());
    }

    static boolean runsThrough(List<Point> points, Box box) {
        for (int i = 1; i < points.size(); i++) {
            if (box.crossedBy(points.get(i - 1), points.get(i))) {
                return true;
            }
        }
        return false;
    }
}
