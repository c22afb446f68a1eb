package org.keqiao.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.keqiao.security.Sessions;
import org.keqiao.security.SignIn;
import org.keqiao.security.SignedIn;
import org.keqiao.shared.Refusal;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The first step of the sign-in page: name and password. */
@Component
class PasswordStep implements AuthenticationProvider, AuthenticationFailureHandler {

    private final SignIn signIn;
    private final Sessions sessions;

    PasswordStep(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** Not a failure in the end: the person goes on to the second step. */
    static class SecondStep extends AuthenticationException {

        private static final long serialVersionUID = 1L;
        private final SignedIn pending;

        SecondStep(SignedIn pending) {
            super("second factor needed");
            this.pending = pending;
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        SignIn.Result result = refusable(() -> signIn.tryPassword(
                String.valueOf(attempt.getName()), String.valueOf(attempt.getCredentials()), null, address));
        if (result instanceof SignIn.Result.SecondFactorNeeded needed) {
            throw new SecondStep(needed.principal());
        }
        if (result instanceof SignIn.Result.Welcome welcome) {
            return signedIn(welcome.principal());
        }
        throw new BadCredentialsException("wrong");
    }

    Authentication signedIn(SignedIn principal) {
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, sessions.authorities(principal.accountId()));
    }

    static SignIn.Result refusable(java.util.function.Supplier<SignIn.Result> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.TOO_MANY) {
                throw new LockedException(refusal.code());
            }
            throw refusal;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String target = "/login?error";
        if (failure instanceof SecondStep step) {
            request.getSession().setAttribute(SecondStepFilter.PENDING, step.pending);
            target = "/login/second-factor";
        } else if (failure instanceof LockedException) {
            target = "/login?locked";
        }
        response.sendRedirect(request.getContextPath() + target);
    }
}
