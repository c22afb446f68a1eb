package org.keqiao.process.outline.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.outline.layout.Box.Point;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;

/** Finds places for the names of lines and of small shapes: on no shape, and on no line if there is such a place. */
final class Labels {

    private static final double WIDE = 11;
    private static final double NARROW = 6;
    private static final double LINE = 14;
    private static final double MOST = 90;
    private static final double OFF = 4;

    private final Drawing drawing;
    private final Picture picture;

    Labels(Drawing drawing, Picture picture) {
        this.drawing = drawing;
        this.picture = picture;
    }

    /** Names a line that was laid anew, near to where it begins: there its reader has to choose. */
    void place(Flow flow) {
        String name = picture.name(flow.id());
        if (name.isBlank()) {
            return;
        }
        Box size = size(name);
        List<Point> points = picture.points(flow.id());
        List<Box> places = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            places.addAll(beside(points.get(i - 1), points.get(i), size));
        }
        best(flow.id(), places).ifPresent(place -> picture.label(flow.id(), place));
    }

    /** True when a name lies on a shape, as far as its place is said. */
    boolean isHidden(String id) {
        return picture.label(id).filter(place -> shapesUnder(place) > 0).isPresent();
    }

    private long shapesUnder(Box place) {
        return drawing.nodes()
                .filter(node -> node.inside().isEmpty())
                .flatMap(node -> picture.box(node.id()).stream())
                .filter(place::overlaps)
                .count();
    }

    private static List<Box> beside(Point from, Point to, Box size) {
        double length = Math.abs(from.x() - to.x()) + Math.abs(from.y() - to.y());
        boolean level = Math.abs(from.y() - to.y()) < 1;
        double along = level ? size.width() : size.height();
        List<Box> places = new ArrayList<>();
        if (length < along) {
            return places;
        }
        for (double at : new double[] {along / 2 + OFF, length / 2, length - along / 2 - OFF}) {
            double x = from.x() + Math.signum(to.x() - from.x()) * at;
            double y = from.y() + Math.signum(to.y() - from.y()) * at;
            if (level) {
                places.add(size.moved(x - size.width() / 2, from.y() - size.height() - OFF));
                places.add(size.moved(x - size.width() / 2, from.y() + OFF));
            } else {
                places.add(size.moved(from.x() + OFF, y - size.height() / 2));
                places.add(size.moved(from.x() - OFF - size.width(), y - size.height() / 2));
            }
        }
        return places;
    }

    /** Names a new choice: above it, or wherever no line leaves it. */
    void place(Node node) {
        String name = picture.name(node.id());
        Optional<Box> shape = picture.box(node.id());
        if (name.isBlank() || shape.isEmpty() || !isOutside(node)) {
            return;
        }
        Box box = shape.get();
        Box size = size(name);
        double middle = box.middleX() - size.width() / 2;
        List<Box> places = List.of(
                size.moved(middle, box.bottom() + OFF),
                size.moved(middle, box.y() - OFF - size.height()),
                size.moved(box.right(), box.y() - OFF - size.height()),
                size.moved(box.x() - size.width(), box.y() - OFF - size.height()),
                size.moved(box.right(), box.bottom() + OFF),
                size.moved(box.x() - size.width(), box.bottom() + OFF));
        best(node.id(), places).ifPresent(place -> picture.label(node.id(), place));
    }

    /** Whether editors write its name beside it, not into it. */
    private static boolean isOutside(Node node) {
        return switch (node.kind()) {
            case START, END, CATCH, BOUNDARY, EXCLUSIVE, PARALLEL -> true;
            default -> false;
        };
    }

    private static Box size(String name) {
        double width =
                name.codePoints().mapToDouble(c -> c < 0x2E80 ? NARROW : WIDE).sum();
        return new Box(0, 0, Math.min(MOST, width), Math.ceil(width / MOST) * LINE);
    }

    private Optional<Box> best(String own, Collection<Box> places) {
        Box best = null;
        double least = Double.MAX_VALUE;
        for (Box place : places) {
            double trouble = trouble(own, place);
            if (trouble < least) {
                least = trouble;
                best = place;
            }
        }
        return Optional.ofNullable(best);
    }

    private double trouble(String own, Box place) {
        long names = picture.labels(own).filter(place::overlaps).count();
        long lines = drawing.flows().stream()
                .filter(flow -> crosses(picture.points(flow.id()), place))
                .count();
        return shapesUnder(place) * 100.0 + names * 10 + lines;
    }

    private static boolean crosses(List<Point> points, Box place) {
        for (int i = 1; i < points.size(); i++) {
            if (place.crossedBy(points.get(i - 1), points.get(i))) {
                return true;
            }
        }
        return false;
    }
}
