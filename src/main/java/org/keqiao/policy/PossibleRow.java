package org.keqiao.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;

/**
 * A row that could answer.
 *
 * @param assumed inputs that it asks for and nobody gave
 */
record PossibleRow(String id, Set<String> assumed) {

    /** The rows that what is given does not exclude. */
    static List<PossibleRow> of(DecisionTable table, Map<String, Object> given) {
        return table.rows().stream()
                .map(row -> of(table, row, given))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PossibleRow> of(DecisionTable table, DecisionTable.Row row, Map<String, Object> given) {
        Set<String> assumed = new TreeSet<>();
        List<DecisionTable.Column> columns = table.inputs();
        for (int c = 0; c < columns.size(); c++) {
            CellTest test = CellTest.parse(row.inputs().get(c).text()).orElseThrow();
            Object value = given.get(columns.get(c).name());
            if (value == null && !test.any()) {
                assumed.add(columns.get(c).name());
            } else if (!test.accepts(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(new PossibleRow(row.id(), assumed));
    }
}
