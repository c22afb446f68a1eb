package org.keqiao.title;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The register of titles, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/enterprise-titles")
@Tag(name = "titles")
@Access
class EnterpriseTitlesEndpoint {

    private final EnterpriseTitles titles;
    private final TitleImport imports;
    private final Documents documents;
    private final Texts texts;

    EnterpriseTitlesEndpoint(EnterpriseTitles titles, TitleImport imports, Documents documents, Texts texts) {
        this.titles = titles;
        this.imports = imports;
        this.documents = documents;
        this.texts = texts;
    }

    record TitleReason(@Nullable String reason) {}

    record TitleWithdrawal(@Nullable LocalDate from, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Titles of enterprises")
    CursorPage<EnterpriseTitle> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) boolean waiting,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return titles.list(q, title, waiting, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a title")
    EnterpriseTitle enter(@RequestBody EnterpriseTitleDraft body) {
        return titles.enter(body);
    }

    @PostMapping("/import")
    @Operation(summary = "Take over the published list of a year, whole or not at all")
    SheetReport.ImportedSheet take(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) boolean complete,
            Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return imports.take(new TitleListDraft(title, year, source, complete), name(file), content)
                    .told(texts, locale);
        }
    }

    @GetMapping("/import-template")
    @Operation(summary = "The empty table of titles")
    ResponseEntity<byte[]> template() {
        return Workbooks.download("enterprise-titles.xlsx", imports.template());
    }

    @PostMapping("/{id}/document")
    @Operation(summary = "Add the document that proves a title")
    EnterpriseTitle attach(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return titles.attach(id, name(file), content);
        }
    }

    @GetMapping("/{id}/document")
    @Operation(summary = "The document that proves a title")
    ResponseEntity<byte[]> document(@PathVariable UUID id) throws IOException {
        StoredDocument paper = titles.paper(id);
        try (InputStream content = documents.open(paper.id())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(paper.mediaType()))
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(paper.name()))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(content.readAllBytes());
        }
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a title with its list, its withdrawal, or that this is taken back")
    EnterpriseTitle confirm(@PathVariable UUID id) {
        return titles.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a title with its list, its withdrawal, or that this is taken back")
    EnterpriseTitle reject(@PathVariable UUID id, @RequestBody TitleReason body) {
        return titles.reject(id, body.reason());
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Ask to withdraw a title from a day on")
    EnterpriseTitle withdraw(@PathVariable UUID id, @RequestBody TitleWithdrawal body) {
        return titles.withdraw(id, body.from(), body.reason());
    }

    @PostMapping("/{id}/restoration")
    @Operation(summary = "Ask to take the withdrawal of a title back")
    EnterpriseTitle restore(@PathVariable UUID id, @RequestBody TitleReason body) {
        return titles.restore(id, body.reason());
    }

    private static String name(MultipartFile file) {
        return file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
