package org.keqiao.security;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
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

    private final SecondFactor secondFactor;
    private final CurrentActor current;

    SecondFactorEndpoint(SecondFactor secondFactor, CurrentActor current) {
        this.secondFactor = secondFactor;
        this.current = current;
    }

    record Code(String code) {

        Code {
            code = code == null ? "" : code;
        }
    }

    record RecoveryCodes(List<String> recoveryCodes) {}

    @PostMapping("/me/second-factor")
    SecondFactor.Enrolment enrol() {
        return secondFactor.enrol(current.require());
    }

    @PutMapping("/me/second-factor")
    RecoveryCodes confirm(@RequestBody Code body) {
        return new RecoveryCodes(secondFactor.confirm(current.require(), body.code()));
    }

    @PostMapping("/me/second-factor/removal")
    ResponseEntity<Void> remove(@RequestBody Code body) {
        secondFactor.remove(current.require(), body.code());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/accounts/{id}/second-factor")
    @Access(roles = Role.SECURITY_ADMIN)
    ResponseEntity<Void> removeFor(@PathVariable UUID id) {
        secondFactor.removeFor(current.require(), id);
        return ResponseEntity.noContent().build();
    }
}
