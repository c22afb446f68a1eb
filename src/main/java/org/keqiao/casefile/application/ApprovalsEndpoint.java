package org.keqiao.casefile.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An organisation's internal approval; approving is submitting. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "cases")
@Access
class ApprovalsEndpoint {

    private final InternalApprovals approvals;

    ApprovalsEndpoint(InternalApprovals approvals) {
        this.approvals = approvals;
    }

    record Note(@Nullable String note) {}

    record Reason(@Nullable String reason) {}

    @GetMapping("/approvals")
    @Operation(summary = "What waits for the caller's internal approval, oldest first")
    CursorPage<ApprovalItem> queue(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return approvals.queue(cursor, Cursor.limit(limit));
    }

    @GetMapping("/cases/{id}/approval")
    @Operation(summary = "How the application stands with the organisation's internal approval")
    ApprovalState state(@PathVariable UUID id) {
        return approvals.state(id);
    }

    @PostMapping("/cases/{id}/approval")
    @Operation(summary = "Lays a complete application before the organisation's approvers")
    ApprovalState request(@PathVariable UUID id, @RequestBody(required = false) @Nullable Note body) {
        approvals.request(id, body == null ? null : body.note());
        return approvals.state(id);
    }

    @DeleteMapping("/cases/{id}/approval")
    @Operation(summary = "Takes it back, to change it")
    ApprovalState takeBack(@PathVariable UUID id) {
        approvals.takeBack(id);
        return approvals.state(id);
    }

    @PostMapping("/cases/{id}/approval/return")
    @Operation(summary = "Sends it back to those who prepared it")
    ApprovalState sendBack(@PathVariable UUID id, @RequestBody Reason body) {
        approvals.sendBack(id, body.reason());
        return approvals.state(id);
    }
}
