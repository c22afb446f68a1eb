package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Wrong tries lock out whoever makes them, and nobody else. */
@KeqiaoTest
class SignInSourcesTest {

    private static final String RIGHT = "demo";
    private static final String OFFICE = "203.0.113.7";

    @Autowired
    SignIn signIn;

    @Autowired
    SecurityLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    private Newcomers newcomers;
    private String name;

    @BeforeEach
    void somebody() {
        newcomers = Newcomers.of(context);
        name = newcomers.account();
    }

    @AfterEach
    void forgetRequest() {
        RequestContextHolder.resetRequestAttributes();
        transaction.executeWithoutResult(status -> jdbc.sql("DELETE FROM address_limit WHERE purpose = 'sign-in'"
                        + " AND (address LIKE '198.51.%' OR address LIKE '203.0.%' OR address LIKE '2001:%')")
                .update());
    }

    @Test
    void wrongTriesFromElsewhereDoNotLockTheOwnerOut() {
        for (int i = 0; i < 5; i++) {
            wrong("198.51.100.1");
        }
        refused("198.51.100.1", "SIGN_IN_LOCKED");
        assertThat(right(OFFICE)).as("from an address nobody failed at").isTrue();
    }

    /** Whoever knows the password may race it against guessed codes: each five wrong ones lock the source all the same. */
    @Test
    void rightPasswordsInBetweenUnlockNothing(@Autowired SignInFailures failures) {
        SignInFailures.Try attempt = new SignInFailures.Try(name, "address:198.51.100.77", true);
        for (int i = 0; i < 4; i++) {
            assertThat(failures.admit(attempt)).as("password " + i).isEqualTo(SignInFailures.Admission.ADMITTED);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(failures.admit(attempt)).as("code " + i).isEqualTo(SignInFailures.Admission.ADMITTED);
            failures.giveBack(attempt);
        }
        assertThat(failures.admit(attempt)).as("the fifth wrong code").isEqualTo(SignInFailures.Admission.ADMITTED);
        assertThat(failures.admit(attempt)).isEqualTo(SignInFailures.Admission.LOCKED);
    }

    @Test
    void manyStrangersTakeTurnsWhileKnownAddressesAndDevicesGoOn() {
        assertThat(right(OFFICE)).isTrue();
        String cookie = signInWithBrowser("203.0.113.8");
        for (int i = 0; i < SignInFailures.STRANGERS_TRIES; i++) {
            wrong("198.51.100." + (10 + i));
        }

        refused("198.51.100.200", "SIGN_IN_SLOWED");
        assertThat(right(OFFICE)).as("a known address").isTrue();
        browser(cookie);
        assertThat(right("198.51.100.201"))
                .as("a known device at a new address")
                .isTrue();
        browser(null);
        assertThat(log.list(newcomers.actor("secadmin"), name, SecurityLog.Kind.SIGN_IN_ATTACKED, null, 10)
                        .items())
                .hasSize(1);
        assertThat(log.attacks(newcomers.actor("secadmin"))).isPositive();
        assertThat(log.attacks(newcomers.actor("clerk"))).isZero();

        transaction.executeWithoutResult(status -> jdbc.sql(
                        "UPDATE sign_in_failure SET last_at = last_at - interval '2 minutes' WHERE username = ?")
                .param(name)
                .update());
        assertThat(right("198.51.100.202")).as("its turn").isTrue();
    }

    @Test
    void aKnownDeviceIsNotHeldByItsNeighbours() {
        String cookie = signInWithBrowser(OFFICE);
        browser(null);
        for (int i = 0; i < 5; i++) {
            wrong(OFFICE);
        }
        refused(OFFICE, "SIGN_IN_LOCKED");
        browser(cookie);
        assertThat(right(OFFICE)).isTrue();

        String other = newcomers.account();
        browser(cookie);
        for (int i = 0; i < 5; i++) {
            signIn.tryPassword(other, "wrong " + i, null, "198.51.100.77");
        }
        assertThatThrownBy(() -> signIn.tryPassword(other, RIGHT, null, "198.51.100.77"))
                .as("the cookie is this account's alone")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void oneLineOfIpVersionSixIsOneSource() {
        for (int i = 0; i < 5; i++) {
            wrong("2001:db8:1:2::" + i);
        }
        refused("2001:db8:1:2:ffff::9", "SIGN_IN_LOCKED");
        assertThat(right("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void namesThatDoNotExistAreHeldAlike() {
        name = "nobody" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < SignInFailures.STRANGERS_TRIES; i++) {
            wrong("198.51.100." + (10 + i));
        }
        refused("198.51.100.200", "SIGN_IN_SLOWED");
    }

    private void wrong(String address) {
        assertThat(signIn.tryPassword(name, "wrong", null, address)).isInstanceOf(SignIn.Result.Wrong.class);
    }

    private boolean right(String address) {
        return signIn.tryPassword(name, RIGHT, null, address) instanceof SignIn.Result.Welcome;
    }

    private void refused(String address, String code) {
        assertThatThrownBy(() -> signIn.tryPassword(name, RIGHT, null, address))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
                    assertThat(refusal.code()).isEqualTo(code);
                });
    }

    /** What the browser keeps afterwards, {@code name=value}. */
    private String signInWithBrowser(String address) {
        MockHttpServletResponse response = browser(null);
        assertThat(right(address)).isTrue();
        String cookie = response.getHeader("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static MockHttpServletResponse browser(String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
        request.setServletPath("/login");
        if (cookie != null) {
            String[] parts = cookie.split("=", 2);
            request.setCookies(new Cookie(parts[0], parts[1]));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        return response;
    }
}
