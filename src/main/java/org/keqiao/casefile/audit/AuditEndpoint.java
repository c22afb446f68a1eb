package org.keqiao.casefile.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's verification of the record over HTTP. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
@Access(roles = Role.AUDITOR)
class AuditEndpoint {

    private static final int MOST = 100;

    private final AuditChecks checks;
    private final AuditRecords records;

    AuditEndpoint(AuditChecks checks, AuditRecords records) {
        this.checks = checks;
        this.records = records;
    }

    @GetMapping("/checks")
    @Operation(summary = "Verifications so far, newest first")
    List<AuditChecks.Check> latest() {
        return checks.latest(MOST);
    }

    @PostMapping("/checks")
    @Operation(summary = "Verifies all chains of acts and the invariants now")
    AuditChecks.Check run() {
        return checks.run();
    }

    @GetMapping("/cases/{number}")
    @Operation(summary = "The acts of a case, their chain verified now")
    AuditRecords.CaseRecord record(@PathVariable String number) {
        return records.of(CaseNumber.parse(number).orElseThrow(Refusal::notFound));
    }
}
