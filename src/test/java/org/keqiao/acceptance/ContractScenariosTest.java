package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The field's own scenarios of contract certification, each by its number. */
@KeqiaoTest
class ContractScenariosTest {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void a02ServersAreDeductedAndTheContractAmountIsKept() {
        Contract contract = Contract.of(api)
                .with(a -> {
                    amounts(a, "3000000.00", "1800000.00", "1200000.00");
                })
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does(
                        "registrar",
                        "contract-technical-review",
                        "certify",
                        body -> certifies(body, "1800000.00", "1200000.00"))
                .does("rechecker", "contract-second-review", "agree");

        JsonNode certificate = verified(contract);
        assertThat(certificate.path("contractAmount").asText()).isEqualTo("3000000.00");
        assertThat(certificate.path("technicalAmount").asText()).isEqualTo("1800000.00");
    }

    @Test
    void a06ASecondNoticeOfWhatTheFirstShouldHaveToldIsMarkedForTheHeadAndProcessed() {
        Contract contract = Contract.of(api)
                .submitted()
                .returns("clerk", "contract-intake", Map.of("seller.postcode", "邮政编码与地址不符"))
                .answers(a -> ((ObjectNode) a.path("seller")).put("postcode", "362201"))
                .returns(
                        "clerk",
                        "contract-intake",
                        Map.of(
                                "seller.postcode", "邮政编码仍与地址不符",
                                "seller.address", "地址应写到门牌号",
                                "document:undertaking", "承诺书未写日期"))
                .answers(a -> ((ObjectNode) a.path("seller")).put("postcode", "362202"))
                .does("clerk", "contract-intake", "accept");

        assertThat(contract.status()).isEqualTo("ACCEPTED");
        assertThat(contract.letters("LT-02")).hasSize(2);
        // The new postcode could not be told before; address and undertaking stood there.
        assertThat(told(contract, 1)).isZero();
        assertThat(told(contract, 2)).isEqualTo(2);
        assertThat(contract.view("stationhead").path("lateDefects").asInt()).isEqualTo(2);
        assertThat(contract.view("enterprise").path("lateDefects").asInt()).isZero();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(supervision(contract))
                .singleElement()
                .asString()
                .contains("第 2 次", "其中 2 项", "违反一次性告知"));
    }

    @Test
    void aSecondNoticeOfWhatIsNewIsNotMarked() {
        Contract contract = Contract.of(api)
                .submitted()
                .returns("clerk", "contract-intake", Map.of("seller.postcode", "邮政编码与地址不符"))
                .answers(a -> ((ObjectNode) a.path("seller")).put("postcode", "362201"))
                .returns("clerk", "contract-intake", Map.of("seller.postcode", "邮政编码仍与地址不符"));

        assertThat(contract.view("stationhead").path("lateDefects").asInt()).isZero();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(supervision(contract))
                .singleElement()
                .asString()
                .contains("第 2 次")
                .doesNotContain("违反一次性告知"));
    }

    /** How many defects of a notice its act says were told late. */
    private int told(Contract contract, int round) {
        for (JsonNode entry :
                api.get("clerk", "/cases/" + contract.id() + "/timeline").ok()) {
            if (entry.path("details").path("correctionRound").asInt() == round) {
                return entry.path("details").path("correctionRepeats").asInt();
            }
        }
        throw new AssertionError("no notice " + round);
    }

    /** What the station's head was told of the case. */
    private List<String> supervision(Contract contract) {
        String number = contract.view("enterprise").path("caseNumber").asText();
        List<String> texts = new ArrayList<>();
        for (JsonNode notice : api.all("stationhead", "/notifications?limit=200")) {
            if (notice.path("caseNumber").asText().equals(number)
                    && notice.path("kind").asText().equals("SUPERVISION")) {
                texts.add(notice.path("text").asText());
            }
        }
        return texts;
    }

    @Test
    void a11WhoReviewedMayNotRecheckEvenWithBothRoles() {
        Contract contract = Contract.of(api)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar2", "contract-technical-review", "certify");
        Roles.lent(api, "registrar2", "STATION_REVIEWER", () -> {
            Api.Answer claim = new Api("http://localhost:" + port)
                    .post(
                            "registrar2",
                            "/tasks/" + contract.task("rechecker", "contract-second-review") + "/claim",
                            Map.of());

            assertThat(claim.status()).isEqualTo(403);
            assertThat(claim.body().path("code").asText()).isEqualTo("SEPARATION_OF_DUTY");
        });
    }

    @Test
    void a12SoftwareSaleWithTrainingIsRefusedAndTheHeadSigns() {
        Contract contract = Contract.of(api)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "refuse", body -> {
                    ObjectNode answers = body.putObject("answers");
                    answers.put("isTechContract", false)
                            .put("refusalReason", "NOT_TECH_CONTRACT")
                            .put("certifiedRelatedParty", false)
                            .put("disputed", false)
                            .put("needsExpert", false);
                    body.put("opinion", "合同标的为软件产品销售及用户培训，不属于技术合同。");
                })
                .does("stationhead", "contract-head-decision", "approve");

        assertThat(contract.status()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(contract.letters("LT-C2")).hasSize(1);
        assertThat(contract.letters("LT-C1")).isEmpty();
    }

    @Test
    void a15ADepartmentWithoutAuthorisationIsAskedForItOnce() {
        Contract contract = Contract.of(api)
                .submitted()
                .returns("clerk", "contract-intake", Map.of("document:authorisation", "由院系签订，缺少法人授权书"));
        assertThat(contract.status()).isEqualTo("CORRECTION");
        assertThat(contract.view("enterprise")
                        .path("correction")
                        .path("items")
                        .path(0)
                        .path("document")
                        .asText())
                .isEqualTo("authorisation");
        Api.Answer other = api.put(
                "enterprise",
                "/cases/" + contract.id() + "/answers",
                contract.answers().deepCopy().put("title", "改名"));
        assertThat(other.status()).as("only what the notice names is open").isEqualTo(422);

        contract.attaches("authorisation").resubmitted().does("clerk", "contract-intake", "accept");

        assertThat(contract.status()).isEqualTo("ACCEPTED");
    }

    @Test
    void aLargeContractGoesToExpertsAndTheHead() {
        Contract contract = Contract.of(api)
                .with(a -> amounts(a, "6000000.00", "5000000.00", "1000000.00"))
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does(
                        "registrar",
                        "contract-technical-review",
                        "certify",
                        body -> certifies(body, "5000000.00", "1000000.00"));
        // The law gives a large contract more time than LT-01 said.
        assertThat(api.get("enterprise", "/cases/" + contract.id() + "/timeline")
                        .ok()
                        .findValuesAsText("text"))
                .anyMatch(text -> text.contains("依法适用另一办理期限") || text.contains("Another limit applies by law"));

        Api.Answer without = contract.withoutExpertOpinion()
                .tries("registrar", "contract-expert-opinion", "certify", ContractScenariosTest::expertsAgree);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body().path("errors").findValuesAsText("field")).containsExactly("documents.expertOpinion");
        contract.attaches("registrar", "expertOpinion");

        contract.does("registrar", "contract-expert-opinion", "certify", ContractScenariosTest::expertsAgree)
                .does("rechecker", "contract-second-review", "agree")
                .does("stationhead", "contract-head-decision", "approve");

        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aNoticeNamesWhatExistsAndGoesOutAtOnceOrNotAtAll() {
        Contract contract = Contract.of(api).submitted();

        assertThat(defectsOf(contract, "correct", "{}")).containsExactly("[]", "CORRECTION_EMPTY");
        assertThat(
                        defectsOf(
                                contract,
                                "correct",
                                """
                        {"items": [{"text": "x"}, {"field": "nonsense", "text": "x"}, {"field": "buyers[7].name", "text": "x"},
                            {"document": "nonsense", "text": "x"}, {"field": "title", "document": "contract", "text": "x"},
                            {"field": "title", "text": " "}, null]}
                        """))
                .containsExactly(
                        "[correction.items[0].field, correction.items[1].field, correction.items[2].field,"
                                + " correction.items[3].document, correction.items[4].document,"
                                + " correction.items[5].text, correction.items[6].field, correction.items[6].text]",
                        "INVALID_ANSWERS");
        assertThat(defectsOf(contract, "accept", "{\"items\": [{\"field\": \"title\", \"text\": \"写全称\"}]}"))
                .containsExactly("[]", "CORRECTION_NOT_SENT");
        assertThat(contract.status()).isEqualTo("SUBMITTED");

        contract.returns("clerk", "contract-intake", Map.of("buyers[0].name", "请写全称"));
        assertThat(contract.status()).isEqualTo("CORRECTION");
    }

    private List<String> defectsOf(Contract contract, String outcome, String correction) {
        Api.Answer answer = contract.tries("clerk", "contract-intake", outcome, body -> {
            try {
                body.set("correction", new ObjectMapper().readTree(correction));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        return List.of(
                answer.body().path("errors").findValuesAsText("field").toString(),
                answer.body().path("code").asText());
    }

    @Test
    void intakeIsRefusedWithItsReasonAndRemedies() {
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "refuse", body -> {
            ObjectNode answers = body.putObject("answers");
            answers.put("intakeRefusalReason", "CLASSIFIED");
            body.put("opinion", "合同含涉密内容，不得网上申请。");
        });

        assertThat(contract.status()).isEqualTo("REFUSED_INTAKE");
        assertThat(contract.letters("LT-03")).hasSize(1);
    }

    private static void expertsAgree(ObjectNode body) {
        ObjectNode answers = (ObjectNode) body.path("answers");
        answers.put("expertAmount", "5000000.00").put("certifiedTechnicalAmount", "5000000.00");
    }

    @Test
    void aFormThatIsSentBackHalfFilledChangesNothing() {
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");

        contract.does("registrar", "contract-technical-review", "correct", body -> {
            ((ObjectNode) body.path("answers")).put("certifiedTechnicalAmount", "12万");
            body.putObject("correction")
                    .putArray("items")
                    .addObject()
                    .put("field", "title")
                    .put("text", "请写全称");
        });
        contract.answers(a -> a.put("title", a.path("title").asText() + "（全称）"));

        JsonNode again = api.get("registrar", "/tasks/" + contract.task("registrar", "contract-technical-review"))
                .ok();
        assertThat(again.path("answers").path("certifiedTechnicalAmount").asText())
                .as("the officer goes on where it was left")
                .isEqualTo("12万");
        assertThat(contract.view("registrar").path("answers").has("certifiedTechnicalAmount"))
                .as("but the case knows no such amount")
                .isFalse();
    }

    private JsonNode verified(Contract contract) {
        JsonNode certificate = contract.letter("LT-C1");
        return api.get(
                        null,
                        "/certificates/" + certificate.path("number").asText() + "?code="
                                + certificate.path("verificationCode").asText())
                .ok();
    }

    /** The example's two amount items and its payment plan, with other sums. */
    private static void amounts(ObjectNode answers, String whole, String technical, String equipment) {
        answers.put("contractAmount", whole).put("technicalAmount", technical);
        ObjectNode work = (ObjectNode) answers.path("amountItems").path(0);
        work.put("unitPrice", technical).put("amount", technical);
        ObjectNode servers = (ObjectNode) answers.path("amountItems").path(1);
        servers.put("qty", 1)
                .put("unitPrice", equipment)
                .put("amount", equipment)
                .put("deducted", equipment);
        answers.putArray("paymentPlan")
                .addObject()
                .put("dueOn", "2026-12-31")
                .put("condition", "验收后")
                .put("amount", whole);
    }

    private static void certifies(ObjectNode body, String technical, String equipment) {
        ObjectNode answers = (ObjectNode) body.path("answers");
        answers.put("certifiedTechnicalAmount", technical);
        ObjectNode servers = (ObjectNode) answers.path("deductions").path(0);
        servers.put("amount", equipment).put("deducted", equipment);
    }
}
