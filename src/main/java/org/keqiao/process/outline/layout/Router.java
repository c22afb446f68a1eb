package org.keqiao.process.outline.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.keqiao.process.outline.layout.Box.Point;
import org.springframework.lang.Nullable;

/**
 * Finds the way of a line around the shapes: right angles, few bends, not on top of other lines. A shortest path over the
 * grid that the edges and middles of all shapes make.
 */
final class Router {

    private static final double STUB = 15;
    private static final double CLEAR = 8;
    private static final double OUTSIDE = 40;
    private static final double BEND = 60;
    private static final double CROSSING = 250;
    private static final double SHARED = 4;

    /** Right, down, left, up. */
    private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    private final double[] xs;
    private final double[] ys;
    private final boolean[][] blockedAcross;
    private final boolean[][] blockedDown;
    private final double[][] busyAcross;
    private final double[][] busyDown;
    private final Box from;
    private final Box to;
    private final Collection<List<Point>> lines;

    /**
     * @param within what the line must not leave, null for the whole plane
     * @param shapes what it must not cross; its own two ends are among them
     * @param lines what it should not run along
     */
    Router(Box from, Box to, @Nullable Box within, Collection<Box> shapes, Collection<List<Point>> lines) {
        this.from = from;
        this.to = to;
        this.lines = lines;
        TreeSet<Double> across = new TreeSet<>();
        TreeSet<Double> down = new TreeSet<>();
        for (Box box : shapes) {
            Collections.addAll(across, box.x() - STUB, box.right() + STUB);
            Collections.addAll(down, box.y() - STUB, box.bottom() + STUB);
        }
        for (Box box : List.of(from, to)) {
            Collections.addAll(across, box.x() - STUB, box.middleX(), box.right() + STUB);
            Collections.addAll(down, box.y() - STUB, box.middleY(), box.bottom() + STUB);
        }
        Collections.addAll(across, across.first() - OUTSIDE, across.last() + OUTSIDE);
        Collections.addAll(down, down.first() - OUTSIDE, down.last() + OUTSIDE);
        across.add(Math.rint((from.right() + to.x()) / 2));
        if (within != null) {
            across.removeIf(x -> x <= within.x() || x >= within.right());
            down.removeIf(y -> y <= within.y() || y >= within.bottom());
        }
        xs = across.stream().mapToDouble(Double::doubleValue).toArray();
        ys = down.stream().mapToDouble(Double::doubleValue).toArray();
        blockedAcross = new boolean[xs.length][ys.length];
        blockedDown = new boolean[xs.length][ys.length];
        busyAcross = new double[xs.length][ys.length];
        busyDown = new double[xs.length][ys.length];
        for (Box box : shapes) {
            block(box.wider(CLEAR));
        }
        for (List<Point> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                occupy(line.get(i - 1), line.get(i));
            }
        }
    }

    private void block(Box box) {
        int left = first(xs, box.x());
        int right = first(xs, box.right());
        int top = first(ys, box.y());
        int bottom = first(ys, box.bottom());
        for (int x = Math.max(0, left - 1); x < right; x++) {
            for (int y = Math.max(0, top - 1); y < bottom; y++) {
                if (x + 1 < xs.length && ys[y] > box.y()) {
                    blockedAcross[x][y] = true;
                }
                if (y + 1 < ys.length && xs[x] > box.x()) {
                    blockedDown[x][y] = true;
                }
            }
        }
    }

    /** Index of the first value that is not less; the length when all are. */
    private static int first(double[] values, double value) {
        int found = Arrays.binarySearch(values, value);
        return found < 0 ? -found - 1 : found;
    }

    /** Makes it dear to run along a line that is there, and to cross it. */
    private void occupy(Point a, Point b) {
        if (Math.abs(a.y() - b.y()) < 1) {
            occupy(xs, ys, Math.min(a.x(), b.x()), Math.max(a.x(), b.x()), a.y(), true);
        } else {
            occupy(ys, xs, Math.min(a.y(), b.y()), Math.max(a.y(), b.y()), a.x(), false);
        }
    }

    private void occupy(double[] along, double[] beside, double from, double to, double at, boolean flat) {
        int last = Math.min(along.length - 1, first(along, to));
        int near = first(beside, at - 6);
        int over = Math.max(0, first(beside, at + 0.001) - 1);
        for (int i = Math.max(0, first(along, from) - 1); i < last; i++) {
            for (int j = near; j < beside.length && beside[j] < at + 6; j++) {
                double dear = (along[i + 1] - along[i]) * SHARED + CROSSING;
                if (flat) {
                    busyAcross[i][j] += dear;
                } else {
                    busyDown[j][i] += dear;
                }
            }
            if (along[i] > from && along[i] < to) {
                if (flat) {
                    busyDown[i][over] += CROSSING;
                } else {
                    busyAcross[over][i] += CROSSING;
                }
            }
        }
    }

    private record Visit(int state, double cost) {}

    private int state(int x, int y, int direction) {
        return (x * ys.length + y) * 4 + direction;
    }

    /** The way, its first point on the border of one end and its last on that of the other. */
    List<Point> route() {
        double[] costs = new double[xs.length * ys.length * 4];
        int[] before = new int[costs.length];
        Arrays.fill(costs, Double.MAX_VALUE);
        Arrays.fill(before, -1);
        PriorityQueue<Visit> queue = new PriorityQueue<>((a, b) -> Double.compare(a.cost(), b.cost()));
        for (int direction = 0; direction < 4; direction++) {
            int start = stub(from, direction, direction);
            if (start >= 0) {
                costs[start] = portCost(from, direction, direction == 2 ? 60 : direction == 0 ? 0 : 15);
                queue.add(new Visit(start, costs[start]));
            }
        }
        double[] ends = new double[costs.length];
        Arrays.fill(ends, -1);
        for (int direction = 0; direction < 4; direction++) {
            // The last stretch runs towards the shape: into its left side it runs to the right.
            int side = (direction + 2) % 4;
            int end = stub(to, side, direction);
            if (end >= 0) {
                ends[end] = side == 0 ? 60 : side == 2 ? 0 : 15;
            }
        }
        int best = -1;
        double bestCost = Double.MAX_VALUE;
        while (!queue.isEmpty()) {
            Visit visit = queue.poll();
            if (visit.cost() > costs[visit.state()] || visit.cost() >= bestCost) {
                continue;
            }
            if (ends[visit.state()] >= 0 && visit.cost() + ends[visit.state()] < bestCost) {
                best = visit.state();
                bestCost = visit.cost() + ends[visit.state()];
            }
            expand(visit, costs, before, queue);
        }
        return best < 0 ? elbow() : path(best, before);
    }

    private void expand(Visit visit, double[] costs, int[] before, PriorityQueue<Visit> queue) {
        int direction = visit.state() % 4;
        int y = visit.state() / 4 % ys.length;
        int x = visit.state() / 4 / ys.length;
        for (int next = 0; next < 4; next++) {
            int nx = x + DIRECTIONS[next][0];
            int ny = y + DIRECTIONS[next][1];
            if (next == (direction + 2) % 4 || nx < 0 || ny < 0 || nx >= xs.length || ny >= ys.length) {
                continue;
            }
            boolean flat = next % 2 == 0;
            int lowX = Math.min(x, nx);
            int lowY = Math.min(y, ny);
            if (flat ? blockedAcross[lowX][lowY] : blockedDown[lowX][lowY]) {
                continue;
            }
            double length = flat ? xs[lowX + 1] - xs[lowX] : ys[lowY + 1] - ys[lowY];
            double cost = visit.cost()
                    + length
                    + (flat ? busyAcross[lowX][lowY] : busyDown[lowX][lowY])
                    + (next == direction ? 0 : BEND);
            int state = state(nx, ny, next);
            if (cost < costs[state]) {
                costs[state] = cost;
                before[state] = visit.state();
                queue.add(new Visit(state, cost));
            }
        }
    }

    /** Where a line leaves or enters at the middle of a side; -1 when there is no room. */
    private int stub(Box box, int side, int direction) {
        Point port = port(box, side);
        int x = index(xs, port.x() + DIRECTIONS[side][0] * STUB);
        int y = index(ys, port.y() + DIRECTIONS[side][1] * STUB);
        return x < 0 || y < 0 || isStuck(x, y) ? -1 : state(x, y, direction);
    }

    /** Between two shapes that stand too close. */
    private boolean isStuck(int x, int y) {
        return (x == 0 || blockedAcross[x - 1][y])
                && (x == xs.length - 1 || blockedAcross[x][y])
                && (y == 0 || blockedDown[x][y - 1])
                && (y == ys.length - 1 || blockedDown[x][y]);
    }

    private static int index(double[] values, double value) {
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i] - value) < 0.01) {
                return i;
            }
        }
        return -1;
    }

    private static Point port(Box box, int side) {
        return switch (side) {
            case 0 -> new Point(box.right(), box.middleY());
            case 1 -> new Point(box.middleX(), box.bottom());
            case 2 -> new Point(box.x(), box.middleY());
            default -> new Point(box.middleX(), box.y());
        };
    }

    private double portCost(Box box, int side, double own) {
        Point port = port(box, side);
        boolean taken = lines.stream()
                .anyMatch(
                        line -> !line.isEmpty() && (near(line.get(0), port) || near(line.get(line.size() - 1), port)));
        return own + (taken ? BEND : 0);
    }

    private static boolean near(Point a, Point b) {
        return Math.abs(a.x() - b.x()) < 3 && Math.abs(a.y() - b.y()) < 3;
    }

    private List<Point> path(int end, int[] before) {
        List<Point> points = new ArrayList<>();
        int start = end;
        for (int at = end; at >= 0; at = before[at]) {
            points.add(new Point(xs[at / 4 / ys.length], ys[at / 4 % ys.length]));
            start = at;
        }
        Collections.reverse(points);
        points.add(0, port(from, start % 4));
        points.add(port(to, (end % 4 + 2) % 4));
        return straightened(points);
    }

    private static List<Point> straightened(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            int size = kept.size();
            if (size > 0 && kept.get(size - 1).equals(point)) {
                continue;
            }
            boolean straight = size > 1
                    && (same(kept.get(size - 2).x(), kept.get(size - 1).x(), point.x())
                            || same(kept.get(size - 2).y(), kept.get(size - 1).y(), point.y()));
            if (straight) {
                kept.remove(size - 1);
            }
            kept.add(point);
        }
        return kept;
    }

    private static boolean same(double a, double b, double c) {
        return Math.abs(a - b) < 0.01 && Math.abs(b - c) < 0.01;
    }

    /** When every way is blocked: still a line that touches both. */
    private List<Point> elbow() {
        Point start = port(from, to.x() >= from.right() ? 0 : 1);
        Point end = port(to, to.x() >= from.right() ? 2 : 1);
        return straightened(List.of(start, new Point(start.x(), end.y()), end));
    }
}
