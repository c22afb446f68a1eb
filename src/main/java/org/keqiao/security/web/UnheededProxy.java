package org.keqiao.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells, at the first request and on the health page, that requests come through a proxy whose word is not heeded: all
 * visitors share its address then, and ten wrong tries of anybody lock everybody out.
 */
@Component("forwardingHealthIndicator")
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnheededProxy extends OncePerRequestFilter implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(UnheededProxy.class);
    private static final String PROBLEM =
            "requests carry X-Forwarded-For, which is not heeded: set KEQIAO_FORWARD_HEADERS=framework behind a proxy,"
                    + " or all its visitors count as one address";

    private final boolean heeded;
    private final AtomicBoolean met = new AtomicBoolean();

    UnheededProxy(@Value("${server.forward-headers-strategy:none}") String strategy) {
        this.heeded = !"none".equalsIgnoreCase(strategy);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!heeded && request.getHeader("X-Forwarded-For") != null && met.compareAndSet(false, true)) {
            log.warn("From {}: {}", request.getRemoteAddr(), PROBLEM);
        }
        chain.doFilter(request, response);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("heeded", heeded);
        return (met.get() ? health.withDetail("problem", PROBLEM) : health).build();
    }
}
