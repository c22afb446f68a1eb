package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class SeparatedAdministratorsTest {

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Accounts accounts;

    private Api system;
    private Api security;

    @BeforeEach
    void connect() {
        system = Api.of(environment).as("sysadmin");
        security = Api.of(environment).as("secadmin");
    }

    private record Made(String id, String name, String password) {}

    private Made make() {
        String name = "a" + UUID.randomUUID().toString().substring(0, 12);
        Api.Answer made = system.post("/accounts", Map.of("username", name, "displayName", "New", "cityWindow", false));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Made(
                made.json().get("id").asText(),
                name,
                made.json().get("oneTimePassword").asText());
    }

    @Test
    void theSystemAdministratorMakesAccountsButGrantsNothing() {
        Made made = make();

        assertThat(system.put("/accounts/" + made.id() + "/roles/REGISTRAR", null)
                        .status())
                .isEqualTo(403);
        assertThat(security.post("/accounts", Map.of("username", "x1234", "displayName", "X", "cityWindow", false))
                        .status())
                .isEqualTo(403);
        assertThat(security.put("/accounts/" + made.id() + "/roles/REGISTRAR", null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aOneTimePasswordOpensNothingBeforeItIsChanged() {
        Made made = make();
        Api person = Api.of(environment).basic(made.name(), made.password());

        assertThat(person.post("/tokens", null).code()).isEqualTo("PASSWORD_CHANGE_NEEDED");
        Api.Answer changed =
                person.put("/me/password", Map.of("current", made.password(), "password", "my own long phrase"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertThat(Api.of(environment)
                        .as(made.name(), "my own long phrase")
                        .get("/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyGrantsThemselves() {
        String own = security.get("/me").json().get("id").asText();
        Api.Answer answer = security.put("/accounts/" + own + "/roles/AUDITOR", null);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("NOT_YOUR_OWN_ACCOUNT");
    }

    @Test
    void administratorsHoldNoCaseRolesAndEachOnlyOne() {
        Made made = make();
        String roles = "/accounts/" + made.id() + "/roles/";
        assertThat(security.put(roles + "AUDITOR", null).status()).isEqualTo(204);
        assertThat(security.put(roles + "REGISTRAR", null).code()).isEqualTo("ROLES_DO_NOT_MEET");
        assertThat(security.put(roles + "SYSTEM_ADMIN", null).code()).isEqualTo("ROLES_DO_NOT_MEET");
        assertThat(security.put(roles + "FLOW_DESIGNER", null).code()).isEqualTo("ROLES_DO_NOT_MEET");
        assertThat(security.delete(roles + "AUDITOR").status()).isEqualTo(204);
        assertThat(security.put(roles + "REGISTRAR", null).status()).isEqualTo(204);
    }

    @Test
    void theDatabaseItselfKeepsTheFamiliesApart() {
        Made made = make();
        security.put("/accounts/" + made.id() + "/roles/AUDITOR", null);

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("INSERT INTO account_role (account, family, role, granted_at)"
                                        + " VALUES (?, 'CASE', 'REGISTRAR', now())")
                                .param(UUID.fromString(made.id()))
                                .update()))
                .hasMessageContaining("violates foreign key");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("INSERT INTO account_role (account, family, role, granted_at)"
                                        + " VALUES (?, 'ADMIN', 'REGISTRAR', now())")
                                .param(UUID.fromString(made.id()))
                                .update()))
                .hasMessageContaining("check constraint");
    }

    @Test
    void aGrantEndsTheSessionsAndStandsInTheLog() {
        Made made = make();
        Api person = Api.of(environment).basic(made.name(), made.password());
        person.put("/me/password", Map.of("current", made.password(), "password", "my own long phrase"));
        Api signedIn = Api.of(environment).as(made.name(), "my own long phrase");
        assertThat(signedIn.get("/me").status()).isEqualTo(200);

        security.put("/accounts/" + made.id() + "/roles/TAX_VIEWER", null);

        assertThat(signedIn.get("/me").status()).isEqualTo(401);
        Api.Answer log =
                Api.of(environment).as("auditor").get("/security-events?kind=ROLE_GRANTED&username=" + made.name());
        assertThat(log.json().at("/items/0/detail").asText()).isEqualTo("TAX_VIEWER");
        assertThat(log.json().at("/items/0/actor").asText()).isNotEmpty();
        assertThat(system.get("/security-events").status()).isEqualTo(403);
    }

    @Test
    void theLogCannotBeEdited() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("DELETE FROM security_event").update()))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                        jdbc.sql("UPDATE security_event SET detail = 'x'").update()))
                .hasMessageContaining("append-only");
    }

    @Test
    void refusesAnOfficeThatThereIsNot() {
        Api.Answer answer = system.post(
                "/accounts",
                Map.of(
                        "username",
                        "b" + UUID.randomUUID().toString().substring(0, 12),
                        "displayName",
                        "New",
                        "station",
                        "99999999",
                        "county",
                        "350582",
                        "cityWindow",
                        false));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("station");
        assertThat(answer.json().get("errors")).hasSize(1);
    }

    /** All nine pairs: nobody alone becomes an administrator by way of that one's account. */
    @ParameterizedTest
    @EnumSource(names = {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"})
    void nobodyAloneOpensAnAdministratorsAccount(Role role) {
        Made made = make();
        String account = "/accounts/" + made.id();
        assertThat(security.put(account + "/roles/" + role, null).status()).isEqualTo(204);
        Map<String, Object> readdressed = change("New", "me@keqiao.example");

        assertThat(system.post(account + "/password-reset", null).code()).isEqualTo("ADMINISTRATORS_ACCOUNT");
        assertThat(system.put(account, readdressed).code()).isEqualTo("ADMINISTRATORS_ACCOUNT");
        for (String other : List.of("secadmin", "auditor")) {
            Api api = Api.of(environment).as(other);
            assertThat(api.post(account + "/password-reset", null).status()).isEqualTo(403);
            assertThat(api.put(account, readdressed).status()).isEqualTo(403);
        }
        assertThat(system.put(account, enabled(change("Renamed", null), false)).status())
                .isEqualTo(204);
        assertThat(system.put(account, enabled(change("Again", null), true)).code())
                .isEqualTo("ADMINISTRATORS_ACCOUNT");

        assertThat(security.delete(account + "/roles/" + role).status()).isEqualTo(204);
        assertThat(system.post(account + "/password-reset", null).status()).isEqualTo(200);
    }

    @Test
    void aChangedAddressIsToldToTheFormerOneAndReceivesNoLinkForAWeek() {
        Made made = make();
        String before = made.name() + "-before@keqiao.example";
        String after = made.name() + "-after@keqiao.example";
        assertThat(describe(made, before)).isEqualTo(204);
        forgetThatTheAddressChanged(made);
        assertThat(describe(made, after)).isEqualTo(204);

        await().untilAsserted(() -> assertThat(mails(before)).containsExactly("notification.emailChanged"));
        assertThat(accounts.reachable(made.name(), Instant.now().minus(Duration.ofDays(7))))
                .isEmpty();
        assertThat(mails(after)).isEmpty();
        forgetThatTheAddressChanged(made);
        assertThat(accounts.reachable(made.name(), Instant.now().minus(Duration.ofDays(7))))
                .hasSize(1);
    }

    private int describe(Made made, String email) {
        return system.put("/accounts/" + made.id(), change("New", email)).status();
    }

    private static Map<String, Object> change(String displayName, String email) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("displayName", displayName);
        change.put("email", email);
        change.put("mobile", null);
        change.put("station", null);
        change.put("county", null);
        change.put("cityWindow", false);
        return change;
    }

    private static Map<String, Object> enabled(Map<String, Object> change, boolean enabled) {
        change.put("enabled", enabled);
        return change;
    }

    @Test
    void aChangeThatLeavesSomethingOutChangesNothing() {
        Made made = make();
        Api.Answer answer =
                system.put("/accounts/" + made.id(), Map.of("displayName", "Half", "station", 7, "enabled", false));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .containsExactly("email", "mobile", "station", "county", "cityWindow");
        assertThat(accounts.named(made.name()).orElseThrow().displayName()).isNotEqualTo("Half");
        assertThat(accounts.named(made.name()).orElseThrow().enabled()).isTrue();
    }

    private void forgetThatTheAddressChanged(Made made) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("UPDATE account SET email_changed_at = now() - interval '8 days' WHERE id = ?")
                        .param(UUID.fromString(made.id()))
                        .update());
    }

    private List<String> mails(String address) {
        return jdbc.sql("SELECT text_key FROM mail WHERE address = ?")
                .param(address)
                .query(String.class)
                .list();
    }
}
