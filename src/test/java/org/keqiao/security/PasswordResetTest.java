package org.keqiao.security;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class PasswordResetTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "a quiet river at night";

    @Autowired
    ApplicationContext application;

    @Autowired
    Environment environment;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    PasswordResets resets;

    @Autowired
    SecretBox box;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String name = "f" + UUID.randomUUID().toString().substring(0, 12);
    private final String mail = name + "@keqiao.example";
    /** Its own, so that this test's requests do not use up another's. */
    private final String address = "198.51.100." + name.hashCode();

    private Api api;

    @BeforeEach
    void register() {
        api = Api.of(environment);
        ownAccount.register(NewAccount.ofApplicant(name, "Somebody", mail, null), PASSWORD);
    }

    private List<String> secrets() {
        return jdbc.sql("select secret from mail where address = ? and secret is not null order by created_at, id")
                .param(mail)
                .query(String.class)
                .list();
    }

    /** As the e-mail says it. */
    private String token() {
        await().until(() -> !secrets().isEmpty());
        return box.open(PasswordResets.TOKEN_PURPOSE, secrets().get(secrets().size() - 1));
    }

    private int finish(String token, String password) {
        return api.put("/password-resets", Map.of("token", token, "password", password))
                .status();
    }

    @Test
    void setsANewPasswordByALinkThatWaitsInTheOutbox() {
        resets.ask(name, address);
        String token = token();
        assertThat(jdbc.sql("select kind || ' ' || state || ' ' || link from mail where address = ?")
                        .param(mail)
                        .query(String.class)
                        .single())
                .isEqualTo("ACCOUNT WAITING reset-password/");

        assertThat(finish(token, NEW_PASSWORD)).isEqualTo(204);

        assertThat(api.basic(name, NEW_PASSWORD).post("/tokens", null).status()).isEqualTo(200);
        assertThat(api.basic(name, PASSWORD).post("/tokens", null).status()).isEqualTo(401);
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select text_key from mail where address = ? order by created_at, id")
                                        .param(mail)
                                        .query(String.class)
                                        .list())
                                .contains("notification.passwordWasReset"));
    }

    @Test
    void namesakesWhoComeLaterCrowdNobodyOut() {
        for (int i = 0; i < 11; i++) {
            Newcomers.of(application).account();
            transaction.executeWithoutResult(
                    status -> jdbc.sql("UPDATE account SET email = ?, username = '00' || username WHERE id ="
                                    + " (SELECT id FROM account ORDER BY created_at DESC LIMIT 1)")
                            .param(mail)
                            .update());
        }
        assertThat(application.getBean(Accounts.class).reachable(mail, Instant.now()))
                .hasSize(10)
                .first()
                .extracting(Account::username)
                .isEqualTo(name);
    }

    @Test
    void aLinkWorksOnce() {
        resets.ask(mail.toUpperCase(java.util.Locale.ROOT), address);
        String token = token();
        assertThat(finish(token, "short")).isEqualTo(422);
        assertThat(finish(token, NEW_PASSWORD)).isEqualTo(204);
        assertThat(finish(token, NEW_PASSWORD + "!")).isEqualTo(404);
    }

    @Test
    void aLinkIsOfNoUseLater() {
        resets.ask(name, address);
        String token = token();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update password_reset set asked_at = :asked, expires_at = :expired where digest = :digest")
                .param("asked", Timestamp.from(Instant.now().minus(Duration.ofMinutes(31))))
                .param("expired", Timestamp.from(Instant.now().minus(Duration.ofMinutes(1))))
                .param("digest", Digests.sha256(token))
                .update());

        assertThat(finish(token, NEW_PASSWORD)).isEqualTo(404);
    }

    @Test
    void aChangedPasswordVoidsTheLinksBefore() {
        resets.ask(name, address);
        String earlier = token();
        resets.ask(name, address);
        await().until(() -> secrets().size() == 2);
        String later = token();
        assertThat(finish(earlier, NEW_PASSWORD)).isEqualTo(204);

        assertThat(finish(later, PASSWORD)).isEqualTo(404);
    }

    @Test
    void endsSessionsAndTokensAndLiftsALockout() {
        Api before = api.as(name, PASSWORD);
        assertThat(before.get("/me").status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            api.basic(name, "wrong " + i).post("/tokens", null);
        }
        assertThat(api.basic(name, PASSWORD).post("/tokens", null).status()).isEqualTo(429);
        resets.ask(name, address);

        assertThat(finish(token(), NEW_PASSWORD)).isEqualTo(204);

        assertThat(before.get("/me").status()).isEqualTo(401);
        assertThat(api.basic(name, NEW_PASSWORD).post("/tokens", null).status()).isEqualTo(200);
        assertThat(jdbc.sql(
                                "select kind from security_event where username = ? and kind like 'PASSWORD_RESET%' order by id")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("PASSWORD_RESET_ASKED", "PASSWORD_RESET_BY_LINK");
    }

    @Test
    void tellsNobodyWhetherThereIsSuchAnAccount() {
        Api.Answer known = api.post("/password-resets", Map.of("account", name));
        Api.Answer unknown = api.post("/password-resets", Map.of("account", "nobody-" + UUID.randomUUID()));

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void sendsAnAccountThreeLinksAnHourAtMost() {
        for (int i = 0; i < 5; i++) {
            resets.ask(name, address);
        }
        String other = "g" + name;
        ownAccount.register(NewAccount.ofApplicant(other, "Somebody", other + "@keqiao.example", null), PASSWORD);
        resets.ask(other, address);

        await().until(() -> jdbc.sql("select count(*) from mail where address = ?")
                        .param(other + "@keqiao.example")
                        .query(Integer.class)
                        .single()
                == 1);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(secrets()).hasSizeLessThanOrEqualTo(3));
        await().untilAsserted(() -> assertThat(secrets()).hasSize(3));
    }

    @Test
    void anotherAddressVoidsTheLinkToTheOldOne() {
        resets.ask(name, address);
        String token = token();
        Api own = api.as(name, PASSWORD);
        Map<String, String> contact = Map.of("email", "new-" + mail, "current", PASSWORD);

        assertThat(own.put("/me/contact", Map.of("email", "new-" + mail, "current", "wrong"))
                        .status())
                .isEqualTo(422);
        assertThat(own.put("/me/contact", contact).status()).isEqualTo(204);

        assertThat(finish(token, NEW_PASSWORD)).isEqualTo(404);
    }

    @Test
    void anAddressAsksSoOftenAndNoMore() {
        String busy = "203.0.113." + name.hashCode();
        for (int i = 0; i < 10; i++) {
            resets.ask("nobody-" + i, busy);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> resets.ask("nobody-11", busy))
                .hasMessageContaining("TOO_MANY_TRIES");
    }

    @Test
    void thePageSetsThePassword() {
        resets.ask(name, address);
        String token = token();
        try (Screens screens = Screens.of(application, "person")) {
            UI.getCurrent().navigate("reset-password/" + token);
            _setValue(_get(PasswordField.class, spec -> spec.withCaption("新密码")), NEW_PASSWORD);
            _setValue(_get(PasswordField.class, spec -> spec.withCaption("再次输入新密码")), "something else");
            _click(_get(Button.class, spec -> spec.withText("设置密码")));
            assertThat(_get(PasswordField.class, spec -> spec.withCaption("再次输入新密码"))
                            .isInvalid())
                    .isTrue();

            _setValue(_get(PasswordField.class, spec -> spec.withCaption("再次输入新密码")), NEW_PASSWORD);
            _click(_get(Button.class, spec -> spec.withText("设置密码")));
            assertThat(_get(H1.class).getText()).isEqualTo("密码已设置");

            UI.getCurrent().navigate("reset-password/" + token);
            assertThat(_find(PasswordField.class)).isEmpty();
            assertThat(_find(Anchor.class, spec -> spec.withText("重新获取链接"))).hasSize(1);
        }
        assertThat(api.basic(name, NEW_PASSWORD).post("/tokens", null).status()).isEqualTo(200);
    }
}
