package org.keqiao.studio.ui.workbench.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.CellTest.Part;
import org.keqiao.process.table.CellTest.Shape;
import org.keqiao.process.table.DecisionTable.Kind;

/**
 * A condition as fields have it.
 *
 * @param values texts of a list; one number, date or truth of a comparison; both ends of an interval
 * @param lowIn whether the lower end belongs to an interval
 * @param written what no fields can say, as written
 */
record CellForm(How how, List<String> values, boolean lowIn, boolean highIn, String written) {

    /** How a condition compares. */
    enum How {
        ANY,
        IS,
        IS_NOT,
        AT_LEAST,
        MORE,
        AT_MOST,
        LESS,
        BETWEEN,
        EMPTY,
        WRITTEN
    }

    CellForm {
        values = List.copyOf(values);
    }

    private static CellForm of(How how, String... values) {
        return new CellForm(how, List.of(values), true, true, "");
    }

    /** What a cell says; {@link How#WRITTEN} when fields cannot. */
    static CellForm read(String text, Kind kind) {
        Optional<CellTest> test = CellTest.parse(text).filter(cell -> cell.any() || cell.speaksOf(kind));
        CellForm written = new CellForm(How.WRITTEN, List.of(), true, true, text);
        if (test.isEmpty()) {
            return written;
        }
        CellTest cell = test.get();
        if (cell.any()) {
            return of(How.ANY);
        }
        boolean equal = cell.parts().stream().allMatch(part -> part.shape() == Shape.EQUAL);
        if (equal && (kind == Kind.TEXT || cell.parts().size() == 1 && kind != Kind.BOOLEAN)) {
            return new CellForm(
                    cell.negated() ? How.IS_NOT : How.IS,
                    cell.parts().stream()
                            .map(part -> CellTest.plain(part.low()))
                            .toList(),
                    true,
                    true,
                    "");
        }
        if (cell.negated() || cell.parts().size() != 1) {
            return written;
        }
        Part part = cell.parts().get(0);
        return switch (part.shape()) {
            case NULL -> of(How.EMPTY);
            case EQUAL -> of(How.IS, CellTest.plain(part.low()));
            case RANGE -> kind == Kind.TEXT ? written : range(part);
        };
    }

    private static CellForm range(Part part) {
        if (part.low() == null) {
            return of(part.highIn() ? How.AT_MOST : How.LESS, CellTest.plain(part.high()));
        }
        return part.high() == null
                ? of(part.lowIn() ? How.AT_LEAST : How.MORE, CellTest.plain(part.low()))
                : new CellForm(
                        How.BETWEEN,
                        List.of(CellTest.plain(part.low()), CellTest.plain(part.high())),
                        part.lowIn(),
                        part.highIn(),
                        "");
    }

    /** A constant with the signs of its kind; empty when it is none. */
    static Optional<String> constant(String value, Kind kind) {
        String plain = value.strip();
        return switch (kind) {
            case TEXT -> plain.matches("[^\"\\\\]*") ? Optional.of('"' + plain + '"') : Optional.empty();
            case NUMBER ->
                Optional.of(plain.replaceAll("[,，\\s]", "")).filter(n -> n.matches("-?\\d{1,15}(\\.\\d{1,6})?"));
            case BOOLEAN -> Optional.of(plain).filter(truth -> truth.equals("true") || truth.equals("false"));
            case DATE -> day(plain).map(day -> "date(\"" + day + "\")");
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (java.time.DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The cell's text; empty as long as something is missing or wrong. */
    Optional<String> text(Kind kind) {
        List<String> constants =
                values.stream().flatMap(value -> constant(value, kind).stream()).toList();
        int needed =
                switch (how) {
                    case ANY, EMPTY, WRITTEN -> 0;
                    case BETWEEN -> 2;
                    default -> 1;
                };
        if (constants.size() != values.size() || constants.size() < needed) {
            return Optional.empty();
        }
        return Optional.of(
                switch (how) {
                    case ANY -> "";
                    case EMPTY -> "null";
                    case WRITTEN -> written.strip();
                    case IS -> String.join(", ", constants);
                    case IS_NOT -> constants.stream().collect(Collectors.joining(", ", "not(", ")"));
                    case AT_LEAST -> ">= " + constants.get(0);
                    case MORE -> "> " + constants.get(0);
                    case AT_MOST -> "<= " + constants.get(0);
                    case LESS -> "< " + constants.get(0);
                    case BETWEEN ->
                        (lowIn ? "[" : "(") + constants.get(0) + ".." + constants.get(1) + (highIn ? "]" : ")");
                });
    }
}
