package org.keqiao.subsidy.clawback;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has to come back, and what came, for programs of finance. */
@RestController
@RequestMapping("/api/v1/recoveries")
@Tag(name = "funding")
@Access
class RecoveriesEndpoint {

    private final Recoveries recoveries;
    private final RepaymentDesk desk;
    private final RemedyDesk remedies;

    RecoveriesEndpoint(Recoveries recoveries, RepaymentDesk desk, RemedyDesk remedies) {
        this.recoveries = recoveries;
        this.desk = desk;
        this.remedies = remedies;
    }

    /** @param bouncedOn null for today */
    record RepaymentBounce(@Nullable LocalDate bouncedOn, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "What is owed back, overdue first; or what is settled")
    CursorPage<Recovery> list(
            @RequestParam(defaultValue = "false") boolean settled,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return recoveries.list(settled, cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, with its repayments")
    Recovery view(@PathVariable UUID id) {
        return recoveries.view(id);
    }

    @PostMapping("/{id}/repayments")
    @Operation(summary = "Record a repayment by the bank's receipt; the same one again books nothing")
    Repayment record(@PathVariable UUID id, @RequestBody RepaymentDraft body) {
        return desk.record(id, body);
    }

    @PostMapping("/{id}/remedies")
    @Operation(summary = "Record what reconsideration or a court ruled about the decision: stayed, resumed, annulled")
    Recovery remedy(@PathVariable UUID id, @RequestBody RemedyDraft body) {
        remedies.record(id, body);
        return recoveries.view(id);
    }

    @PostMapping("/repayments/{id}/bounce")
    @Operation(summary = "Record that the bank took a repayment back")
    Repayment bounce(@PathVariable UUID id, @RequestBody RepaymentBounce body) {
        return desk.bounce(id, body.bouncedOn(), body.reason());
    }
}
