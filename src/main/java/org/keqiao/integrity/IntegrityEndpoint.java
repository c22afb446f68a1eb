package org.keqiao.integrity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of integrity, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/integrity-records")
@Tag(name = "integrity")
@Access
class IntegrityEndpoint {

    private final IntegrityRecords records;

    IntegrityEndpoint(IntegrityRecords records) {
        this.records = records;
    }

    record IntegrityReason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Records of integrity")
    CursorPage<IntegrityRecord> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return records.list(q, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a record")
    IntegrityRecord enter(@RequestBody IntegrityRecordDraft body) {
        return records.enter(body);
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm what waits for a second person")
    IntegrityRecord confirm(@PathVariable UUID id) {
        return records.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject what waits for a second person")
    IntegrityRecord reject(@PathVariable UUID id, @RequestBody IntegrityReason body) {
        return records.reject(id, body.reason());
    }

    @PostMapping("/{id}/lifting")
    @Operation(summary = "Ask to lift a record")
    IntegrityRecord lift(@PathVariable UUID id, @RequestBody IntegrityReason body) {
        return records.askToLift(id, body.reason());
    }
}
