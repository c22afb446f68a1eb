package org.keqiao.process.outline.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.outline.layout.Box.Point;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/** Keeps the diagram of a changed flow readable. What the change does not touch stays where its author put it. */
public final class Layout {

    static final double GAP = 60;
    private static final double ROOM = 15;
    private static final double ROW = 120;
    private static final int ROWS = 12;

    private final Drawing drawing;
    private final Picture picture;

    private final Shifting shifting;
    private final Mending mending;

    /**
     * @param model is drawn anew where it is wrong
     * @param drawing the same model, read after its change
     */
    public Layout(ModelText model, Drawing drawing) {
        this.drawing = drawing;
        this.picture = new Picture(model);
        this.shifting = new Shifting(drawing, picture);
        this.mending = new Mending(drawing, picture);
    }

    /** Draws everything from nothing when nothing is drawn. */
    public void drawIfEmpty() {
        if (picture.shapes().isEmpty()) {
            new WholeLayout(drawing, picture).draw();
            mending.mend(Set.of());
        }
    }

    /**
     * Makes room for new elements of one way, and draws them.
     *
     * @param added in the order of the way
     * @param before the element in front of them
     * @param behind the element behind them
     */
    public void insert(List<Node> added, Node before, Node behind) {
        Box source = picture.box(before.id()).orElseThrow();
        Box target = picture.box(behind.id()).orElseThrow();
        double width = added.stream().mapToDouble(n -> size(n).width()).sum() + (added.size() - 1) * GAP;
        boolean onwards = target.x() >= source.right();
        double cut = onwards ? target.x() : source.right() + 1;
        double room = onwards ? target.x() - source.right() : 0;
        double dx = Math.max(0, width + 2 * GAP - room);
        shifting.shift(cut, dx, before.scope());
        target = picture.box(behind.id()).orElseThrow();
        double left = source.right() + GAP;
        double middle = row(left, width, source, target, onwards, before.scope());
        for (Node node : added) {
            Box size = size(node);
            picture.put(
                    node.id(),
                    new Box(left, middle - size.height() / 2, size.width(), size.height()),
                    node.is(Node.Kind.EXCLUSIVE),
                    false);
            left += size.width() + GAP;
        }
        widen(before.scope());
        mending.mend(ids(added));
    }

    private double row(double left, double width, Box source, Box target, boolean onwards, Scope scope) {
        List<Double> middles = new ArrayList<>();
        if (onwards) {
            middles.add(target.middleY());
        }
        middles.add(source.middleY());
        for (int i = 1; i <= ROWS; i++) {
            middles.add(source.middleY() + i * ROW);
            middles.add(source.middleY() - i * ROW);
        }
        return middles.stream()
                .filter(middle -> isFree(new Box(left, middle - 40, width, 80).wider(ROOM), source, target, scope))
                .findFirst()
                .orElse(source.middleY() + (ROWS + 1) * ROW);
    }

    private boolean isFree(Box place, Box source, Box target, Scope scope) {
        Optional<Box> container = scope.owner().flatMap(owner -> picture.box(owner.id()));
        boolean shapes = drawing.nodes()
                .filter(node -> scope.owner().filter(node::equals).isEmpty())
                .flatMap(node -> picture.box(node.id()).stream())
                .noneMatch(box -> box.overlaps(place));
        boolean lines = drawing.flows().stream().noneMatch(flow -> {
            List<Point> points = picture.points(flow.id());
            return Mending.runsThrough(points, place) && !joins(points, source, target);
        });
        return shapes && lines && container.filter(box -> !reaches(box, place)).isEmpty();
    }

    /** A container grows to the right, never up or down. */
    private static boolean reaches(Box container, Box place) {
        return place.y() > container.y() && place.bottom() < container.bottom();
    }

    private static boolean joins(List<Point> points, Box source, Box target) {
        return !points.isEmpty()
                && source.touches(points.get(0))
                && target.wider(GAP * 10).crossedBy(points.get(points.size() - 1), points.get(points.size() - 1));
    }

    /**
     * Takes away what is gone, and lets what stood behind it move up.
     *
     * @param gone ids of shapes that draw nothing any more
     * @param scope in which they stood
     */
    public void close(Collection<String> gone, Scope scope) {
        List<Box> places = gone.stream().flatMap(id -> picture.box(id).stream()).toList();
        gone.forEach(picture::erase);
        Set<String> moved = new HashSet<>();
        // What stands inside a part of its own stays: its frame keeps its size.
        if (!places.isEmpty() && scope.owner().isEmpty()) {
            Box hole = Box.around(places);
            double cut = hole.right() - 1;
            double room = room(hole, cut, scope);
            if (room >= GAP) {
                Map<String, List<Point>> before = new HashMap<>();
                picture.lines().forEach(id -> before.put(id, picture.points(id)));
                drawing.nodes()
                        .filter(node -> shifting.moves(node, cut, scope))
                        .map(Node::id)
                        .forEach(moved::add);
                shifting.shift(cut, -room, scope);
                before.forEach((id, points) -> {
                    if (turnsBack(points, picture.points(id))) {
                        picture.erase(id);
                    }
                });
            }
        }
        mending.mend(moved);
    }

