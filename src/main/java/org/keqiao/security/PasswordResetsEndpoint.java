package org.keqiao.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgotten passwords. The token travels in the body: paths end up in logs. */
@RestController
@RequestMapping("/api/v1/password-resets")
@Access(Access.Who.PUBLIC)
class PasswordResetsEndpoint {

    private final PasswordResets resets;

    PasswordResetsEndpoint(PasswordResets resets) {
        this.resets = resets;
    }

    /**
     * @param account sign-in name or e-mail address
     */
    record Forgotten(@Nullable String account) {}

    record NewPassword(@Nullable String token, @Nullable String password) {}

    /** The same answer whether or not there is such an account. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@RequestBody Forgotten body, HttpServletRequest request) {
        resets.ask(body.account() == null ? "" : body.account(), request.getRemoteAddr());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void finish(@RequestBody NewPassword body, HttpServletRequest request) {
        resets.finish(
                body.token() == null ? "" : body.token(),
                body.password() == null ? "" : body.password(),
                request.getRemoteAddr());
    }
}
