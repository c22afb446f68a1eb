package org.keqiao.casefile.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Batch filing over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "cases")
class ImportEndpoint {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final BatchFiling filing;
    private final Texts texts;

    ImportEndpoint(BatchFiling filing, Texts texts) {
        this.filing = filing;
        this.texts = texts;
    }

    /** The file formats of a template. */
    enum Format {
        XLSX,
        CSV
    }

    /** What is wrong with a cell, in the caller's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CellAnswer(@Nullable String cell, String field, String code, String message) {}

    record RowAnswer(int row, UUID id, String title, List<CellAnswer> errors) {}

    record ImportAnswer(String matter, int drafts, List<RowAnswer> items) {}

    @PostMapping("/cases/import")
    @Access
    @Operation(summary = "Makes a draft of each row of a table (.xlsx or .csv, at most 200 rows), all of them or none")
    ImportAnswer file(
            @RequestParam String matter,
            @RequestParam(required = false) @Nullable UUID organisation,
            @RequestParam MultipartFile file,
            Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            ImportReport report = filing.file(matter, organisation, content);
            return new ImportAnswer(
                    report.matter(),
                    report.drafts(),
                    report.items().stream().map(row -> answer(row, locale)).toList());
        }
    }

    private RowAnswer answer(ImportReport.Row row, Locale locale) {
        return new RowAnswer(
                row.row(),
                row.id(),
                row.title(),
                row.errors().stream()
                        .map(wrong -> new CellAnswer(
                                wrong.cell(),
                                wrong.error().field(),
                                wrong.error().code(),
                                texts.field(wrong.error(), locale)))
                        .toList());
    }

    @GetMapping("/matters/{key}/import-template")
    @Access(Access.Who.PUBLIC)
    @Operation(summary = "The empty table of a matter: keys, then their names in Chinese and in English")
    ResponseEntity<byte[]> template(@PathVariable String key, @RequestParam(defaultValue = "XLSX") Format format) {
        boolean workbook = format == Format.XLSX;
        return ResponseEntity.ok()
                .contentType(workbook ? Workbooks.XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(key + (workbook ? ".xlsx" : ".csv"))
                                .build()
                                .toString())
                .body(workbook ? filing.workbook(key) : filing.text(key));
    }
}
