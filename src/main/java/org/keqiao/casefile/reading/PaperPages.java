package org.keqiao.casefile.reading;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.LetterReading;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Files and letters at plain addresses for whoever is signed in on the screens: they can be opened in another tab, kept
 * as a bookmark, and work in browsers inside of apps, where a script's download does not.
 */
@Controller
class PaperPages {

    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final CaseReading reading;
    private final Documents documents;
    private final LetterReading papers;

    PaperPages(CaseReading reading, Documents documents, LetterReading papers) {
        this.reading = reading;
        this.documents = documents;
        this.papers = papers;
    }

    @GetMapping("/papers/documents/{id}")
    ResponseEntity<Resource> document(@PathVariable UUID id) {
        reading.requireReadable(id);
        StoredDocument document = documents.require(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition("attachment", document.name()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(new InputStreamResource(documents.open(id)));
    }

    /** @param download true to keep it, false to read it in the browser */
    @GetMapping("/papers/letters/{id}")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean download) {
        LetterReading.Paper paper = papers.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(
                                download ? "attachment" : "inline",
                                paper.letter().name() + ".pdf"))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(paper.pdf());
    }

    private static String disposition(String type, String name) {
        return ContentDisposition.builder(type)
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
