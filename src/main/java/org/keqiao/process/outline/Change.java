package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keqiao.process.outline.layout.Layout;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Node;

/**
 * What a change did to the model, as far as its picture must follow.
 *
 * @param added ids of new elements, in the order of the way; empty without any
 * @param before,behind ids of the elements around them
 * @param first,second ids of what changed places
 */
record Change(List<String> added, String before, String behind, List<String> first, List<String> second) {

    static Change inPlace() {
        return new Change(List.of(), "", "", List.of(), List.of());
    }

    static Change inserted(List<String> added, String before, String behind) {
        return new Change(added, before, behind, List.of(), List.of());
    }

    static Change swapped(List<String> first, List<String> second) {
        return new Change(List.of(), "", "", first, second);
    }

    void draw(Layout layout, Drawing drawing) {
        if (!added.isEmpty()) {
            layout.insert(
                    nodes(drawing, added),
                    drawing.node(before).orElseThrow(),
                    drawing.node(behind).orElseThrow());
        } else if (!first.isEmpty()) {
            layout.swap(nodes(drawing, first), nodes(drawing, second));
        } else {
            layout.mend(Set.of());
        }
    }

    private static List<Node> nodes(Drawing drawing, List<String> ids) {
        List<Node> nodes = new ArrayList<>();
        ids.forEach(id -> nodes.add(drawing.node(id).orElseThrow()));
        return nodes;
    }
}
