package org.keqiao.subsidy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
    private final RedLetters redLetters;

    SubsidyEndpoint(SubsidyReading reading, AuditCommissions commissions, RedLetters redLetters) {
        this.reading = reading;
        this.commissions = commissions;
        this.redLetters = redLetters;
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

    @GetMapping("/api/v1/cases/{id}/red-letters")
    @Operation(summary = "Red-letter invoices that became known after the award")
    List<RedLetter> redLetters(@PathVariable UUID id) {
        return redLetters.of(id);
    }

    @PostMapping("/api/v1/cases/{id}/red-letters")
    @Operation(summary = "An invoice that money was awarded on was cancelled")
    RedLetter record(@PathVariable UUID id, @RequestBody RedLetterDraft body) {
        return redLetters.record(id, body);
    }

    @PostMapping("/api/v1/cases/{id}/red-letters/{entry}/error")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A red-letter invoice was entered in error")
    void takeBack(@PathVariable UUID id, @PathVariable UUID entry, @RequestBody Wrong body) {
        redLetters.takeBack(id, entry, body.reason());
    }

    /** What is wrong with an entry. */
    @Schema(name = "RedLetterError")
    record Wrong(@Nullable String reason) {}

    /** Why something is done. */
    @Schema(name = "AuditWithdrawal")
    record Reason(@Nullable String reason) {}
}
