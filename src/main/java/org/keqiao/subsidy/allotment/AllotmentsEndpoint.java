package org.keqiao.subsidy.allotment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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

/** How a budget line that does not suffice is shared out, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/budget-allotments")
@Tag(name = "funding")
@Access
class AllotmentsEndpoint {

    private final Allotments allotments;

    AllotmentsEndpoint(Allotments allotments) {
        this.allotments = allotments;
    }

    @Schema(name = "AllotmentReason")
    record Reason(@Nullable String reason) {}

    /** @param item whose claims share the line */
    @Schema(name = "AllotmentRequest")
    record Request(@Nullable UUID budget, @Nullable String item) {}

    @GetMapping
    @Operation(summary = "How lines were shared out")
    CursorPage<AllotmentHead> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return allotments.list(cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How one line was shared out, claim by claim")
    Allotment view(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return allotments.get(id, cursor, Cursor.limit(limit));
    }

    @GetMapping("/waiting")
    @Operation(summary = "What waits for money of which line")
    CursorPage<Allotments.Waiting> waiting(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return allotments.waiting(cursor, Cursor.limit(limit));
    }

    @GetMapping("/preview")
    @Operation(summary = "How a line would be shared out now")
    Allotment preview(
            @RequestParam(required = false) @Nullable UUID budget,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return allotments.preview(budget, item, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put it before a second person")
    Allotment propose(@RequestBody Request body) {
        return allotments.propose(body.budget(), body.item());
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm it: every claim’s money is reserved")
    Allotment confirm(@PathVariable UUID id) {
        return allotments.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject it")
    Allotment reject(@PathVariable UUID id, @RequestBody Reason body) {
        return allotments.reject(id, body.reason());
    }
}
