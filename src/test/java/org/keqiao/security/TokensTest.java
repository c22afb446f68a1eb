package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class TokensTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Environment environment;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.of(environment);
    }

    private String newAccount() {
        String name = "t" + UUID.randomUUID().toString().substring(0, 12);
        ownAccount.register(NewAccount.ofApplicant(name, "Somebody", null, null), PASSWORD);
        return name;
    }

    @Test
    void givesATokenForNameAndPassword() {
        Api.Answer answer = api.basic("officer", "demo").post("/tokens", null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("token").asText()).hasSizeGreaterThan(40);
        assertThat(Instant.parse(answer.json().get("expiresAt").asText())).isAfter(Instant.now());
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void tellsWhoIAm() {
        Api.Answer me = api.as("registrar").get("/me");

        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().get("username").asText()).isEqualTo("registrar");
        assertThat(me.json().get("roles").get(0).asText()).isEqualTo("REGISTRAR");
        assertThat(me.json().get("station").asText()).isEqualTo("35050001");
    }

    @Test
    void answersAProblemToStrangers() {
        Api.Answer answer = api.get("/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(answer.json().get("detail").asText()).contains("登录");
        assertThat(api.with("Accept-Language", "en")
                        .get("/me")
                        .json()
                        .get("detail")
                        .asText())
                .isEqualTo("Please sign in first.");
    }

    @Test
    void refusesAnInventedToken() {
        assertThat(api.with("Authorization", "Bearer kq_nonsense").get("/me").status())
                .isEqualTo(401);
    }

    @Test
    void doesNotTakeThePasswordInPlaceOfAToken() {
        assertThat(api.basic("officer", "demo").get("/me").status()).isEqualTo(401);
    }

    @Test
    void forgetsATokenThatExpired() {
        String name = newAccount();
        Api me = api.as(name, PASSWORD);
        assertThat(me.get("/me").status()).isEqualTo(200);

        transaction.executeWithoutResult(status -> jdbc.sql("UPDATE api_token SET expires_at = ? WHERE account ="
                        + " (SELECT id FROM account WHERE username = ?)")
                .params(Timestamp.from(Instant.now().minusSeconds(1)), name)
                .update());

        assertThat(me.get("/me").status()).isEqualTo(401);
    }

    @Test
    void forgetsATokenThatIsRevoked() {
        Api me = api.as(newAccount(), PASSWORD);
        String id = me.get("/tokens").json().get(0).get("id").asText();

        assertThat(api.as("officer").delete("/tokens/" + id).status()).isEqualTo(404);
        assertThat(me.delete("/tokens/" + id).status()).isEqualTo(204);
        assertThat(me.get("/me").status()).isEqualTo(401);
    }

    @Test
    void endsTokensWithThePassword() {
        String name = newAccount();
        Api me = api.as(name, PASSWORD);

        Api.Answer wrong = me.put("/me/password", Map.of("current", "not it at all", "password", "another long one"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("current");
        Api.Answer weak = me.put("/me/password", Map.of("current", PASSWORD, "password", "1234567890"));
        assertThat(weak.json().at("/errors/0/code").asText()).isEqualTo("passwordTooCommon");
        Api.Answer changed = me.put("/me/password", Map.of("current", PASSWORD, "password", "another long one"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(204);

        assertThat(me.get("/me").status()).isEqualTo(401);
        assertThat(api.basic(name, PASSWORD).post("/tokens", null).status()).isEqualTo(401);
        assertThat(api.basic(name, "another long one").post("/tokens", null).status())
                .isEqualTo(200);
    }

    @Test
    void locksANameAfterFiveTriesWhetherItExistsOrNot() {
        String known = newAccount();
        String unknown = "nobody" + UUID.randomUUID().toString().substring(0, 8);
        for (String name : new String[] {known, unknown}) {
            for (int i = 0; i < 5; i++) {
                Api.Answer wrong = api.basic(name, "wrong " + i).post("/tokens", null);
                assertThat(wrong.status()).isEqualTo(401);
                assertThat(wrong.code()).isEqualTo("WRONG_SIGN_IN");
            }
            Api.Answer locked = api.basic(name, PASSWORD).post("/tokens", null);
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.code()).isEqualTo("SIGN_IN_LOCKED");
        }
        // Never for good: once the time is over the right password works again.
        transaction.executeWithoutResult(
                status -> jdbc.sql("UPDATE sign_in_failure SET locked_until = locked_until - interval '2 minutes'"
                                + " WHERE username = ?")
                        .param(known)
                        .update());
        assertThat(api.basic(known, PASSWORD).post("/tokens", null).status()).isEqualTo(200);
    }

    @Test
    void keepsHealthPublicAndMetricsForTheSystemAdministrator() {
        assertThat(api.get("//actuator/health").status()).isEqualTo(200);
        assertThat(api.get("//actuator/prometheus").status()).isEqualTo(401);
        assertThat(api.as("officer").get("//actuator/prometheus").status()).isEqualTo(403);
        assertThat(api.as("sysadmin").get("//actuator/prometheus").body()).contains("hikaricp_connections_max");
    }

    @Test
    void sendsTheSecurityHeaders() {
        Api.Answer answer = api.get("/me");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        Api.Answer page = api.get("//login");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }
}
