package org.keqiao.process.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.lang.Nullable;

/**
 * The values of one input that can make a difference: each constant that any row compares with, something between each two,
 * and something beyond. Whatever else there is behaves as one of these. No answer, where there can be none, comes last.
 */
final class Axis {

    /** Any text that no row names. */
    static final Object OTHER = new Object() {
        @Override
        public String toString() {
            return "OTHER";
        }
    };

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Axis() {}

    static List<Object> of(DecisionTable.Column column, Domain domain, Collection<CellTest> cells) {
        List<Object> constants = cells.stream().flatMap(CellTest::constants).toList();
        List<Object> points =
                switch (column.kind()) {
                    case TEXT -> texts(column, domain, constants);
                    case NUMBER -> numbers(column, domain, constants);
                    case DATE -> dates(constants);
                    case BOOLEAN -> new ArrayList<>(List.of(true, false));
                    case UNKNOWN -> new ArrayList<>(List.of(OTHER));
                };
        if (!domain.answered()) {
            points.add(null);
        }
        return points;
    }

    /** Whether a cell accepts a point of the axis. */
    static boolean accepts(CellTest cell, @Nullable Object point) {
        // Equal to no text that anybody wrote: quotation marks cannot stand in a cell.
        return cell.accepts(point == OTHER ? "\"" : point);
    }

    /** The texts that an input can be, as far as anybody listed them; empty when it can be any. */
    static List<String> listed(DecisionTable.Column column, Domain domain) {
        return domain.values().isEmpty() ? column.allowed() : domain.values();
    }

    private static List<Object> texts(DecisionTable.Column column, Domain domain, List<Object> constants) {
        List<String> listed = listed(column, domain);
        Set<Object> points = new LinkedHashSet<>(listed);
        if (listed.isEmpty()) {
            constants.stream().filter(String.class::isInstance).forEach(points::add);
            points.add(OTHER);
        }
        return new ArrayList<>(points);
    }

    private static List<Object> numbers(DecisionTable.Column column, Domain domain, List<Object> constants) {
        BigDecimal step = column.whole() ? BigDecimal.ONE : domain.step();
        BigDecimal least = domain.least();
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        constants.stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .filter(bound -> least == null || bound.compareTo(least) >= 0)
                .forEach(bounds::add);
        if (least != null) {
            bounds.add(least);
        }
        if (bounds.isEmpty()) {
            return new ArrayList<>(List.of(BigDecimal.ONE));
        }
        BigDecimal apart = step == null ? BigDecimal.ONE : step;
        List<Object> points = new ArrayList<>();
        if (least == null) {
            points.add(bounds.first().subtract(apart));
        }
        BigDecimal before = null;
        for (BigDecimal bound : bounds) {
            if (before != null) {
                between(before, bound, step, points);
            }
            points.add(bound);
            before = bound;
        }
        points.add(bounds.last().add(apart));
        return points;
    }

    /** Nothing when no number of the step lies between. */
    private static void between(BigDecimal low, BigDecimal high, @Nullable BigDecimal step, List<Object> points) {
        BigDecimal middle = low.add(high).divide(TWO);
        if (step == null) {
            points.add(middle);
            return;
        }
        BigDecimal whole = middle.divideToIntegralValue(step).multiply(step);
        for (BigDecimal candidate : List.of(whole, whole.add(step), whole.subtract(step))) {
            if (candidate.compareTo(low) > 0 && candidate.compareTo(high) < 0) {
                points.add(candidate);
                return;
            }
        }
    }

    private static List<Object> dates(List<Object> constants) {
        TreeSet<LocalDate> bounds = new TreeSet<>();
        constants.stream()
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .forEach(bounds::add);
        if (bounds.isEmpty()) {
            return new ArrayList<>(List.of(LocalDate.of(2026, 1, 1)));
        }
        TreeSet<LocalDate> points = new TreeSet<>(bounds);
        bounds.forEach(bound -> {
            points.add(bound.minusDays(1));
            points.add(bound.plusDays(1));
        });
        return new ArrayList<>(points);
    }
}
