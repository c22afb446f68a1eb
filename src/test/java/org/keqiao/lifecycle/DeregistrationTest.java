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
