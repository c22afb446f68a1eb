package org.keqiao.security.web;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keqiao.shared.DemoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The address by which the public reaches this installation. Every certificate holds it for good, so a wrong one is told
 * early: at the start and on the health page. Over https the session's cookie goes nowhere else, whatever stands between
 * the browser and this server.
 */
@Component("publicAddressHealthIndicator")
class PublicAddress implements ServletContextInitializer, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(PublicAddress.class);
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final String url;
    private final boolean demo;

    PublicAddress(@Value("${keqiao.public-url}") String url, DemoMode demo) {
        this.url = url;
        this.demo = demo.active();
    }

    @Override
    public void onStartup(ServletContext context) {
        if ("https".equals(part(URI::getScheme))) {
            context.getSessionCookieConfig().setSecure(true);
        }
        problem().ifPresent(problem -> log.warn("KEQIAO_PUBLIC_URL is {}: {}", url, problem));
    }

    /** Cases can be worked with a wrong address: the answer stays UP, and its details say what is wrong. */
    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("address", url);
        problem().ifPresent(problem -> health.withDetail("problem", problem));
        return health.build();
    }

    /** What would be wrong with real certificates and real sessions; nothing is real on a demonstration. */
    private Optional<String> problem() {
        if (demo) {
            return Optional.empty();
        }
        String host = part(URI::getHost);
        if (host == null || OF_THIS_MACHINE.contains(host)) {
            return Optional.of("certificates issued now lead nobody to their verification, for good");
        }
        return "https".equals(part(URI::getScheme))
                ? Optional.empty()
                : Optional.of("sign-ins travel unencrypted unless it begins with https");
    }

    @Nullable
    private String part(Function<URI, String> part) {
        try {
            String value = part.apply(URI.create(url));
            return value == null ? null : value.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
