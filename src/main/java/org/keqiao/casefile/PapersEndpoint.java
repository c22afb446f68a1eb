package org.keqiao.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Access;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files and letters of cases over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "documents")
@Access
class PapersEndpoint {

    private final Cases cases;
    private final CaseReading reading;
    private final Documents documents;
    private final Letters letters;

    PapersEndpoint(Cases cases, CaseReading reading, Documents documents, Letters letters) {
        this.cases = cases;
        this.reading = reading;
        this.documents = documents;
        this.letters = letters;
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
    @Operation(summary = "A letter as PDF")
    ResponseEntity<byte[]> letter(@PathVariable UUID id) {
        Letter letter = reading.requireLetter(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(letter.name() + ".pdf"))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(letters.pdf(id));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
