package org.keqiao.funding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Caps and what was counted towards them, for programs of finance. */
@RestController
@RequestMapping("/api/v1/caps")
@Tag(name = "funding")
@Access
class CapsEndpoint {

    private final CapAccounts caps;

    CapsEndpoint(CapAccounts caps) {
        this.caps = caps;
    }

    @GetMapping
    @Operation(summary = "Caps, with what is left of each")
    CursorPage<CapAccount> list(
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return caps.list(holder, group, year, cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One cap")
    CapAccount view(@PathVariable UUID id) {
        return caps.require(id);
    }

    @GetMapping("/{id}/entries")
    @Operation(summary = "The bookings behind a cap")
    CursorPage<LedgerMove> entries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return caps.entries(id, cursor, Cursor.limit(limit));
    }
}
