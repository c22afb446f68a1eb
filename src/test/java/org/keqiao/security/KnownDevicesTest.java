package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.RealClock;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The cookie that says: this account was signed in here before. */
class KnownDevicesTest {

    private static final Instant TODAY = Instant.parse("2026-03-02T01:00:00Z");

    private final SecretBox box = new SecretBox(new byte[32]);
    private final UUID account = UUID.randomUUID();

    @AfterEach
    void forgetRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private KnownDevices after(int days) {
        Clock then = Clock.fixed(TODAY.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        return new KnownDevices(box, new RealClock(then), "https://keqiao.example");
    }

    /** A request of a browser with this cookie; what it gets set by a sign-in, null for nothing. */
    private Cookie signIn(Cookie cookie, int days, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServletPath(path);
        if (cookie != null) {
            request.setCookies(cookie);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        after(days).remember(account);
        return response.getCookies().length == 0 ? null : response.getCookies()[0];
    }

    private boolean known(Cookie cookie, int days) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookie);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return after(days).of(account).isPresent();
    }

    @Test
    void isForTheBrowserAlone() {
        Cookie cookie = signIn(null, 0, "/login");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(signIn(null, 0, "/api/v1/tokens"))
                .as("programs keep no cookies")
                .isNull();
    }

    @Test
    void lastsAsLongAsItSaysWhateverTheBrowserThinks() {
        Cookie cookie = signIn(null, 0, "/login");
        assertThat(known(cookie, 179)).isTrue();
        assertThat(known(cookie, 180)).isFalse();
        String[] parts = cookie.getValue().split("\\.");
        long later = Long.parseLong(parts[1]) + Duration.ofDays(400).toSeconds();
        Cookie stretched = new Cookie(cookie.getName(), parts[0] + '.' + later + '.' + parts[2]);
        assertThat(known(stretched, 1)).as("the day is signed").isFalse();
    }

    @Test
    void isMadeNewForWhoeverComesEachDay() {
        Cookie cookie = signIn(null, 0, "/login");
        assertThat(signIn(cookie, 10, "/login")).as("it lasts long enough").isNull();
        Cookie renewed = signIn(cookie, 100, "/login");
        assertThat(known(renewed, 270)).isTrue();
        assertThat(renewed.getValue().split("\\.")[0])
                .as("the same device")
                .isEqualTo(cookie.getValue().split("\\.")[0]);
    }
}
