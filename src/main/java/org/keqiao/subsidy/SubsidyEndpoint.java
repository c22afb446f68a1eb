package org.keqiao.subsidy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "funding")
@Access
class SubsidyEndpoint {

    private final SubsidyReading reading;
    private final AuditCommissions commissions;

    SubsidyEndpoint(SubsidyReading reading, AuditCommissions commissions) {
        this.reading = reading;
        this.commissions = commissions;
    }

    @GetMapping("/api/v1/cases/{id}/subsidy")
    @Operation(summary = "Where an application stands with its money")
    SubsidyStanding subsidy(@PathVariable UUID id) {
        return reading.of(id);
    }

    @PostMapping("/api/v1/cases/{id}/audit-withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the audit from its firm")
    void withdraw(@PathVariable UUID id, @RequestBody Reason body) {
        commissions.withdraw(id, body.reason());
    }

    /** Why something is done. */
    @Schema(name = "AuditWithdrawal")
    record Reason(@Nullable String reason) {}
}
