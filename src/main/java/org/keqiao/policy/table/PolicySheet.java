package org.keqiao.policy.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keqiao.policy.Clause;
import org.keqiao.policy.Validity;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.DecisionTable.Cell;
import org.keqiao.process.table.DecisionTable.Column;
import org.keqiao.process.table.DecisionTable.Kind;
import org.springframework.lang.Nullable;

/** A decision table read as a policy table: the columns that each must have, and its rows. */
public final class PolicySheet {

    /** Input: the day whose rules are asked for. */
    public static final String DAY = "on";

    /** Result: 文号. */
    public static final String DOCUMENT = "documentNumber";

    /** Result: 条款. */
    public static final String ARTICLE = "article";

    /** Result: which other results the product suggests and no document states, by name with commas between. */
    public static final String DEFAULTS = "defaults";

    /** Result: the classes of enterprises that it is for, by code with commas between; everybody without it. */
    public static final String CLASSES = "classes";

    /** Result: kinds of documents that an application has to have for it, with commas between; none without it. */
    public static final String PAPERS = "papers";

    /**
     * Result: on which sides of a registered contract the applicant may be that each project of a claim has to name, {@code
     * SOLD}, {@code BOUGHT_IN}, with commas between; none is asked for without it.
     */
    public static final String CONTRACT_SIDE = "contractSide";

    /** Result: for how many working days an intended award is shown to the public. */
    public static final String PUBLICITY_DAYS = "publicityDays";

    /** Result: for how many months a voucher is good. */
    public static final String VALID_MONTHS = "validMonths";

    /** Result: from which amount on, in yuan, city and county together, a claim is audited in any case. */
    public static final String AUDIT_THRESHOLD = "auditThreshold";

    private static final String NOT_SET = "null";

    private final DecisionTable table;

    public PolicySheet(DecisionTable table) {
        this.table = table;
    }

    public DecisionTable table() {
        return table;
    }

    /** The names in a list with commas between. */
    public static List<String> names(@Nullable Object list) {
        return list == null
                ? List.of()
                : Stream.of(list.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** The column of the days; empty when there is none of the right kind. */
    public Optional<Column> days() {
        return column(table.inputs(), DAY, Kind.DATE);
    }

    public boolean hasClause() {
        return column(table.outputs(), DOCUMENT, Kind.TEXT).isPresent()
                && column(table.outputs(), ARTICLE, Kind.TEXT).isPresent();
    }

    private static Optional<Column> column(List<Column> columns, String name, Kind kind) {
        return columns.stream()
                .filter(column -> column.name().equals(name) && column.kind() == kind)
                .findFirst();
    }

    /** The cell that says on which days a row holds. */
    public Optional<Cell> days(DecisionTable.Row row) {
        return days().map(table.inputs()::indexOf).map(row.inputs()::get);
    }

    /** The rows whose days can be read, in their order. */
    public List<PolicyRow> rows() {
        List<PolicyRow> rows = new ArrayList<>();
        for (DecisionTable.Row row : table.rows()) {
            days(row).flatMap(cell -> Validity.of(cell.text())).ifPresent(validity -> rows.add(row(row, validity)));
        }
        return rows;
    }

    public Optional<PolicyRow> row(String id) {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private PolicyRow row(DecisionTable.Row row, Validity validity) {
        Map<String, String> conditions = cells(table.inputs(), row.inputs());
        conditions.remove(DAY);
        conditions.values().removeIf(text -> text.isEmpty() || text.equals("-"));
        Map<String, String> results = cells(table.outputs(), row.outputs());
        results.values().removeIf(NOT_SET::equals);
        Clause clause = new Clause(text(results.remove(DOCUMENT)), text(results.remove(ARTICLE)));
        return new PolicyRow(row.id(), table.number(row.id()), validity, clause, conditions, results);
    }

    private static Map<String, String> cells(List<Column> columns, List<Cell> cells) {
        Map<String, String> texts = new TreeMap<>();
        IntStream.range(0, Math.min(columns.size(), cells.size()))
                .forEach(at -> texts.put(columns.get(at).name(), cells.get(at).text()));
        return texts;
    }

    @Nullable
    private static String text(@Nullable String cell) {
        return cell == null ? null : CellTest.plain(CellTest.constant(cell));
    }

    /** The rows that hold on a day, without the column of the days. */
    public DecisionTable on(LocalDate day) {
        int at = days().map(table.inputs()::indexOf).orElseThrow();
        List<Column> inputs = new ArrayList<>(table.inputs());
        inputs.remove(at);
        List<DecisionTable.Row> rows = table.rows().stream()
                .filter(row -> row(row.id())
                        .filter(each -> each.validity().covers(day))
                        .isPresent())
                .map(row -> {
                    List<Cell> cells = new ArrayList<>(row.inputs());
                    cells.remove(at);
                    return new DecisionTable.Row(row.id(), row.description(), cells, row.outputs());
                })
                .toList();
        return new DecisionTable(
                table.id(), table.name(), table.english(), table.hitPolicy(), inputs, table.outputs(), rows);
    }
}
