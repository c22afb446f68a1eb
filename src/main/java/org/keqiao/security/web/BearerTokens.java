package org.keqiao.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.keqiao.security.ApiTokens;
import org.keqiao.security.Sessions;
import org.keqiao.security.SignedIn;
import org.keqiao.shared.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by its bearer token; a token that is no good is refused even where none is needed. */
class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Problems problems;

    BearerTokens(ApiTokens tokens, Sessions sessions, Problems problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> owner =
                tokens.owner(header.substring(SCHEME.length()).strip());
        if (owner.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(
                    request, response, problems.of(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", Problems.locale(request)));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                owner.get(), null, sessions.authorities(owner.get().accountId())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
