package org.keqiao.casefile.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * What became of a table: a draft a row, and what is still wrong with each.
 *
 * @param drafts how many drafts there are now; as many as rows, since a table is taken whole or not at all
 */
public record ImportReport(String matter, int drafts, List<Row> items) {

    /**
     * @param row its number in the sheet, counted from 1
     * @param id of the draft
     * @param errors what a submission would say; documents are not spoken of, since no table holds them
     */
    public record Row(int row, UUID id, String title, List<CellError> errors) {}

    /**
     * @param cell such as {@code C5}; null for what stands in no column of the table
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellError(@Nullable String cell, FieldError error) {}

    /** Rows with something left to put right. */
    public long unfinished() {
        return items.stream().filter(row -> !row.errors().isEmpty()).count();
    }
}
