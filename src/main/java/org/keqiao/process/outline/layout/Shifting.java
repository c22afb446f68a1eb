package org.keqiao.process.outline.layout;

import java.util.HashSet;
import java.util.Set;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Scope;

/** Moves everything behind a place of a scope to the right or to the left, with what hangs on it. */
final class Shifting {

    private final Drawing drawing;
    private final Picture picture;

    Shifting(Drawing drawing, Picture picture) {
        this.drawing = drawing;
        this.picture = picture;
    }

    void shift(double cut, double dx, Scope scope) {
        if (dx == 0) {
            return;
        }
        Set<Node> moving = new HashSet<>();
        drawing.nodes().filter(node -> moves(node, cut, scope)).forEach(moving::add);
        for (Flow flow : drawing.flows()) {
            Node container = rigid(flow.source(), scope);
            boolean carried = container != null && moving.contains(container);
            if (picture.lines().contains(flow.id()) && (container == null || carried)) {
                picture.shift(flow.id(), container == null ? cut : -Double.MAX_VALUE, dx);
            }
        }
        moving.forEach(node -> picture.move(node.id(), dx, 0));
        Set<String> known = new HashSet<>();
        drawing.nodes().map(Node::id).forEach(known::add);
        drawing.flows().stream().map(Flow::id).forEach(known::add);
        // Notes, groups and their threads.
        picture.shapes().stream()
                .filter(id -> !known.contains(id))
                .filter(id -> picture.box(id).filter(b -> b.x() >= cut).isPresent())
                .forEach(id -> picture.move(id, dx, 0));
        picture.lines().stream().filter(id -> !known.contains(id)).forEach(id -> picture.shift(id, cut, dx));
    }

    boolean moves(Node node, double cut, Scope scope) {
        Node container = rigid(node, scope);
        if (container != null) {
            return moves(container, cut, scope);
        }
        Node leader = node.host().orElse(node);
        boolean holds = scope.owner().filter(owner -> isInside(owner, leader)).isPresent();
        return !holds && picture.box(leader.id()).filter(box -> box.x() >= cut).isPresent();
    }

    static boolean isInside(Node owner, Node container) {
        for (Node at = owner; at != null; at = at.scope().owner().orElse(null)) {
            if (at.equals(container)) {
                return true;
            }
        }
        return false;
    }

    /** The outermost sub-process around a node that the insertion does not open; null when there is none. */
    private static Node rigid(Node node, Scope scope) {
        Node found = null;
        for (Node at = node.scope().owner().orElse(null);
                at != null;
                at = at.scope().owner().orElse(null)) {
            Node owner = at;
            if (scope.owner().filter(o -> isInside(o, owner)).isEmpty()) {
                found = at;
            }
        }
        return found;
    }
}
