package org.keqiao.process.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.keqiao.process.table.Coverage.Gap;
import org.keqiao.process.table.Coverage.Hidden;
import org.keqiao.process.table.Coverage.Overlap;
import org.keqiao.process.table.Coverage.Place;
import org.keqiao.process.table.DecisionTable.Row;
import org.springframework.lang.Nullable;

/**
 * Looks whether rows overlap, leave gaps, or hide each other. Each input is cut into the values that make a difference
 * ({@link Axis}); a row accepts some of them in each column, and what is asked is a question about these sets.
 */
public final class CoverageCheck {

    private static final int MOST_GAPS = 3;
    private static final int MOST_OVERLAPS = 50;

    /** Steps of the search through one table; the largest shipped one takes some hundred. */
    private static final int MOST_STEPS = 200_000;

    private final DecisionTable table;
    private final List<List<Object>> axes = new ArrayList<>();

    /** By row and column the points that it accepts; what cannot be decided accepts nothing, and is listed. */
    private final List<List<BitSet>> accepts = new ArrayList<>();

    private final List<Place> undecided = new ArrayList<>();
    private int steps;

    private CoverageCheck(DecisionTable table, Function<DecisionTable.Column, Domain> domains) {
        this.table = table;
        List<List<CellTest>> cells = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            cells.add(tests(r));
        }
        for (int c = 0; c < width(); c++) {
            int column = c;
            List<CellTest> all = cells.stream()
                    .map(row -> row.get(column))
                    .filter(cell -> cell != null)
                    .toList();
            axes.add(Axis.of(table.inputs().get(c), domains.apply(table.inputs().get(c)), all));
        }
        cells.forEach(row -> accepts.add(IntStream.range(0, width())
                .mapToObj(c -> accepted(row.get(c), c))
                .toList()));
    }

    /** @param domains what each input can be */
    public static Coverage of(DecisionTable table, Function<DecisionTable.Column, Domain> domains) {
        return new CoverageCheck(table, domains).run();
    }

    private Coverage run() {
        List<Overlap> overlaps = table.hitPolicy().equals("FIRST") ? List.of() : overlaps();
        List<Gap> gaps = gaps();
        List<Hidden> hidden = hidden();
        return new Coverage(overlaps, gaps, hidden, List.copyOf(undecided), steps <= MOST_STEPS);
    }

    private int width() {
        return table.inputs().size();
    }

    /** Null where it cannot be decided. */
    private List<CellTest> tests(int row) {
        Row cells = table.rows().get(row);
        List<CellTest> tests = new ArrayList<>();
        for (int c = 0; c < width(); c++) {
            DecisionTable.Kind kind = table.inputs().get(c).kind();
            Optional<CellTest> test = c < cells.inputs().size()
                    ? CellTest.parse(cells.inputs().get(c).text())
                    : Optional.empty();
            boolean decidable = test.filter(cell -> cell.decidableFor(kind)).isPresent();
            if (!decidable) {
                undecided.add(new Place(row, c));
            }
            tests.add(decidable ? test.get() : null);
        }
        return tests;
    }

    private BitSet accepted(@Nullable CellTest cell, int column) {
        BitSet points = new BitSet();
        if (cell != null) {
            for (int p = 0; p < axes.get(column).size(); p++) {
                points.set(p, Axis.accepts(cell, axes.get(column).get(p)));
            }
        }
        return points;
    }

    private boolean isDecided(int row) {
        return undecided.stream().noneMatch(place -> place.row() == row);
    }

    private List<Overlap> overlaps() {
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < accepts.size(); i++) {
            for (int j = i + 1; j < accepts.size() && found.size() < MOST_OVERLAPS; j++) {
                boolean allowed = table.hitPolicy().equals("ANY") && sameAnswer(i, j);
                if (!allowed) {
                    Map<Integer, Object> example = shared(i, j);
                    if (example != null) {
                        found.add(new Overlap(i, j, example));
                    }
                }
            }
        }
        return found;
    }

    private boolean sameAnswer(int one, int other) {
        return table.rows().get(one).outputs().stream()
                .map(DecisionTable.Cell::text)
                .toList()
                .equals(table.rows().get(other).outputs().stream()
                        .map(DecisionTable.Cell::text)
                        .toList());
    }

    /** What both rows accept; null when there is nothing. */
    @Nullable
    private Map<Integer, Object> shared(int one, int other) {
        Map<Integer, Object> example = new LinkedHashMap<>();
        for (int c = 0; c < width(); c++) {
            BitSet both = (BitSet) accepts.get(one).get(c).clone();
            both.and(accepts.get(other).get(c));
            if (both.isEmpty()) {
                return null;
            }
            if (both.cardinality() < axes.get(c).size()) {
                example.put(c, axes.get(c).get(both.nextSetBit(0)));
            }
        }
        return example;
    }

    private List<Gap> gaps() {
        // A row that is not understood is taken to answer whatever its other cells allow: what is left is a gap for
        // sure.
        List<List<BitSet>> rows = new ArrayList<>();
        for (int r = 0; r < accepts.size(); r++) {
            rows.add(generously(r));
        }
        List<BitSet> answered = new ArrayList<>();
        List<BitSet> everything = new ArrayList<>();
        for (List<Object> axis : axes) {
            BitSet all = new BitSet();
            all.set(0, axis.size());
            everything.add(all);
            BitSet without = (BitSet) all.clone();
            without.clear(axis.indexOf(null) < 0 ? axis.size() : axis.indexOf(null));
            answered.add(without);
        }
        List<Map<Integer, Object>> found = new Search(rows, answered, MOST_GAPS).uncovered();
        boolean unanswered = found.isEmpty() && !answered.equals(everything);
        if (unanswered) {
            found = new Search(rows, everything, 1).uncovered();
        }
        return found.stream().map(example -> new Gap(example, unanswered)).toList();
    }

    private List<BitSet> generously(int row) {
        List<BitSet> cells = new ArrayList<>(accepts.get(row));
        undecided.stream().filter(place -> place.row() == row).forEach(place -> {
            BitSet all = new BitSet();
            all.set(0, axes.get(place.column()).size());
            cells.set(place.column(), all);
        });
        return cells;
    }

    private List<Hidden> hidden() {
        List<Hidden> found = new ArrayList<>();
        List<List<BitSet>> before = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int r = 0; r < accepts.size(); r++) {
            List<BitSet> own = generously(r);
            if (own.stream().anyMatch(BitSet::isEmpty)) {
                found.add(new Hidden(r, List.of()));
            } else if (table.hitPolicy().equals("FIRST") && !before.isEmpty()) {
                List<Integer> by = intersecting(own, before, numbers);
                if (!by.isEmpty() && new Search(before, own, 1).covered()) {
                    found.add(new Hidden(r, by));
                }
            }
            if (isDecided(r)) {
                before.add(accepts.get(r));
                numbers.add(r);
            }
        }
        return found;
    }

    private static List<Integer> intersecting(List<BitSet> own, List<List<BitSet>> before, List<Integer> numbers) {
        return IntStream.range(0, before.size())
                .filter(i -> IntStream.range(0, own.size())
                        .allMatch(c -> own.get(c).intersects(before.get(i).get(c))))
                .mapToObj(numbers::get)
                .toList();
    }

    /** Looks for points of a region that no row accepts, column by column; what was found covered once is not looked at again. */
    private final class Search {

        private final List<List<BitSet>> rows;
        private final List<BitSet> region;
        private final int most;
        private final List<Map<Integer, Object>> found = new ArrayList<>();
        private final List<Set<BitSet>> covered = new ArrayList<>();
        private boolean stopped;

        Search(List<List<BitSet>> rows, List<BitSet> region, int most) {
            this.rows = rows;
            this.region = region;
            this.most = most;
            region.forEach(column -> covered.add(new HashSet<>()));
        }

        List<Map<Integer, Object>> uncovered() {
            BitSet all = new BitSet();
            all.set(0, rows.size());
            look(0, all, new LinkedHashMap<>());
            return found;
        }

        boolean covered() {
            return uncovered().isEmpty() && !stopped;
        }

        /** @param active rows that accept what was chosen in the columns before */
        private void look(int column, BitSet active, Map<Integer, Object> chosen) {
            stopped = stopped || ++steps > MOST_STEPS;
            if (stopped || found.size() >= most) {
                return;
            }
            if (active.isEmpty()) {
                found.add(new LinkedHashMap<>(chosen));
                return;
            }
            if (column == region.size() || covered.get(column).contains(active) || anyAcceptsTheRest(column, active)) {
                return;
            }
            int before = found.size();
            Map<BitSet, BitSet> groups = groups(column, active);
            groups.forEach((rest, points) -> {
                if (groups.size() > 1) {
                    chosen.put(column, axes.get(column).get(points.nextSetBit(0)));
                }
                look(column + 1, rest, chosen);
                chosen.remove(column);
            });
            if (found.size() == before && !stopped) {
                covered.get(column).add(active);
            }
        }

        private boolean anyAcceptsTheRest(int column, BitSet active) {
            return active.stream()
                    .anyMatch(row -> IntStream.range(column, region.size()).allMatch(c -> {
                        BitSet left = (BitSet) region.get(c).clone();
                        left.andNot(rows.get(row).get(c));
                        return left.isEmpty();
                    }));
        }

        /** Points of the column by the active rows that accept them, those that the fewest accept first. */
        private Map<BitSet, BitSet> groups(int column, BitSet active) {
            Map<BitSet, BitSet> groups = new HashMap<>();
            region.get(column).stream().forEach(point -> {
                BitSet accepting = new BitSet();
                active.stream()
                        .filter(row -> rows.get(row).get(column).get(point))
                        .forEach(accepting::set);
                groups.computeIfAbsent(accepting, rows -> new BitSet()).set(point);
            });
            Map<BitSet, BitSet> ordered = new LinkedHashMap<>();
            groups.entrySet().stream()
                    .sorted(java.util.Comparator.<Map.Entry<BitSet, BitSet>>comparingInt(
                                    entry -> entry.getKey().cardinality())
                            .thenComparingInt(entry -> entry.getValue().nextSetBit(0)))
                    .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
            return ordered;
        }
    }
}
