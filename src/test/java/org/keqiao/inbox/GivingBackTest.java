package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.RightsChanged;
import org.keqiao.security.Role;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An officer who leaves leaves no case behind. */
@KeqiaoTest
class GivingBackTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    CaseReading reading;

    @Autowired
    CaseInvariants invariants;

    @Autowired
    CurrentActor current;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private Newcomers newcomers;
    private String station;
    private String officer;
    private UUID account;
    private Contract contract;
    private String task;

    @BeforeEach
    void claim() {
        api = new Api("http://localhost:" + port);
        newcomers = Newcomers.of(application);
        station = newcomers.actor("clerk").station();
        officer = newcomers.account("受理员甲", station, Role.INTAKE_CLERK);
        account = newcomers.actor(officer).accountId();
        contract = Contract.of(api).submitted();
        task = contract.task(officer, "contract-intake");
        api.post(officer, "/tasks/" + task + "/claim", Map.of()).ok();
    }

    private Actor admin(String username) {
        return newcomers.actor(username);
    }

    private String assignee() {
        return api.get("clerk", "/tasks/" + task).ok().path("assignee").asText();
    }

    private void awaitGivenBack() {
        await().until(() -> assignee().isEmpty() || assignee().equals("null"));
        assertThat(invariants.violations().get("I5")).isEmpty();
        assertThat(current
                        .runAs(
                                newcomers.actor("clerk"),
                                () -> reading.timeline(UUID.fromString(contract.id()), Locale.SIMPLIFIED_CHINESE))
                        .stream()
                        .map(TimelineEntry::code))
                .contains("releasedForRights");
        api.post("clerk", "/tasks/" + task + "/claim", Map.of()).ok();
    }

    @Test
    void aDisabledOfficersStepsGoBackToTheGroup() {
        administration.enable(admin("sysadmin"), account, false);
        awaitGivenBack();
    }

    @Test
    void stepsStayBehindWhenTheOfficerMovesToAnotherStation() {
        administration.describe(
                admin("sysadmin"), account, "受理员甲", null, null, station.substring(0, 7) + "2", null, false);
        awaitGivenBack();
        assertThat(api.get(officer, "/tasks?queue=mine").ok().path("items")).isEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayTakesItsSteps() {
        administration.revoke(admin("secadmin"), account, Role.INTAKE_CLERK);
        awaitGivenBack();
    }

    @Test
    void anotherNameOrMobileNumberIsNoChangeOfRights() {
        administration.describe(admin("sysadmin"), account, "受理员乙", null, null, station, null, false);
        assertThat(heard()).isEmpty();
        assertThat(assignee()).isEqualTo(officer);
    }

    @Test
    void whoKeepsTheRightKeepsTheStep() {
        transaction.executeWithoutResult(status -> application.publishEvent(new RightsChanged(account)));
        await().until(() -> heard().equals(List.of(true)));
        assertThat(assignee()).isEqualTo(officer);
    }

    /** Of each change of the officer's rights, whether it has been dealt with. */
    private List<Boolean> heard() {
        return jdbc.sql("select completion_date is not null from event_publication where event_type = :type"
                        + " and serialized_event like :account")
                .param("type", RightsChanged.class.getName())
                .param("account", "%" + account + "%")
                .query(Boolean.class)
                .list();
    }
}
