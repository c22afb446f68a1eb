package org.keqiao.casefile.batch;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batch filing: a university's contracts of a quarter as one table, a draft a row. */
@Service
public class BatchFiling {

    /** No field of a form takes more. */
    private static final int MOST_CHARACTERS = 10_000;

    private final Cases cases;
    private final Matters matters;

    BatchFiling(Cases cases, Matters matters) {
        this.cases = cases;
        this.matters = matters;
    }

    /** The empty table to fill in, as an Excel workbook. */
    public byte[] workbook(String matter) {
        return SheetFile.template("import", head(matter));
    }

    /** The same as comma-separated text in UTF-8. */
    public byte[] text(String matter) {
        return CsvText.write(head(matter));
    }

    private List<List<String>> head(String matter) {
        return new ImportTable(
                        matters.current(matter).orElseThrow(Refusal::notFound).startForm())
                .template();
    }

    /**
     * Makes a draft of each row. A table is taken whole or not at all; what is still wrong with a draft is reported and
     * stops nothing, since it can be put right in the draft.
     *
     * @param organisation for whom, when the actor may file for several
     * @param file an Excel workbook or comma-separated text; its first row holds the fields' keys
     * @throws Refusal INVALID when the table cannot be read or has columns that the form does not know, forbidden as
     *     {@link Cases#begin}
     */
    @Transactional
    public ImportReport file(String matter, @Nullable UUID organisation, InputStream file) {
        Matter wanted = matters.current(matter).orElseThrow(Refusal::notFound);
        ImportTable table = new ImportTable(wanted.startForm());
        List<List<SheetCell>> rows = SheetFile.read(file);
        Map<Integer, ImportColumn> columns = table.columns(rows.isEmpty() ? List.of() : rows.get(0));
        List<ImportReport.Row> made = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<SheetCell> row = rows.get(i);
            boolean blank = row.stream().allMatch(SheetCell::isEmpty);
            if (blank || i <= 2 && table.isNames(row, columns)) {
                continue;
            }
            if (made.size() == ImportTable.MOST_ROWS) {
                throw Refusal.invalid("IMPORT_TOO_MANY", ImportTable.MOST_ROWS);
            }
            made.add(draft(matter, organisation, i + 1, row, columns));
        }
        if (made.isEmpty()) {
            throw Refusal.invalid("IMPORT_EMPTY");
        }
        return new ImportReport(matter, made.size(), made);
    }

    private ImportReport.Row draft(
            String matter,
            @Nullable UUID organisation,
            int number,
            List<SheetCell> row,
            Map<Integer, ImportColumn> columns) {
        CaseDraft begun = cases.begin(matter, organisation);
        Map<String, Object> answers = copy(begun.answers());
        Map<String, String> places = new HashMap<>();
        Map<String, FieldError> unread = new LinkedHashMap<>();
        columns.forEach((at, column) -> {
            String place = ImportTable.letters(at) + number;
            places.put(column.path(), place);
            SheetCell cell = at < row.size() ? row.get(at) : SheetCell.EMPTY;
            try {
                if (cell.formula()) {
                    unread.put(column.path(), FieldError.of(column.path(), "formula"));
                } else if (cell.text().length() > MOST_CHARACTERS) {
                    unread.put(column.path(), FieldError.of(column.path(), "tooLong", MOST_CHARACTERS));
                } else if (!cell.isEmpty()) {
                    ImportTable.put(answers, column.path(), column.answer(cell.text()));
                }
            } catch (ImportColumn.Unreadable e) {
                unread.put(column.path(), FieldError.of(column.path(), "yesNo"));
            }
        });
        CaseDraft saved = cases.saveAnswers(begun.id(), answers, begun.version());
        List<ImportReport.CellError> errors = new ArrayList<>();
        unread.values().forEach(error -> errors.add(new ImportReport.CellError(places.get(error.field()), error)));
        cases.check(saved.id()).errors().stream()
                .filter(error -> !error.field().startsWith("documents.") && !unread.containsKey(error.field()))
                .forEach(error -> errors.add(new ImportReport.CellError(places.get(error.field()), error)));
        return new ImportReport.Row(number, saved.id(), saved.title(), errors);
    }

    /** What a draft begins with cannot be changed in place. */
    private static Map<String, Object> copy(Map<?, ?> answers) {
        Map<String, Object> copy = new LinkedHashMap<>();
        answers.forEach((key, value) ->
                copy.put(Objects.toString(key), value instanceof Map<?, ?> inner ? copy(inner) : value));
        return copy;
    }
}
