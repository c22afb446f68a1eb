package org.keqiao.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Enrolling and removing the second factor. */
@RestController
@RequestMapping("/api/v1")
@Access
class SecondFactorEndpoint {

    private final OwnSecondFactor own;
    private final SecondFactor secondFactor;
    private final CurrentActor current;

    SecondFactorEndpoint(OwnSecondFactor own, SecondFactor secondFactor, CurrentActor current) {
        this.own = own;
        this.secondFactor = secondFactor;
        this.current = current;
    }

    record SecondFactorProof(@Nullable String password, @Nullable String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    /** Needs the password again. */
    @PostMapping("/me/second-factor")
    SecondFactor.Enrolment enrol(@RequestBody SecondFactorProof body, HttpServletRequest request) {
        return own.enrol(current.require(), body.password(), request.getRemoteAddr());
    }

    @PutMapping("/me/second-factor")
    RecoveryCodes confirm(@RequestBody SecondFactorProof body, HttpServletRequest request) {
        return new RecoveryCodes(own.confirm(current.require(), body.code(), request.getRemoteAddr()));
    }

    /** Needs password and code. */
    @PostMapping("/me/second-factor/removal")
    ResponseEntity<Void> remove(@RequestBody SecondFactorProof body, HttpServletRequest request) {
        own.remove(current.require(), body.password(), body.code(), request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/accounts/{id}/second-factor")
    @Access(roles = Role.SECURITY_ADMIN)
    ResponseEntity<Void> removeFor(@PathVariable UUID id) {
        secondFactor.removeFor(current.require(), id);
        return ResponseEntity.noContent().build();
    }
}
