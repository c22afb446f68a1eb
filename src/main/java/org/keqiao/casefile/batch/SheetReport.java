package org.keqiao.casefile.batch;

import java.util.List;
import java.util.Locale;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Texts;

/**
 * What became of a table that is taken whole or not at all.
 *
 * @param imported all rows, or none
 * @param rows those with something wrong, in the order of the file
 */
public record SheetReport(int imported, List<Row> rows) {

    public SheetReport {
        rows = List.copyOf(rows);
    }

    /**
     * @param row its number in the sheet, counted from 1
     * @param number that names it, as it stands there; may be empty
     */
    public record Row(int row, String number, List<FieldError> errors) {}

    /** The same for programs, in the reader's language. */
    public record ImportedSheet(int imported, List<ImportedRow> rows) {}

    public record ImportedRow(int row, String number, List<ImportedField> errors) {}

    public record ImportedField(String field, String code, String message) {}

    public ImportedSheet told(Texts texts, Locale locale) {
        return new ImportedSheet(
                imported,
                rows.stream()
                        .map(row -> new ImportedRow(
                                row.row(),
                                row.number(),
                                row.errors().stream()
                                        .map(error -> new ImportedField(
                                                error.field(), error.code(), texts.field(error, locale)))
                                        .toList()))
                        .toList());
    }
}
