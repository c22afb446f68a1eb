package org.keqiao.security;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Problems;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens for programs, and the one other thing that a password alone is good for: changing it. */
@RestController
@RequestMapping("/api/v1")
@Access
class TokensEndpoint {

    private static final String SCHEME = "Basic ";

    private final SignIn signIn;
    private final ApiTokens tokens;
    private final OwnAccount ownAccount;
    private final AccountDirectory directory;
    private final CurrentActor current;
    private final Problems problems;

    TokensEndpoint(
            SignIn signIn,
            ApiTokens tokens,
            OwnAccount ownAccount,
            AccountDirectory directory,
            CurrentActor current,
            Problems problems) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.ownAccount = ownAccount;
        this.directory = directory;
        this.current = current;
        this.problems = problems;
    }

    @Schema(name = "PasswordChange")
    record NewPassword(String current, String password) {}

    private record Basic(String username, String password) {}

    @PostMapping("/tokens")
    @Access(Access.Who.PUBLIC)
    ResponseEntity<?> issue(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "X-OTP", required = false) @Nullable String code,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
            HttpServletRequest request) {
        Basic basic = basic(authorization);
        if (basic == null) {
            return unauthorised(request, "NOT_SIGNED_IN");
        }
        SignIn.Result result = signIn.tryPassword(basic.username(), basic.password(), code, request.getRemoteAddr());
        if (result instanceof SignIn.Result.SecondFactorNeeded) {
            return unauthorised(request, "SECOND_FACTOR_NEEDED");
        }
        if (!(result instanceof SignIn.Result.Welcome welcome)) {
            return unauthorised(request, "WRONG_SIGN_IN");
        }
        if (welcome.mustChangePassword()) {
            throw Refusal.forbidden("PASSWORD_CHANGE_NEEDED");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(tokens.issue(welcome.principal(), request.getRemoteAddr(), agent));
    }

    @GetMapping("/tokens")
    List<ApiTokens.TokenView> list() {
        return tokens.list(current.require());
    }

    @DeleteMapping("/tokens/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        tokens.revoke(current.require(), id);
        return ResponseEntity.noContent().build();
    }

    /** With a bearer token, or with Basic where the password must be changed before there can be a token. */
    @PutMapping("/me/password")
    @Access(Access.Who.PUBLIC)
    ResponseEntity<?> changePassword(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "X-OTP", required = false) @Nullable String code,
            @RequestBody NewPassword body,
            HttpServletRequest request) {
        Actor actor = current.find().orElse(null);
        if (actor == null) {
            Basic basic = basic(authorization);
            SignIn.Result result = basic == null
                    ? new SignIn.Result.Wrong()
                    : signIn.tryPassword(basic.username(), basic.password(), code, request.getRemoteAddr());
            if (!(result instanceof SignIn.Result.Welcome welcome)) {
                return unauthorised(request, "NOT_SIGNED_IN");
            }
            actor = directory.actor(welcome.principal().accountId());
        }
        ownAccount.changePassword(
                actor,
                body.current() == null ? "" : body.current(),
                body.password() == null ? "" : body.password(),
                request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ProblemDetail> unauthorised(HttpServletRequest request, String code) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"keqiao\", charset=\"UTF-8\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.UNAUTHORIZED, code, Problems.locale(request)));
    }

    @Nullable
    private static Basic basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new Basic(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
