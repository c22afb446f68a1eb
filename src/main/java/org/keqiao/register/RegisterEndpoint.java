package org.keqiao.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register over HTTP, for officers: within their offices, nothing for everybody else. */
@RestController
@RequestMapping("/api/v1/register")
@Tag(name = "certificates")
@Access
class RegisterEndpoint {

    private final RegisterReading register;

    RegisterEndpoint(RegisterReading register) {
        this.register = register;
    }

    @GetMapping
    @Operation(summary = "Certificates in the caller's scope, newest first")
    CursorPage<CertificateSummary> list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable Certificate.State state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (year != null && (year < 1900 || year > 2999)) {
            throw Refusal.invalid(List.of(FieldError.of("year", "range", "1900", "2999")));
        }
        return register.list(new RegisterQuery(year, station, category, state, q), cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One certificate, with its case and its letter")
    Certificate view(@PathVariable UUID id) {
        return register.require(id);
    }
}
