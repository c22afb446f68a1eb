package org.keqiao.register.external;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
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

/** Contracts registered elsewhere, for programs. */
@RestController
@RequestMapping("/api/v1/external-contracts")
@Tag(name = "certificates")
@Access
class ExternalContractsEndpoint {

    private final ExternalContracts contracts;
    private final ExternalImport imports;
    private final Documents documents;
    private final Texts texts;

    ExternalContractsEndpoint(ExternalContracts contracts, ExternalImport imports, Documents documents, Texts texts) {
        this.contracts = contracts;
        this.imports = imports;
        this.documents = documents;
        this.texts = texts;
    }

    record ContractNote(@Nullable String note) {}

    record ContractCheck(boolean holds, @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Contracts registered elsewhere")
    CursorPage<ExternalContract> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return contracts.list(q, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a contract registered elsewhere")
    ExternalContract enter(@RequestBody ExternalContractDraft body) {
        return contracts.enter(body);
    }

    @PostMapping("/import")
    @Operation(summary = "Take over the provincial file, whole or not at all")
    SheetReport.ImportedSheet take(@RequestParam MultipartFile file, Locale locale) throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return imports.take(name, content).told(texts, locale);
        }
    }

    @GetMapping("/import-template")
    @Operation(summary = "The empty table of contracts registered elsewhere")
    ResponseEntity<byte[]> template() {
        return Workbooks.download("external-contracts.xlsx", imports.template());
    }

    @PostMapping("/{id}/certificate")
    @Operation(summary = "Add the certificate as PDF")
    ExternalContract attach(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return contracts.attach(id, name, content);
        }
    }

    @GetMapping("/{id}/certificate")
    @Operation(summary = "The certificate that was added")
    ResponseEntity<byte[]> certificate(@PathVariable UUID id) throws IOException {
        StoredDocument paper = contracts.paper(id);
        try (InputStream content = documents.open(paper.id())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(paper.mediaType()))
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(paper.name()))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(content.readAllBytes());
        }
    }

    @PostMapping("/{id}/verification")
    @Operation(summary = "Verify a contract registered elsewhere")
    ExternalContract verify(@PathVariable UUID id, @RequestBody ContractNote body) {
        return contracts.verify(id, body.note());
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a contract registered elsewhere")
    ExternalContract reject(@PathVariable UUID id, @RequestBody ContractNote body) {
        return contracts.reject(id, body.note());
    }

    @PostMapping("/{id}/checks")
    @Operation(summary = "Compare a verified contract with its register again")
    ExternalContract recheck(@PathVariable UUID id, @RequestBody ContractCheck body) {
        return contracts.recheck(id, body.holds(), body.note());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
