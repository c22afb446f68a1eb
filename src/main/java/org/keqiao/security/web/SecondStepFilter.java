package org.keqiao.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.keqiao.security.SignIn;
import org.keqiao.security.SignedIn;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;

/**
 * The second step: a one-time or recovery code. Until it is right the session carries no sign-in, only the note of who
 * got through the first step.
 */
class SecondStepFilter extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/login/second-factor";
    static final String PENDING = SecondStepFilter.class.getName() + ".pending";

    private final SignIn signIn;
    private final PasswordStep first;

    SecondStepFilter(SignIn signIn, PasswordStep first) {
        super(new AntPathRequestMatcher(PATH, HttpMethod.POST.name()));
        this.signIn = signIn;
        this.first = first;
        setAuthenticationManager(authentication -> authentication);
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setAuthenticationFailureHandler(SecondStepFilter::failed);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        String code = request.getParameter("code");
        if (session == null || !(session.getAttribute(PENDING) instanceof SignedIn pending)) {
            throw new InsufficientAuthenticationException("no first step");
        }
        SignIn.Result result = PasswordStep.refusable(
                () -> signIn.trySecondFactor(pending, code == null ? "" : code, request.getRemoteAddr()));
        if (result instanceof SignIn.Result.Welcome welcome) {
            session.removeAttribute(PENDING);
            return first.signedIn(welcome.principal());
        }
        throw new BadCredentialsException("wrong code");
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String target = PATH + "?error";
        if (failure instanceof InsufficientAuthenticationException) {
            target = "/login";
        } else if (failure instanceof LockedException) {
            target = "/login?locked";
        }
        response.sendRedirect(request.getContextPath() + target);
    }
}
