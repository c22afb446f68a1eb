package org.keqiao.process.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.table.Coverage.Gap;
import org.keqiao.process.table.Coverage.Hidden;
import org.keqiao.process.table.Coverage.Overlap;

/** What the check says of a table is what the engine does with every answer. */
class CoverageCheckTest {

    private static final int TABLES = 100;

    /** By point the rows that the engine hits. */
    private static Map<Map<String, Object>, List<Integer>> asked(RandomTables.Made made) {
        TableEngine engine = TableEngine.of(made.dmn());
        Map<Map<String, Object>, List<Integer>> hits = new HashMap<>();
        made.points()
                .forEach(point -> hits.put(
                        point,
                        engine.answer(point).rows().stream()
                                .map(id -> made.table().number(id) - 1)
                                .toList()));
        return hits;
    }

    private static boolean isComplete(Map<String, Object> point) {
        return point.values().stream().allMatch(Objects::nonNull);
    }

    @Test
    void findsExactlyTheRowsThatOverlap() {
        RandomTables tables = new RandomTables(20260123);
        for (int i = 0; i < TABLES; i++) {
            RandomTables.Made made = tables.table("UNIQUE");
            Set<List<Integer>> found = new HashSet<>();
            Coverage coverage = CoverageCheck.of(made.table(), column -> Domain.ANY);
            coverage.overlaps().forEach(overlap -> found.add(List.of(overlap.first(), overlap.second())));
            Set<List<Integer>> real = new HashSet<>();
            asked(made)
                    .values()
                    .forEach(rows -> rows.forEach(one -> rows.stream()
                            .filter(other -> one < other)
                            .forEach(other -> real.add(List.of(one, other)))));
            assertThat(found).as(made.dmn()).isEqualTo(real);
            TableEngine engine = TableEngine.of(made.dmn());
            for (Overlap overlap : coverage.overlaps()) {
                String one = made.table().rows().get(overlap.first()).id();
                String other = made.table().rows().get(overlap.second()).id();
                assertThat(engine.answer(point(made, overlap.example())).rows())
                        .as(made.dmn())
                        .contains(one, other);
            }
        }
    }

    @Test
    void findsAGapWhereverTheEngineHasNoAnswer() {
        RandomTables tables = new RandomTables(7);
        for (int i = 0; i < TABLES; i++) {
            RandomTables.Made made = tables.table("UNIQUE");
            List<Gap> gaps =
                    CoverageCheck.of(made.table(), column -> Domain.ANY).gaps();
            Map<Map<String, Object>, List<Integer>> asked = asked(made);
            boolean complete = asked.entrySet().stream()
                    .anyMatch(e -> isComplete(e.getKey()) && e.getValue().isEmpty());
            boolean any = asked.values().stream().anyMatch(List::isEmpty);
            assertThat(gaps.stream().anyMatch(gap -> !gap.unanswered()))
                    .as(made.dmn())
                    .isEqualTo(complete);
            assertThat(!gaps.isEmpty()).as(made.dmn()).isEqualTo(any);
            TableEngine engine = TableEngine.of(made.dmn());
            for (Gap gap : gaps) {
                assertThat(engine.answer(point(made, gap.example())).rows())
                        .as("%s %s", made.dmn(), gap)
                        .isEmpty();
            }
        }
    }

    @Test
    void findsExactlyTheRowsThatAreNeverReached() {
        RandomTables tables = new RandomTables(99);
        for (int i = 0; i < TABLES; i++) {
            RandomTables.Made made = tables.table("FIRST");
            Set<Integer> found = new HashSet<>();
            CoverageCheck.of(made.table(), column -> Domain.ANY).hidden().stream()
                    .map(Hidden::row)
                    .forEach(found::add);
            Set<Integer> real = new HashSet<>();
            for (int r = 0; r < made.table().rows().size(); r++) {
                real.add(r);
            }
            asked(made).values().stream().filter(rows -> !rows.isEmpty()).forEach(rows -> real.remove(rows.get(0)));
            assertThat(found).as(made.dmn()).isEqualTo(real);
        }
    }

    /** What an example leaves out is of no matter: any value does. */
    private static Map<String, Object> point(RandomTables.Made made, Map<Integer, Object> example) {
        Map<String, Object> point = new LinkedHashMap<>(made.points().get(0));
        example.forEach((column, value) ->
                point.put(made.table().inputs().get(column).name(), value == Coverage.OTHER ? "Z" : value));
        return point;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double|5|5, null|not(5)|not(null)|< 5|not(< 5)|[1..5]|]1..5[|(1..5)|not([1..5])|not(5, null)|> -5|[5..1]",
                "string|\"A\"|not(\"A\")|\"A\", null|null|not(null)|not(\"A\",\"B\")|\"\"",
                "boolean|true|false|null|not(null)",
                "date|date(\"2026-01-02\")|< date(\"2026-01-02\")|not(< date(\"2026-01-02\"))|null|not(null)"
                        + "|[date(\"2026-01-01\")..date(\"2026-01-03\"))"
            })
    void aCellAcceptsWhatTheEngineAccepts(String kindAndCells) {
        List<String> words = Stream.of(kindAndCells.split("\\|")).toList();
        for (String cell : words.subList(1, words.size())) {
            CellTest test = CellTest.parse(cell).orElseThrow();
            assertThat(test.decidableFor(DecisionTable.Kind.of(words.get(0))))
                    .as(cell)
                    .isTrue();
            String dmn = RandomTables.dmn("UNIQUE", List.of(words.get(0)), List.of(List.of(cell)));
            TableEngine engine = TableEngine.of(dmn);
            RandomTables.Made made =
                    new RandomTables.Made(DecisionTable.parse(dmn).orElseThrow(), dmn);
            for (Map<String, Object> point : made.points()) {
                assertThat(test.accepts(point.get("x0")))
                        .as("%s accepts %s", cell, point)
                        .isEqualTo(!engine.answer(point).rows().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not(true)", "true, false", "true, null", "\"A\"", "5"})
    void saysWhatItCannotDecide(String cell) {
        String dmn = RandomTables.dmn("UNIQUE", List.of("boolean"), List.of(List.of(cell), List.of("-")));
        Coverage coverage = CoverageCheck.of(DecisionTable.parse(dmn).orElseThrow(), column -> Domain.ANY);
        assertThat(coverage.undecided()).containsExactly(new Coverage.Place(0, 0));
        assertThat(coverage.overlaps()).isEmpty();
        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void knowsThatNoMoneyLiesBetweenTwoFen() {
        String dmn = RandomTables.dmn("UNIQUE", List.of("double"), List.of(List.of("<= 100.00"), List.of(">= 100.01")));
        DecisionTable table = DecisionTable.parse(dmn).orElseThrow();
        assertThat(CoverageCheck.of(table, column -> Domain.money(true)).gaps()).isEmpty();
        assertThat(CoverageCheck.of(table, column -> Domain.ANY).gaps()).isNotEmpty();
    }

    @Test
    void looksThroughALargeTableInTimeOrSaysThatItDidNot() {
        List<List<String>> cells = new ArrayList<>();
        for (int r = 0; r < 400; r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < 8; c++) {
                row.add((r + c) % 3 == 0 ? "-" : "[" + (r * 7 + c) % 100 + ".." + ((r * 7 + c) % 100 + 30) + "]");
            }
            cells.add(row);
        }
        String dmn = RandomTables.dmn("FIRST", java.util.Collections.nCopies(8, "double"), cells);
        long start = System.nanoTime();
        CoverageCheck.of(DecisionTable.parse(dmn).orElseThrow(), column -> Domain.ANY);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
