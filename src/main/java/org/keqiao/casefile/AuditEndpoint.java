package org.keqiao.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's verification of the record over HTTP. */
@RestController
@RequestMapping("/api/v1/audit/checks")
@Tag(name = "audit")
@Access(roles = Role.AUDITOR)
class AuditEndpoint {

    private static final int MOST = 100;

    private final AuditChecks checks;

    AuditEndpoint(AuditChecks checks) {
        this.checks = checks;
    }

    @GetMapping
    @Operation(summary = "Verifications so far, newest first")
    List<AuditChecks.Check> latest() {
        return checks.latest(MOST);
    }

    @PostMapping
    @Operation(summary = "Verifies all chains of acts and the invariants now")
    AuditChecks.Check run() {
        return checks.run();
    }
}
