package org.keqiao.subsidy.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lines of a batch. */
@RestController
@RequestMapping("/api/v1/cases/{id}/batch-lines")
@Tag(name = "funding")
@Access
class BatchEndpoint {

    private final BatchReading reading;
    private final Texts texts;

    BatchEndpoint(BatchReading reading, Texts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "The applications of a batch, and what became of each")
    List<BatchLine> lines(@PathVariable UUID id) {
        return reading.of(id);
    }

    @GetMapping("/file")
    @Operation(summary = "The same as a workbook for the meeting and for finance (.xlsx)")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        return Workbooks.download(
                "batch.xlsx", reading.file(id, state -> texts.get("batch.state." + state, Locale.SIMPLIFIED_CHINESE)));
    }
}
