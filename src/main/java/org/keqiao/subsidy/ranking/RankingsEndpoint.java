package org.keqiao.subsidy.ranking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
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

/** Rankings of competitive items, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/rankings")
@Tag(name = "policies")
@Access
class RankingsEndpoint {

    private final Rankings rankings;
    private final Documents documents;
    private final Clock clock;

    RankingsEndpoint(Rankings rankings, Documents documents, Clock clock) {
        this.rankings = rankings;
        this.documents = documents;
        this.clock = clock;
    }

    record RankingReason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Rankings of competitive items")
    CursorPage<Ranking> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rankings.list(cursor, Cursor.limit(limit));
    }

    @GetMapping("/competitors/{item}")
    @Operation(summary = "The applications that compete or have won")
    List<Competitor> competitors(@PathVariable String item, @RequestParam(required = false) @Nullable Integer year) {
        return rankings.competitors(item, year == null ? LocalDate.now(clock).getYear() : year);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a ranking")
    Ranking enter(@RequestBody RankingDraft body) {
        return rankings.enter(body);
    }

    @PostMapping("/{id}/sheet")
    @Operation(summary = "Add the signed sheet")
    Ranking attach(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return rankings.attach(id, name, content);
        }
    }

    @GetMapping("/{id}/sheet")
    @Operation(summary = "The signed sheet")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id) throws IOException {
        StoredDocument sheet = rankings.sheet(id);
        try (InputStream content = documents.open(sheet.id())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(sheet.mediaType()))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(sheet.name(), StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(content.readAllBytes());
        }
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a ranking")
    Ranking confirm(@PathVariable UUID id) {
        return rankings.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a ranking")
    Ranking reject(@PathVariable UUID id, @RequestBody RankingReason body) {
        return rankings.reject(id, body.reason());
    }
}
