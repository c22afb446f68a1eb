package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.FollowUp;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.security.Role;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whoever objects to a decision is heard by people who took no part in it. */
@KeqiaoTest
class ReexaminationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    @Autowired
    private ApplicationContext context;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private FollowUp filed(Contract contract) {
        return FollowUp.of(api, LifecycleFacts.REEXAMINATION, contract).submittedBy("enterprise");
    }

    private FollowUp examined(Contract contract, String outcome) {
        return filed(contract)
                .does("objection", "reexamination-intake", "accept")
                .does("objection", "reexamination-examination", outcome);
    }

    private JsonNode verified(JsonNode letter) {
        return api.get(
                        null,
                        "/certificates/" + letter.path("number").asText() + "?code="
                                + letter.path("verificationCode").asText())
                .ok();
    }

    private static String status(FollowUp reexamination) {
        return reexamination.view("enterprise").path("status").asText();
    }

    @Test
    void anObjectionThatHoldsCorrectsTheRegistration() {
        Contract contract = Contract.of(api).certified();
        FollowUp reexamination = examined(contract, "change").does("deputy", "reexamination-conclusion", "approve");

        assertThat(status(reexamination)).isEqualTo("DECIDED_POSITIVE");
        assertThat(reexamination.letter("enterprise", "LT-C5").path("number").asText())
                .isNotBlank();
        JsonNode now = verified(reexamination.letter("enterprise", "LT-C3"));
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("technicalAmount").asText()).isEqualTo("1100000.00");
        assertThat(verified(contract.letter("LT-C1")).path("state").asText()).isEqualTo("AMENDED");
    }

    /** Who examines a tax relief doubts the amount, and the office opens the case for the tax authority. */
    @Test
    void theTaxAuthoritysObjectionIsExaminedLikeTheRegistrants() {
        Contract contract = Contract.of(api).certified();
        FollowUp reexamination = FollowUp.of(api, LifecycleFacts.REEXAMINATION, contract)
                .with(answers -> answers.put("raisedBy", "TAX"))
                .openedBy("objection")
                .does("objection2", "reexamination-intake", "accept")
                .does("objection2", "reexamination-examination", "change")
                .does("deputy", "reexamination-conclusion", "approve");

        assertThat(status(reexamination)).isEqualTo("DECIDED_POSITIVE");
        assertThat(reexamination.view("deputy").path("answers").path("raisedBy").asText())
                .isEqualTo("TAX");
        assertThat(verified(reexamination.letter("enterprise", "LT-C3"))
                        .path("technicalAmount")
                        .asText())
                .as("the registrant is told what was corrected")
                .isEqualTo("1100000.00");
    }

    @Test
    void anObjectionThatDoesNotHoldLeavesTheRegister() {
        Contract contract = Contract.of(api).certified();
        FollowUp reexamination = examined(contract, "uphold").does("deputy", "reexamination-conclusion", "approve");
        assertThat(status(reexamination)).isEqualTo("DECIDED_NEGATIVE");
        assertThat(reexamination.letter("enterprise", "LT-C5W").path("number").asText())
                .isNotBlank();
        assertThat(verified(contract.letter("LT-C1")).path("state").asText()).isEqualTo("VALID");
    }

    @Test
    void aDecisionIsReexaminedOnceAtATime() {
        Contract contract = Contract.of(api).certified();
        FollowUp open = filed(contract);
        String second = api.post(
                        "enterprise",
                        "/cases",
                        Map.of(
                                "matter", LifecycleFacts.REEXAMINATION,
                                "linkedTo", contract.id(),
                                "answers", open.view("enterprise").path("answers")))
                .ok()
                .path("id")
                .asText();
        Api.Answer refused = api.submit("enterprise", second, "again-" + second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("REEXAMINATION_OPEN");
    }

    /** Somebody holds both roles; having refused the contract, that person is kept from the objection against it. */
    @Test
    void aRefusalIsSetAsideByPeopleWhoTookNoPartInIt() {
        String both = Newcomers.of(context).account("林双职", "35050001", Role.REGISTRAR, Role.OBJECTION_OFFICER);
        Contract contract = Contract.of(api)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does(both, "contract-technical-review", "refuse", completion -> completion
                        .putObject("answers")
                        .put("isTechContract", false)
                        .put("certifiedRelatedParty", false)
                        .put("disputed", false)
                        .put("needsExpert", false)
                        .put("refusalReason", "NOT_TECH_CONTRACT"))
                .does("stationhead", "contract-head-decision", "approve");
        FollowUp reexamination = filed(contract);
        String task = reexamination.task("objection", "reexamination-intake");
        Api.Answer answer = api.post(both, "/tasks/" + task + "/claim", Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("SEPARATION_OF_DUTY");

        reexamination
                .does("objection", "reexamination-intake", "accept")
                .does("objection2", "reexamination-examination", "change", body -> ((ObjectNode) body.path("answers"))
                        .putNull("reexaminedContractAmount")
                        .putNull("reexaminedTechnicalAmount"))
                .does("deputy", "reexamination-conclusion", "approve");
        assertThat(status(reexamination)).isEqualTo("DECIDED_POSITIVE");
        assertThat(reexamination.letter("enterprise", "LT-C5B").path("number").asText())
                .isNotBlank();
        assertThat(api.post("enterprise", "/cases/" + contract.id() + "/copy", Map.of())
                        .status())
                .as("the way on: the same application again")
                .isEqualTo(201);
    }

    @Test
    void aReturnedReexaminationIsExaminedAgainBeforeItIsDecided() {
        FollowUp reexamination = examined(Contract.of(api).certified(), "uphold")
                .does("deputy", "reexamination-conclusion", "return")
                .does("objection2", "reexamination-examination", "change")
                .does("deputy", "reexamination-conclusion", "approve");
        assertThat(status(reexamination)).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aRedesignedReexaminationStillCorrects() {
        Contract contract = Contract.of(api).certified();
        publishing.publish(RedesignedMatter.of(LifecycleFacts.REEXAMINATION, "F_change"), "publisher");
        try {
            FollowUp reexamination = examined(contract, "change")
                    .does("deputy", "reexamination-conclusion", "approve")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done");
            assertThat(status(reexamination)).isEqualTo("DECIDED_POSITIVE");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(LifecycleFacts.REEXAMINATION), "publisher");
        }
    }
}
