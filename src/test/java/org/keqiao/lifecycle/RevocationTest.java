package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.FollowUp;
import org.keqiao.acceptance.Roles;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** fraud is found, and a registration is taken back. */
@KeqiaoTest
class RevocationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Publishing publishing;

    @Autowired
    private TransactionTemplate transaction;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private FollowUp opened(Contract contract) {
        return FollowUp.of(api, LifecycleFacts.REVOCATION, contract).openedBy("registrar");
    }

    private static FollowUp heard(FollowUp revocation) {
        return revocation
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain");
    }

    private JsonNode verified(Contract contract) {
        JsonNode letter = contract.letter("LT-C1");
        return api.get(
                        null,
                        "/certificates/" + letter.path("number").asText() + "?code="
                                + letter.path("verificationCode").asText())
                .ok();
    }

    @Test
    void aFraudulentRegistrationIsRevokedAfterTheSellerWasHeard() {
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();
        FollowUp revocation = opened(contract);
        assertThat(revocation.view("enterprise").path("rights").path("withdraw").asBoolean())
                .as("nobody withdraws what the office opened")
                .isFalse();

        heard(revocation).does("stationhead", "revocation-decision", "revoke");

        assertThat(revocation.view("enterprise").path("status").asText()).isEqualTo("CLOSED");
        assertThat(revocation.letter("enterprise", "LT-C3G").path("number").asText())
                .isNotBlank();
        assertThat(revocation.letter("enterprise", "LT-C3R").path("number").asText())
                .isNotBlank();
        JsonNode now = verified(contract);
        assertThat(now.path("state").asText()).isEqualTo("REVOKED");
        assertThat(now.path("stateSince").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        // The number stays this contract's: the next one gets another.
        assertThat(Contract.of(api).certified().letter("LT-C1").path("number").asText())
                .isNotEqualTo(number);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (String owner : List.of("tax", "finance")) {
                assertThat(api.all(owner, "/notifications?limit=200").toString())
                        .contains(number)
                        .contains("已撤销");
            }
        });
    }

    @Test
    void whoeverInvestigatedDoesNotDecide() {
        FollowUp revocation = heard(opened(Contract.of(api).certified()));
        Roles.lent(api, "registrar", "STATION_HEAD", () -> {
            Api.Answer own = revocation
                    .seenBy(new Api("http://localhost:" + port))
                    .tries("registrar", "revocation-decision", "revoke", body -> {});
            assertThat(own.status()).as("%s", own.body()).isEqualTo(403);
            assertThat(own.text("code")).isEqualTo("SEPARATION_OF_DUTY");
        });
        revocation.does("stationhead", "revocation-decision", "revoke");
    }

    @Test
    void everyRegistrarInvestigatesAndNobodyElseOpens() {
        FollowUp revocation = opened(Contract.of(api).certified());
        assertThat(revocation
                        .tries("registrar2", "revocation-investigation", "propose", body -> {})
                        .status())
                .isEqualTo(200);
        assertThat(revocation.triesToOpen("clerk").status()).isEqualTo(403);
        assertThat(revocation.triesToOpen("enterprise").status()).isEqualTo(403);
    }

    @Test
    void aRevokedRegistrationStaysRevoked() {
        Contract contract = Contract.of(api).certified();
        heard(opened(contract)).does("stationhead", "revocation-decision", "revoke");

        Api.Answer again = FollowUp.of(api, LifecycleFacts.REVOCATION, contract).triesToOpen("registrar");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("CERTIFICATE_ENDED");
        String number = contract.letter("LT-C1").path("number").asText();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update certificate set state = 'VALID' where registration_number = :number")
                                .param("number", number)
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRedesignedRevocationStillRevokes() {
        Contract contract = Contract.of(api).certified();
        publishing.publish(RedesignedMatter.of(LifecycleFacts.REVOCATION, "F_propose"), "publisher");
        try {
            opened(contract)
                    .does("registrar", "revocation-investigation", "propose")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .does("enterprise", "revocation-statement", "submitted")
                    .does("registrar", "revocation-consideration", "maintain")
                    .does("stationhead", "revocation-decision", "revoke");
            assertThat(verified(contract).path("state").asText()).isEqualTo("REVOKED");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(LifecycleFacts.REVOCATION), "publisher");
        }
    }

    @Test
    void ofTwoRevocationsAtTheSameMomentOneWins() throws Exception {
        Contract contract = Contract.of(api).certified();
        List<FollowUp> two = List.of(heard(opened(contract)), heard(opened(contract)));
        List<Callable<Api.Answer>> decisions = two.stream()
                .map(one -> (Callable<Api.Answer>)
                        () -> one.tries("stationhead", "revocation-decision", "revoke", body -> {}))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Integer> answers = new java.util.ArrayList<>();
        for (Future<Api.Answer> answer : pool.invokeAll(decisions)) {
            answers.add(answer.get().status());
        }
        pool.shutdown();

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(verified(contract).path("state").asText()).isEqualTo("REVOKED");
        assertThat(jdbc.sql("select count(*) from certificate_change where registration_number = :number")
                        .param("number", contract.letter("LT-C1").path("number").asText())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
