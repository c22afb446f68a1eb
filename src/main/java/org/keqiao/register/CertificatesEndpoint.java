package org.keqiao.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.keqiao.register.CertificateVerification.Verified;
import org.keqiao.security.Access;
import org.keqiao.shared.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Certificates, verified by anybody who holds one. */
@RestController
@RequestMapping("/api/v1/certificates")
@Tag(name = "certificates")
class CertificatesEndpoint {

    private final CertificateVerification verification;

    CertificatesEndpoint(CertificateVerification verification) {
        this.verification = verification;
    }

    @Access(Access.Who.PUBLIC)
    @GetMapping("/{number}")
    @Operation(summary = "How a certificate stands; an unknown number and a wrong code answer alike")
    ResponseEntity<Verified> verify(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request) {
        Verified verified = verification.byCode(number, code, request.getRemoteAddr(), Problems.locale(request));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(verified);
    }
}
