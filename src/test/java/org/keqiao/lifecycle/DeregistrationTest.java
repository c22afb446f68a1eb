package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.FollowUp;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A registered contract comes to its end. */
@KeqiaoTest
class DeregistrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private FollowUp reviewed(Contract contract) {
        return FollowUp.of(api, LifecycleFacts.DEREGISTRATION, contract)
                .submittedBy("enterprise")
                .does("clerk", "deregistration-intake", "accept")
                .does("registrar", "deregistration-review", "cancel");
    }

    private String state(Contract contract) {
        var letter = contract.letter("LT-C1");
        return api.get(
                        null,
                        "/certificates/" + letter.path("number").asText() + "?code="
                                + letter.path("verificationCode").asText())
                .ok()
                .path("state")
                .asText();
    }

    @Test
    void theRegistrationEndsForGood() {
        Contract contract = Contract.of(api).certified();
        FollowUp deregistration = reviewed(contract).does("rechecker", "deregistration-second-review", "agree");

        assertThat(deregistration.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(deregistration.letter("enterprise", "LT-C3Z").path("number").asText())
                .isNotBlank();
        assertThat(state(contract)).isEqualTo("CANCELLED");
        assertThat(FollowUp.of(api, LifecycleFacts.REVOCATION, contract)
                        .triesToOpen("registrar")
                        .text("code"))
                .isEqualTo("CERTIFICATE_ENDED");
    }

    @Test
    void nobodyEscapesARevocationByGivingTheRegistrationUp() {
        Contract contract = Contract.of(api).certified();
        FollowUp deregistration = reviewed(contract);
        FollowUp revocation =
                FollowUp.of(api, LifecycleFacts.REVOCATION, contract).openedBy("registrar");

        assertThat(deregistration
                        .tries("rechecker", "deregistration-second-review", "agree", body -> {})
                        .text("code"))
                .isEqualTo("REVOCATION_OPEN");
        assertThat(state(contract)).isEqualTo("VALID");
        assertThat(revocation.view("enterprise").path("answers"))
                .as("what the office suspects is no answer of the party's")
                .isEmpty();
        assertThat(api.get("enterprise", "/cases/" + revocation.id() + "/submissions")
                        .ok()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aRedesignedDeregistrationStillDeregisters() {
        Contract contract = Contract.of(api).certified();
        publishing.publish(RedesignedMatter.of(LifecycleFacts.DEREGISTRATION, "F_agree"), "publisher");
        try {
            reviewed(contract)
                    .does("rechecker", "deregistration-second-review", "agree")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done");
            assertThat(state(contract)).isEqualTo("CANCELLED");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(LifecycleFacts.DEREGISTRATION), "publisher");
        }
    }
}
