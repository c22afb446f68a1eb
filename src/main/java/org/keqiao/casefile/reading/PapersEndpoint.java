package org.keqiao.casefile.reading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.LetterKeeping;
import org.keqiao.casefile.LetterReading;
import org.keqiao.casefile.application.Cases;
import org.keqiao.document.Documents;
import org.keqiao.document.Letter;
import org.keqiao.document.StampedCopies;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Access;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files and letters of cases over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "documents")
@Access
class PapersEndpoint {

    private final Cases cases;
    private final CaseReading reading;
    private final Documents documents;
    private final LetterReading papers;
    private final LetterKeeping keeping;

    PapersEndpoint(Cases cases, CaseReading reading, Documents documents, LetterReading papers, LetterKeeping keeping) {
        this.cases = cases;
        this.reading = reading;
        this.documents = documents;
        this.papers = papers;
        this.keeping = keeping;
    }

    @GetMapping("/documents/{id}")
    @Operation(summary = "A file's bytes")
    ResponseEntity<Resource> document(@PathVariable UUID id) {
        reading.requireReadable(id);
        StoredDocument document = documents.require(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(document.name()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(new InputStreamResource(documents.open(id)));
    }

    @DeleteMapping("/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a file that may be removed")
    void remove(@PathVariable UUID id) {
        cases.remove(id);
    }

    @GetMapping("/letters/{id}")
    @Operation(summary = "A letter as PDF; until it is sealed, parties get a preview marked so")
    ResponseEntity<byte[]> letter(@PathVariable UUID id) {
        LetterReading.Paper paper = papers.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(paper.letter().name() + ".pdf"))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(paper.pdf());
    }

    /**
     * How a letter was served.
     *
     * @param note who received it, or where the proof lies
     */
    record ServiceInput(Letter.Service service, LocalDate on, @Nullable String note) {}

    /**
     * A letter after a change.
     *
     * @param servedOn null until it is served
     */
    record KeptLetter(UUID id, Letter.Seal seal, @Nullable Letter.Service service, @Nullable LocalDate servedOn) {

        static KeptLetter of(Letter letter) {
            return new KeptLetter(letter.id(), letter.seal(), letter.service(), letter.servedOn());
        }
    }

    @PostMapping(path = "/letters/{id}/stamp", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Hands in the stamped copy of a letter, or with a reason the right one in the place of a wrong one;"
                            + " of a scan without text also the last four digits of the letter's number")
    KeptLetter stamp(
            @PathVariable UUID id,
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String lastDigits,
            @RequestParam(required = false) @Nullable String reason)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return KeptLetter.of(keeping.stamp(id, name, content, lastDigits, reason));
        }
    }

    /** Who replaced a copy is known by name, as on the letter's page. */
    record Copies(List<StampedCopies.Earlier> items) {}

    @GetMapping("/letters/{id}/copies")
    @Operation(summary = "The stamped copies of a letter that others took the place of, oldest first")
    Copies copies(@PathVariable UUID id) {
        return new Copies(keeping.earlier(id));
    }

    @GetMapping("/letters/{id}/copies/{sha256}")
    @Operation(summary = "A stamped copy that was replaced, as PDF")
    ResponseEntity<byte[]> copy(@PathVariable UUID id, @PathVariable String sha256) throws IOException {
        try (InputStream copy = keeping.open(id, sha256)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(sha256.substring(0, 8) + ".pdf"))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(copy.readAllBytes());
        }
    }

    @PostMapping("/letters/{id}/service")
    @Operation(summary = "Records how a letter was served")
    KeptLetter serve(@PathVariable UUID id, @RequestBody ServiceInput body) {
        List<FieldError> missing = new ArrayList<>();
        if (body.service() == null) {
            missing.add(FieldError.of("service", "required"));
        }
        if (body.on() == null) {
            missing.add(FieldError.of("on", "required"));
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        return KeptLetter.of(keeping.serve(id, body.service(), body.on(), body.note()));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
