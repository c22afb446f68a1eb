package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Scenarios of contract certification, driven over HTTP alone. */
@KeqiaoTest
class ContractCertificationTest {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void commissionedDevelopmentIsCertifiedAndAnybodyCanVerifyIt() {
        Contract contract = Contract.of(api).certified();

        JsonNode view = contract.view("enterprise");
        assertThat(view.path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        JsonNode certificate = contract.letter("LT-C1");
        String path = "/certificates/" + certificate.path("number").asText() + "?code="
                + certificate.path("verificationCode").asText();
        JsonNode verified = api.get(null, path).ok();
        assertThat(verified.path("state").asText()).isEqualTo("VALID");
        Api.Answer pdf =
                api.get("enterprise", "/letters/" + certificate.path("id").asText());
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void theApplicantSeesTheStageThatTheCaseIsIn() {
        Contract contract = Contract.of(api).submitted();
        assertThat(contract.view("enterprise").path("stage").asText()).isEqualTo("intake");

        contract.does("clerk", "contract-intake", "accept");
        assertThat(contract.view("enterprise").path("stage").asText()).isEqualTo("review");
    }

    @Test
    void theRegistrarStartsFromWhatTheApplicantDeclared() {
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");

        JsonNode task = api.get("registrar", "/tasks/" + contract.task("registrar", "contract-technical-review"))
                .ok();

        assertThat(task.path("answers").path("certifiedCategory"))
                .isEqualTo(contract.answers().path("category"));
        assertThat(task.path("answers").path("isTechContract").isMissingNode()).isTrue();
    }

    @Test
    void deductedEquipmentIsNoTechnologyAmount() {
        Contract contract = Contract.of(api).certified();

        JsonNode certificate = contract.letter("LT-C1");
        JsonNode verified = api.get(
                        null,
                        "/certificates/" + certificate.path("number").asText() + "?code="
                                + certificate.path("verificationCode").asText())
                .ok();
        assertThat(verified.path("contractAmount").asText())
                .isEqualTo(contract.answers().path("contractAmount").asText());
        assertThat(verified.path("technicalAmount").asText())
                .isEqualTo(contract.answers().path("technicalAmount").asText());
    }

    @Test
    void theSamePersonMayNotReviewAndRecheck() {
        Contract contract = Contract.of(api)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify");

        Api.Answer claim = api.post(
                "registrar", "/tasks/" + contract.task("rechecker", "contract-second-review") + "/claim", Map.of());

        assertThat(claim.status()).isIn(403, 404);
        assertThat(contract.status()).isEqualTo("ACCEPTED");
    }

    @Test
    void aSwappedCreditCodeIsAnErrorAtItsFieldBeforeSubmission() {
        Contract contract = Contract.of(api)
                .with(answers -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                                answers.path("buyers").path(0))
                        .put("uscc", "91350582MA13ABCD0M"))
                .drafted();

        Api.Answer answer = api.submit("enterprise", contract.id(), "key-a04");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains("buyers[0].uscc");
    }

    @Test
    void theApplicantMayWithdrawUntilTheDecision() {
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");

        api.post("enterprise", "/cases/" + contract.id() + "/withdrawal", Map.of("reason", "合同取消"))
                .ok();

        assertThat(contract.status()).isEqualTo("WITHDRAWN");
        assertThat(contract.letter("LT-05").path("id").asText()).isNotBlank();
        Contract decided = Contract.of(api).certified();
        assertThat(api.post("enterprise", "/cases/" + decided.id() + "/withdrawal", Map.of("reason", "太迟"))
                        .status())
                .isEqualTo(409);
    }
}
