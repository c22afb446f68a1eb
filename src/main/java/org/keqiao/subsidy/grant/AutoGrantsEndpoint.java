package org.keqiao.subsidy.grant;

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

/** Lists of who gets an item without applying, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/auto-grants")
@Tag(name = "policies")
@Access
class AutoGrantsEndpoint {

    private final AutoGrants grants;

    AutoGrantsEndpoint(AutoGrants grants) {
        this.grants = grants;
    }

    record AutoGrantReason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Lists of who gets an item without applying")
    CursorPage<AutoGrantList> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return grants.list(cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "List who qualifies")
    AutoGrantList prepare(@RequestBody AutoGrantDraft body) {
        return grants.prepare(body);
    }

    @PostMapping("/{id}/entries/{certificateNo}/removal")
    @Operation(summary = "Strike out who should not get it")
    AutoGrantList strike(@PathVariable UUID id, @PathVariable String certificateNo, @RequestBody AutoGrantReason body) {
        return grants.strike(id, certificateNo, body.reason());
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a list: each one on it gets a case")
    AutoGrantList confirm(@PathVariable UUID id) {
        return grants.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a list")
    AutoGrantList reject(@PathVariable UUID id, @RequestBody AutoGrantReason body) {
        return grants.reject(id, body.reason());
    }
}