    /** How far everything behind the hole can move up without coming too close to what stays. */
    private double room(Box hole, double cut, Scope scope) {
        List<Box> moving = new ArrayList<>();
        List<Box> staying = new ArrayList<>();
        scope.nodes().stream().filter(node -> !node.is(Node.Kind.BOUNDARY)).forEach(node -> picture.box(node.id())
                .ifPresent(box -> (shifting.moves(node, cut, scope) ? moving : staying).add(box)));
        double room = moving.stream().mapToDouble(Box::x).min().orElse(hole.x()) - hole.x();
        for (Box behind : moving) {
            for (Box before : staying) {
                if (behind.y() - ROOM < before.bottom() && before.y() - ROOM < behind.bottom()) {
                    room = Math.min(room, behind.x() - before.right() - GAP);
                }
            }
        }
        return room;
    }

    /** True when a stretch runs the other way now, or nowhere. */
    private static boolean turnsBack(List<Point> before, List<Point> after) {
        for (int i = 1; i < Math.min(before.size(), after.size()); i++) {
            double then = before.get(i).x() - before.get(i - 1).x();
            double now = after.get(i).x() - after.get(i - 1).x();
            if (Math.abs(then) > 1 && (then * now <= 0 || Math.abs(now) < ROOM)) {
                return true;
            }
        }
        return false;
    }

    private void widen(Scope scope) {
        scope.owner().ifPresent(owner -> picture.box(owner.id()).ifPresent(box -> {
            double right = scope.nodes().stream()
                    .flatMap(node -> picture.box(node.id()).stream())
                    .mapToDouble(Box::right)
                    .max()
                    .orElse(box.right());
            if (right + GAP / 2 > box.right()) {
                double wider = right + GAP / 2 - box.right();
                shifting.shift(box.right(), wider, owner.scope());
                picture.put(owner.id(), new Box(box.x(), box.y(), box.width() + wider, box.height()), false, true);
            }
        }));
    }

    /** Lets two neighbours change places. */
    public void swap(List<Node> first, List<Node> second) {
        Box left = around(first);
        Box right = around(second);
        boolean sameRow = Math.abs(left.middleY() - right.middleY()) < ROW / 2;
        double down = sameRow ? 0 : right.middleY() - left.middleY();
        move(second, left.x() - right.x(), -down);
        move(first, sameRow ? right.right() - left.right() : right.x() - left.x(), down);
        Set<String> moved = ids(first);
        moved.addAll(ids(second));
        if (anyOverlap()) {
            redraw();
        } else {
            mending.mend(moved);
        }
    }

    private void move(List<Node> nodes, double dx, double dy) {
        for (Node node : nodes) {
            picture.move(node.id(), dx, dy);
            node.boundaries().forEach(boundary -> picture.move(boundary.id(), dx, dy));
            if (node.inside().isPresent()) {
                node.inside().get().deep().forEach(inner -> picture.move(inner.id(), dx, dy));
            }
        }
    }

    private boolean anyOverlap() {
        List<Node> nodes = drawing.nodes()
                .filter(n -> !n.is(Node.Kind.BOUNDARY) && n.inside().isEmpty())
                .toList();
        for (int i = 0; i < nodes.size(); i++) {
            Box box = picture.box(nodes.get(i).id()).orElseThrow();
            for (int j = i + 1; j < nodes.size(); j++) {
                if (box.overlaps(picture.box(nodes.get(j).id()).orElseThrow())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void redraw() {
        new ArrayList<>(picture.lines()).forEach(picture::erase);
        new WholeLayout(drawing, picture).draw();
        mending.mend(Set.of());
    }

    private Box around(List<Node> nodes) {
        return Box.around(
                nodes.stream().map(n -> picture.box(n.id()).orElseThrow()).toList());
    }

    private static Set<String> ids(Collection<Node> nodes) {
        Set<String> ids = new LinkedHashSet<>();
        nodes.forEach(node -> {
            ids.add(node.id());
            node.boundaries().forEach(boundary -> ids.add(boundary.id()));
        });
        return ids;
    }

    /** Lays every line and name anew that a change has left wrong. */
    public void mend() {
        mending.mend(Set.of());
    }

    static Box size(Node node) {
        return switch (node.kind()) {
            case START, END, CATCH, BOUNDARY -> new Box(0, 0, 36, 36);
            case EXCLUSIVE, PARALLEL -> new Box(0, 0, 50, 50);
            default -> new Box(0, 0, 100, 80);
        };
    }
}
