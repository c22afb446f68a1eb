package org.keqiao.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Browsers in which an account was signed in before, by a signed cookie: nobody elsewhere can keep these out by wrong
 * tries. The cookie signs nobody in. Why: docs/decisions/0062-nobody-locks-another-out.md.
 */
@Component
class KnownDevices {

    private static final String PURPOSE = "known-device";
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int NONCE = 16;
    private static final int NAME = 4;

    private final SecretBox box;
    private final boolean https;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(SecretBox box, @Value("${keqiao.public-url}") String publicUrl) {
        this.box = box;
        this.https = publicUrl.startsWith("https:");
    }

    /** What tells the browser of the present request from others of the account; empty for one that is not known. */
    Optional<String> of(UUID account) {
        return attributes().flatMap(now -> cookie(now.getRequest(), account)).map(value -> value.split("\\.", 2)[0]);
    }

    /** From now on the browser of the present request is known; programs, which keep no cookies, are left alone. */
    void remember(UUID account) {
        ServletRequestAttributes now = attributes().orElse(null);
        if (now == null
                || now.getResponse() == null
                || now.getRequest().getServletPath().startsWith("/api/")
                || cookie(now.getRequest(), account).isPresent()) {
            return;
        }
        byte[] bytes = new byte[NONCE];
        random.nextBytes(bytes);
        String nonce = text(bytes);
        now.getResponse()
                .addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(name(account), nonce + '.' + signature(account, nonce))
                                .path(now.getRequest().getContextPath() + "/")
                                .maxAge(LIFE)
                                .httpOnly(true)
                                .secure(https)
                                .sameSite("Lax")
                                .build()
                                .toString());
    }

    private Optional<String> cookie(HttpServletRequest request, UUID account) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        String name = name(account);
        for (Cookie cookie : request.getCookies()) {
            String[] parts = cookie.getValue().split("\\.", 2);
            if (cookie.getName().equals(name)
                    && parts.length == 2
                    && MessageDigest.isEqual(
                            signature(account, parts[0]).getBytes(StandardCharsets.UTF_8),
                            parts[1].getBytes(StandardCharsets.UTF_8))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** One cookie an account, so that people who share a machine are all known on it. */
    private String name(UUID account) {
        return "kq-device-" + HexFormat.of().formatHex(box.digest(PURPOSE + "-name", account.toString()), 0, NAME);
    }

    private String signature(UUID account, String nonce) {
        return text(box.digest(PURPOSE, account + ":" + nonce));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<ServletRequestAttributes> attributes() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? Optional.of(now)
                : Optional.empty();
    }
}
