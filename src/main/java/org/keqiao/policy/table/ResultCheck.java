package org.keqiao.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.process.Finding;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.DecisionTable.Column;
import org.keqiao.process.table.DecisionTable.Kind;
import org.springframework.lang.Nullable;

/** Whether the results that the product counts with are what it can count with. */
final class ResultCheck {

    private static final Set<String> SHARES = Set.of("rate", "minShare", "maxShare", "sampleRate");
    private static final Set<String> COUNTS = Set.of("quota", "minYears", "maxYears");
    /** One trade is one contract, and so is one project. */
    private static final Set<Object> OF_PROJECT = Set.of("PROJECT", "DEAL");

    /** Results that name several of their values with commas between. */
    private static final Set<String> LISTS = Set.of(PolicySheet.CLASSES, PolicySheet.PAPERS, PolicySheet.CONTRACT_SIDE);

    private static final int FEN = 2;
    /** No notice is shown for longer. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(60);
    /** No voucher is good for longer than ten years. */
    private static final BigDecimal MOST_MONTHS = BigDecimal.valueOf(120);

    private final PolicyNames names;

    ResultCheck(PolicyNames names) {
        this.names = names;
    }

    /** @param table whose cells can be read */
    List<Finding> check(String file, DecisionTable table) {
        List<Finding> found = new ArrayList<>();
        List<Name> known = names.results();
        for (int c = 0; c < table.outputs().size(); c++) {
            Column column = table.outputs().get(c);
            int at = c;
            Optional<Name> name = known.stream()
                    .filter(each -> each.name().equals(column.name()))
                    .findFirst();
            if (column.kind() == Kind.UNKNOWN
                    || name.filter(each -> column.kind() != kind(each)).isPresent()) {
                found.add(
                        Finding.error(file, column.id(), "COLUMN_TYPE_DIFFERS", names.word(column), column.typeRef()));
            } else {
                name.ifPresent(each -> table.rows().forEach(row -> {
                    DecisionTable.Cell cell = row.outputs().get(at);
                    String wrong = wrong(each, CellTest.constant(cell.text()), known);
                    if (wrong != null) {
                        found.add(Finding.error(file, cell.id(), wrong, table.number(row.id()), names.word(column)));
                    }
                }));
            }
        }
        caps(file, table, found);
        return found;
    }

    /** Each cap of a row is counted under what it is for: two for the same would be one. */
    private void caps(String file, DecisionTable table, List<Finding> found) {
        List<String> columns = table.outputs().stream().map(Column::name).toList();
        int per = columns.indexOf("per");
        int totalPer = columns.indexOf("totalPer");
        if (!columns.contains("cap") || !columns.contains("totalCap") || per < 0 || totalPer < 0) {
            return;
        }
        for (DecisionTable.Row row : table.rows()) {
            Object one = CellTest.constant(row.outputs().get(per).text());
            DecisionTable.Cell other = row.outputs().get(totalPer);
            boolean alike = one != null
                    && (one.equals(CellTest.constant(other.text()))
                            || OF_PROJECT.contains(one) && OF_PROJECT.contains(CellTest.constant(other.text())));
            if (alike) {
                found.add(Finding.error(file, other.id(), "POLICY_CAPS_ALIKE", table.number(row.id())));
            }
        }
    }

    private static Kind kind(Name name) {
        return switch (name.type()) {
            case NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE -> Kind.DATE;
            case TEXT, OUTCOME -> Kind.TEXT;
        };
    }

    @Nullable
    private static String wrong(Name name, @Nullable Object value, List<Name> results) {
        if (value instanceof BigDecimal number) {
            return number(name, number);
        }
        if (name.name().equals(PolicySheet.DEFAULTS)) {
            // What the bureau itself has set: any of the results, beside one another.
            Set<String> names = results.stream().map(Name::name).collect(Collectors.toSet());
            return names.containsAll(PolicySheet.names(value)) ? null : "POLICY_VALUE";
        }
        if (LISTS.contains(name.name()) && value != null) {
            Set<String> values = name.values().stream().map(Value::value).collect(Collectors.toSet());
            List<String> named = PolicySheet.names(value);
            return !named.isEmpty() && values.containsAll(named) ? null : "POLICY_VALUE";
        }
        boolean known = value == null
                || name.values().isEmpty()
                || name.values().stream().map(Value::value).anyMatch(value::equals);
        return known ? null : "POLICY_VALUE";
    }

    @Nullable
    private static String number(Name name, BigDecimal number) {
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        if (name.money() && (number.signum() < 0 || decimals > FEN)) {
            return "POLICY_AMOUNT";
        }
        if (SHARES.contains(name.name()) && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            return "POLICY_SHARE";
        }
        if (name.name().equals(PolicySheet.PUBLICITY_DAYS)) {
            return isCount(number, MOST_DAYS) ? null : "POLICY_NOTICE_DAYS";
        }
        if (name.name().equals(PolicySheet.VALID_MONTHS)) {
            return isCount(number, MOST_MONTHS) ? null : "POLICY_MONTHS";
        }
        return COUNTS.contains(name.name()) && (number.signum() < 0 || decimals > 0) ? "POLICY_COUNT" : null;
    }

    /** A whole number from 1 on. */
    private static boolean isCount(BigDecimal number, BigDecimal most) {
        return number.signum() > 0 && number.stripTrailingZeros().scale() <= 0 && number.compareTo(most) <= 0;
    }
}
