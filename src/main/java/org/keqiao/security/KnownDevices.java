package org.keqiao.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.RealClock;
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
    /** With less left, a sign-in makes it new: who is here each day never becomes a stranger. */
    private static final Duration RENEWED = LIFE.dividedBy(2);

    private static final int NONCE = 16;
    private static final int NAME = 4;

    private final SecretBox box;
    private final RealClock clock;
    private final boolean https;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(SecretBox box, RealClock clock, @Value("${keqiao.public-url}") String publicUrl) {
        this.box = box;
        this.clock = clock;
        this.https = publicUrl.startsWith("https:");
    }

    /** What tells the browser of the present request from others of the account; empty for one that is not known. */
    Optional<String> of(UUID account) {
        return attributes().flatMap(now -> cookie(now.getRequest(), account)).map(Known::nonce);
    }

    /** From now on the browser of the present request is known; programs, which keep no cookies, are left alone. */
    void remember(UUID account) {
        ServletRequestAttributes now = attributes().orElse(null);
        if (now == null
                || now.getResponse() == null
                || now.getRequest().getServletPath().startsWith("/api/")) {
            return;
        }
        Instant today = clock.instant();
        Optional<Known> before = cookie(now.getRequest(), account);
        if (before.filter(known -> known.until().isAfter(today.plus(RENEWED))).isPresent()) {
            return;
        }
        String nonce = before.map(Known::nonce).orElseGet(this::nonce);
        long until = today.plus(LIFE).getEpochSecond();
        now.getResponse()
                .addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(name(account), nonce + '.' + until + '.' + signature(account, nonce, until))
                                .path(now.getRequest().getContextPath() + "/")
                                .maxAge(LIFE)
                                .httpOnly(true)
                                .secure(https)
                                .sameSite("Lax")
                                .build()
                                .toString());
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE];
        random.nextBytes(bytes);
        return text(bytes);
    }

    /** What a cookie of ours says. */
    private record Known(String nonce, Instant until) {}

    private Optional<Known> cookie(HttpServletRequest request, UUID account) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        String name = name(account);
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                Optional<Known> known = read(account, cookie.getValue());
                if (known.isPresent()) {
                    return known;
                }
            }
        }
        return Optional.empty();
    }

    /** The day is signed with the rest: how long a cookie lasts is not the browser's word. */
    private Optional<Known> read(UUID account, String value) {
        String[] parts = value.split("\\.", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long until = Long.parseLong(parts[1]);
        boolean ours = MessageDigest.isEqual(
                signature(account, parts[0], until).getBytes(StandardCharsets.UTF_8),
                parts[2].getBytes(StandardCharsets.UTF_8));
        Known known = new Known(parts[0], Instant.ofEpochSecond(until));
        return ours && known.until().isAfter(clock.instant()) ? Optional.of(known) : Optional.empty();
    }

    /** One cookie an account, so that people who share a machine are all known on it. */
    private String name(UUID account) {
        return "kq-device-" + HexFormat.of().formatHex(box.digest(PURPOSE + "-name", account.toString()), 0, NAME);
    }

    private String signature(UUID account, String nonce, long until) {
        return text(box.digest(PURPOSE, account + ":" + nonce + ":" + until));
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
