package org.keqiao.process.outline.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/** A flow laid out from nothing: left to right, the way on in one row, branches in rows below it. */
final class WholeLayout {

    private static final double LEFT = 160;
    private static final double TOP = 80;
    private static final double EDGE = 40;
    private static final double BETWEEN_ROWS = 50;

    private final Drawing drawing;
    private final Picture picture;

    WholeLayout(Drawing drawing, Picture picture) {
        this.drawing = drawing;
        this.picture = picture;
    }

    private record Cell(int column, int row) {}

    void draw() {
        lay(drawing.root(), LEFT, TOP);
    }

    /** Draws a scope with its upper left corner here, and gives its size. */
    private Box lay(Scope scope, double left, double top) {
        Map<Node, Cell> cells = cells(scope);
        Map<Node, Box> sizes = new HashMap<>();
        cells.keySet().forEach(node -> sizes.put(node, size(node)));
        Map<Integer, Double> widths = new HashMap<>();
        Map<Integer, Double> heights = new HashMap<>();
        cells.forEach((node, cell) -> {
            widths.merge(cell.column(), sizes.get(node).width(), Math::max);
            heights.merge(cell.row(), sizes.get(node).height(), Math::max);
        });
        cells.forEach((node, cell) -> {
            Box size = sizes.get(node);
            double x = left + before(widths, cell.column(), Layout.GAP);
            double y = top + before(heights, cell.row(), BETWEEN_ROWS);
            put(
                    node,
                    new Box(
                            x + (widths.get(cell.column()) - size.width()) / 2,
                            y + (heights.get(cell.row()) - size.height()) / 2,
                            size.width(),
                            size.height()));
        });
        List<Box> boxes = new ArrayList<>();
        cells.keySet().forEach(node -> boxes.add(picture.box(node.id()).orElseThrow()));
        double bottom = boxes.isEmpty() ? top : Box.around(boxes).bottom();
        for (Node beside : scope.nodes(Node.Kind.SUB_PROCESS)
                .filter(Node::isEventSubProcess)
                .toList()) {
            Box size = size(beside);
            Box box = new Box(left, bottom + 2 * BETWEEN_ROWS, size.width(), size.height());
            put(beside, box);
            boxes.add(box);
            bottom = box.bottom();
        }
        return Box.around(boxes);
    }

    private static double before(Map<Integer, Double> sizes, int index, double gap) {
        double sum = 0;
        for (int i = 0; i < index; i++) {
            sum += sizes.getOrDefault(i, 0.0) + gap;
        }
        return sum;
    }

    private Box size(Node node) {
        if (node.inside().isEmpty()) {
            return Layout.size(node);
        }
        Box inner = lay(node.inside().get(), 0, 0);
        return new Box(0, 0, inner.width() + 2 * EDGE, inner.height() + 2 * EDGE);
    }

    private void put(Node node, Box box) {
        picture.put(node.id(), box, node.is(Node.Kind.EXCLUSIVE), node.inside().isPresent());
        node.inside().ifPresent(inner -> lay(inner, box.x() + EDGE, box.y() + EDGE));
        double x = box.right() - 36 - 10;
        for (Node boundary : node.boundaries()) {
            picture.put(boundary.id(), new Box(x, box.bottom() - 18, 36, 36), false, false);
            x -= 46;
        }
    }

    /** Columns by the longest way that leads there, rows by branch. */
    private static Map<Node, Cell> cells(Scope scope) {
        List<Node> order = order(scope);
        Map<Node, Integer> positions = new HashMap<>();
        order.forEach(node -> positions.put(node, positions.size()));
        Map<Node, Cell> cells = new HashMap<>();
        Set<Cell> taken = new HashSet<>();
        Map<Integer, Integer> last = new HashMap<>();
        for (Node node : order) {
            int column = 0;
            int row = -1;
            for (Flow flow : node.incoming()) {
                Node source = flow.source().host().orElse(flow.source());
                if (cells.containsKey(source) && positions.get(source) < positions.get(node)) {
                    Cell from = cells.get(source);
                    column = Math.max(column, from.column() + 1);
                    boolean isMain = !flow.source().is(Node.Kind.BOUNDARY)
                            && source.outgoing().get(0).equals(flow);
                    int wanted = isMain ? from.row() : from.row() + 1;
                    row = row < 0 ? wanted : Math.min(row, wanted);
                }
            }
            row = Math.max(row, 0);
            while (taken.contains(new Cell(column, row)) || last.getOrDefault(row, -1) >= column) {
                row++;
            }
            cells.put(node, new Cell(column, row));
            taken.add(new Cell(column, row));
            last.merge(row, column, Math::max);
        }
        return cells;
    }

    /** Depth first, turned round: everything stands behind what leads to it, ways back left out. */
    private static List<Node> order(Scope scope) {
        List<Node> reversed = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        List<Node> roots = new ArrayList<>(scope.nodes());
        roots.removeIf(node -> node.is(Node.Kind.BOUNDARY) || node.isEventSubProcess());
        roots.sort((a, b) -> Boolean.compare(a.is(Node.Kind.START), b.is(Node.Kind.START)));
        roots.removeIf(node -> !node.is(Node.Kind.START) && !node.incoming().isEmpty());
        roots.forEach(root -> visit(root, seen, reversed));
        List<Node> order = new ArrayList<>(reversed);
        java.util.Collections.reverse(order);
        scope.nodes().stream()
                .filter(node -> !node.is(Node.Kind.BOUNDARY) && !node.isEventSubProcess() && !seen.contains(node))
                .forEach(order::add);
        return order;
    }

    private static void visit(Node node, Set<Node> seen, List<Node> reversed) {
        if (!seen.add(node)) {
            return;
        }
        node.boundaries()
                .forEach(boundary -> boundary.outgoing().forEach(flow -> visit(flow.target(), seen, reversed)));
        List<Flow> flows = new ArrayList<>(node.outgoing());
        java.util.Collections.reverse(flows);
        flows.forEach(flow -> visit(flow.target(), seen, reversed));
        reversed.add(node);
    }
}
