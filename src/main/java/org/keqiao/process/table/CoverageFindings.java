package org.keqiao.process.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.Coverage.Gap;
import org.keqiao.process.table.Coverage.Hidden;
import org.keqiao.process.table.Coverage.Overlap;
import org.keqiao.process.table.Coverage.Place;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.shared.Bilingual;

/** Tells what was found about a table's rows: which ones, and an example in words. */
public final class CoverageFindings {

    private CoverageFindings() {}

    /** @param needed the action that cannot do without an answer: then a gap is an error */
    public static void tell(
            String file,
            DecisionTable table,
            Coverage coverage,
            List<Name> names,
            Optional<ActionDescription> needed,
            Findings findings) {
        for (Overlap overlap : coverage.overlaps()) {
            findings.error(
                    file,
                    row(table, overlap.second()),
                    table.hitPolicy().equals("ANY") ? "TABLE_DISAGREES" : "TABLE_OVERLAP",
                    overlap.first() + 1,
                    overlap.second() + 1,
                    TableWords.example(table, overlap.example(), names));
        }
        coverage.gaps().forEach(gap -> gap(file, table, gap, names, needed, findings));
        coverage.hidden().forEach(hidden -> hidden(file, table, hidden, findings));
        for (Place place : coverage.undecided()) {
            DecisionTable.Row row = table.rows().get(place.row());
            if (place.column() < row.inputs().size()) {
                DecisionTable.Cell cell = row.inputs().get(place.column());
                findings.warning(file, cell.id(), "TABLE_UNDECIDED", cell.text(), place.row() + 1);
            }
        }
        if (!coverage.complete()) {
            findings.warning(file, table.id(), "TABLE_TOO_LARGE");
        }
    }

    private static void gap(
            String file,
            DecisionTable table,
            Gap gap,
            List<Name> names,
            Optional<ActionDescription> needed,
            Findings findings) {
        Bilingual example = TableWords.example(table, gap.example(), names);
        String element = column(table, gap.example());
        if (needed.isPresent()) {
            findings.error(
                    file,
                    element,
                    "TABLE_GAP_NEEDED",
                    example,
                    new Bilingual(needed.get().zh(), needed.get().en()));
        } else {
            findings.warning(file, element, gap.unanswered() ? "TABLE_GAP_UNANSWERED" : "TABLE_GAP", example);
        }
    }

    /** The last column that the example speaks of: that is where rows are missing. */
    private static String column(DecisionTable table, Map<Integer, Object> example) {
        return example.keySet().stream()
                .max(Integer::compare)
                .map(at -> table.inputs().get(at).id())
                .orElse(table.id());
    }

    private static void hidden(String file, DecisionTable table, Hidden hidden, Findings findings) {
        if (hidden.by().isEmpty()) {
            findings.warning(file, row(table, hidden.row()), "TABLE_ROW_NEVER", hidden.row() + 1);
        } else {
            String rows =
                    hidden.by().stream().map(row -> String.valueOf(row + 1)).collect(Collectors.joining(", "));
            findings.warning(file, row(table, hidden.row()), "TABLE_ROW_HIDDEN", hidden.row() + 1, rows);
        }
    }

    private static String row(DecisionTable table, int row) {
        return table.rows().get(row).id();
    }
}
