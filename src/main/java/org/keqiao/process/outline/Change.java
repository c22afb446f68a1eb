package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.outline.layout.Layout;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Node;

/** What a change did to the model, as far as its picture must follow. */
@FunctionalInterface
interface Change {

    void draw(Layout layout, Drawing drawing);

    static Change inPlace() {
        return (layout, drawing) -> layout.mend();
    }

    /**
     * @param added ids of new elements, in the order of the way
     * @param before,behind ids of the elements around them
     */
    static Change inserted(List<String> added, String before, String behind) {
        return (layout, drawing) -> layout.insert(
                nodes(drawing, added),
                drawing.node(before).orElseThrow(),
                drawing.node(behind).orElseThrow());
    }

    /** Ids of what changed places. */
    static Change swapped(List<String> first, List<String> second) {
        return (layout, drawing) -> layout.swap(nodes(drawing, first), nodes(drawing, second));
    }

    /**
     * @param removed ids of what is gone
     * @param behind id of the element that what led to them leads to now
     */
    static Change removed(List<String> removed, String behind) {
        return (layout, drawing) ->
                layout.close(removed, drawing.node(behind).orElseThrow().scope());
    }

    private static List<Node> nodes(Drawing drawing, List<String> ids) {
        List<Node> nodes = new ArrayList<>();
        ids.forEach(id -> nodes.add(drawing.node(id).orElseThrow()));
        return nodes;
    }
}
