package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds no more than a token gets neither rid of a second factor nor an own one in. */
@KeqiaoTest
class OwnSecondFactorTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Environment environment;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    JdbcClient jdbc;

    private final String name = "s" + UUID.randomUUID().toString().substring(0, 12);
    private Api me;

    @BeforeEach
    void register() {
        ownAccount.register(NewAccount.ofApplicant(name, "Somebody", null, null), PASSWORD);
        me = Api.of(environment).as(name, PASSWORD);
    }

    @Test
    void needsThePasswordAgain() throws Exception {
        Api.Answer without = me.post("/me/second-factor", Map.of());
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().at("/errors/0/field").asText()).isEqualTo("password");

        String secret = enrol();
        Api.Answer removal = me.post("/me/second-factor/removal", Map.of("code", code(secret, 1)));
        assertThat(removal.json().at("/errors/0/field").asText()).isEqualTo("password");
        assertThat(me.post("/me/second-factor/removal", Map.of("password", PASSWORD, "code", code(secret, 1)))
                        .status())
                .isEqualTo(204);
        assertThat(me.get("/me").json().path("secondFactor").asBoolean()).isFalse();
    }

    @Test
    void locksAfterFiveWrongCodesAndLogsThem() throws Exception {
        enrol();
        for (int i = 0; i < 5; i++) {
            assertThat(remove("00000" + i).status()).isEqualTo(422);
        }

        assertThat(remove("000009").code()).isEqualTo("SIGN_IN_LOCKED");
        assertThat(jdbc.sql("SELECT count(*) FROM security_event WHERE username = ? AND kind = 'SECOND_FACTOR_FAILED'")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private Api.Answer remove(String code) {
        return me.post("/me/second-factor/removal", Map.of("password", PASSWORD, "code", code));
    }

    private String enrol() throws Exception {
        String secret = me.post("/me/second-factor", Map.of("password", PASSWORD))
                .json()
                .path("secret")
                .asText();
        Api.Answer confirmed = me.put("/me/second-factor", Map.of("code", code(secret, 0)));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        return secret;
    }

    private static String code(String secret, int stepsLater) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
                        Instant.now().plusSeconds(30L * stepsLater));
    }
}
