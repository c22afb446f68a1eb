package org.keqiao.process.outline.layout;

import java.util.Collection;

/** A rectangle of the diagram, in its pixels; y grows downwards. */
public record Box(double x, double y, double width, double height) {

    record Point(double x, double y) {}

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    double middleX() {
        return x + width / 2;
    }

    double middleY() {
        return y + height / 2;
    }

    Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    Box wider(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    /** True when a point lies on the border, give or take a pixel or two. */
    boolean touches(Point point) {
        return wider(2).holds(point) && !wider(-2).holds(point);
    }

    boolean holds(Point point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    /** True when the straight line between two points runs through the inner. */
    boolean crossedBy(Point from, Point to) {
        double left = Math.min(from.x(), to.x());
        double top = Math.min(from.y(), to.y());
        double across = Math.abs(from.x() - to.x());
        double down = Math.abs(from.y() - to.y());
        return left < right() && left + across > x && top < bottom() && top + down > y;
    }

    /** The smallest one that holds them all. */
    public static Box around(Collection<Box> boxes) {
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
        double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
        double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
        return new Box(left, top, right - left, bottom - top);
    }
}
