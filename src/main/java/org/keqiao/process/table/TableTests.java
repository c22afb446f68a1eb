package org.keqiao.process.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.Json;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.JsonGuard;
import org.springframework.lang.Nullable;

/**
 * What a decision table must say, kept beside it: in each row inputs, and what is expected of them.
 *
 * @param rows in the order in which they are read
 */
public record TableTests(List<Row> rows) {

    private static final int MOST = 200;

    public static final TableTests NONE = new TableTests(List.of());

    /**
     * One test.
     *
     * @param inputs by name as text: numbers plain, truths {@code true} or {@code false}, days {@code 2026-01-31}; what is
     *     missing is not answered
     * @param expect by result what the table must say; null or empty when no row may match
     */
    public record Row(Map<String, String> inputs, @Nullable Map<String, String> expect) {

        public Row {
            inputs = inputs == null ? Map.of() : new LinkedHashMap<>(inputs);
            expect = expect == null ? Map.of() : new LinkedHashMap<>(expect);
        }
    }

    /**
     * How a test ended.
     *
     * @param hit ids of the rows that matched
     * @param said by result what the table said, as text; empty when it said nothing
     * @param conflict true when rows matched that may not match together
     */
    public record Result(boolean passes, List<String> hit, Map<String, String> said, boolean conflict) {}

    public TableTests {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** Reads a file, and says why it cannot be read. */
    public static Optional<TableTests> read(String path, String json, Findings findings) {
        if (!JsonGuard.passes(path, json, findings)) {
            return Optional.empty();
        }
        try {
            TableTests tests = Json.read(json, TableTests.class);
            if (tests.rows.size() <= MOST && tests.rows.stream().noneMatch(row -> row == null)) {
                return Optional.of(tests);
            }
            findings.error(path, null, "TABLE_TESTS", MOST);
        } catch (RuntimeException unreadable) {
            findings.error(path, null, "TABLE_TESTS", MOST);
        }
        return Optional.empty();
    }

    /** Empty when it cannot be read. */
    public static Optional<TableTests> read(String path, String json) {
        return read(path, json, new Findings());
    }

    /** Runs them in their order. */
    public List<Result> run(TableEngine engine) {
        return rows.stream().map(row -> run(row, engine)).toList();
    }

    private static Result run(Row row, TableEngine engine) {
        TableEngine.Answer answer = engine.answer(inputs(row, engine.table()));
        Map<String, String> said = new LinkedHashMap<>();
        answer.values().forEach((name, value) -> said.put(name, CellTest.plain(value)));
        boolean passes = !answer.conflict()
                && (row.expect().isEmpty()
                        ? answer.rows().isEmpty()
                        : !answer.rows().isEmpty()
                                && row.expect().entrySet().stream()
                                        .allMatch(each -> same(
                                                each.getValue(), answer.values().get(each.getKey()))));
        return new Result(passes, answer.rows(), said, answer.conflict());
    }

    private static boolean same(String expected, @Nullable Object said) {
        if (said instanceof BigDecimal number) {
            try {
                return number.compareTo(new BigDecimal(expected.strip())) == 0;
            } catch (NumberFormatException none) {
                return false;
            }
        }
        return expected.strip().equals(CellTest.plain(said));
    }

    /** What the engine is asked with; a text that is no value of its column counts as not answered. */
    private static Map<String, Object> inputs(Row row, DecisionTable table) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (DecisionTable.Column column : table.inputs()) {
            String text = row.inputs().get(column.name());
            inputs.put(column.name(), text == null || text.isBlank() ? null : value(text.strip(), column.kind()));
        }
        return inputs;
    }

    /** A text as a value of its kind; null when it is none. */
    @Nullable
    public static Object value(String text, DecisionTable.Kind kind) {
        try {
            return switch (kind) {
                case NUMBER -> new BigDecimal(text);
                case DATE -> LocalDate.parse(text);
                case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
                case TEXT, UNKNOWN -> text;
            };
        } catch (NumberFormatException | java.time.DateTimeException none) {
            return null;
        }
    }
}
