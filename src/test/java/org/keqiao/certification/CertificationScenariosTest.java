package org.keqiao.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What certification does beyond the ordinary way, over HTTP. */
@KeqiaoTest
class CertificationScenariosTest {

    @LocalServerPort
    int port;

    @Autowired
    Workflow workflow;

    @Autowired
    CaseCommands cases;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private CaseNumber number(Contract contract) {
        return number(contract, "enterprise");
    }

    private static CaseNumber number(Contract contract, String reader) {
        return new CaseNumber(contract.view(reader).path("caseNumber").asText());
    }

    /** Makes the example a contract over eight million, all of it technical. */
    private static void large(ObjectNode answers) {
        ArrayNode items = (ArrayNode) answers.path("amountItems");
        items.remove(1);
        ObjectNode item = (ObjectNode) items.get(0);
        item.put("unitPrice", "8000000.00").put("amount", "8000000.00");
        ArrayNode plan = (ArrayNode) answers.path("paymentPlan");
        while (plan.size() > 1) {
            plan.remove(1);
        }
        ((ObjectNode) plan.get(0)).put("amount", "8000000.00");
        answers.put("contractAmount", "8000000.00").put("technicalAmount", "8000000.00");
    }

    private static void largeReview(ObjectNode completion) {
        ObjectNode answers = (ObjectNode) completion.path("answers");
        answers.putArray("deductions");
        answers.put("certifiedTechnicalAmount", "8000000.00");
    }

    @Test
    void aLargeContractMeetsExpertsAndTheHeadAndHasTheLongerLimit() throws Exception {
        Contract contract = Contract.of(api)
                .with(CertificationScenariosTest::large)
                .submitted()
                .does("clerk", "contract-intake", "accept");
        String before = contract.view("enterprise").path("clock").path("dueOn").asText();
        contract.does("registrar", "contract-technical-review", "certify", CertificationScenariosTest::largeReview);
        assertThat(contract.view("enterprise").path("clock").path("dueOn").asText())
                .isGreaterThan(before);

        contract.does("registrar", "contract-expert-opinion", "certify", completion -> {
                    ObjectNode answers = (ObjectNode) completion.path("answers");
                    answers.put("expertAmount", "8000000.00").put("certifiedTechnicalAmount", "8000000.00");
                })
                .does("rechecker", "contract-second-review", "agree");
        assertThat(contract.status()).isEqualTo("ACCEPTED");
        contract.does("stationhead", "contract-head-decision", "approve");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(cases.acts(number(contract)))
                .anySatisfy(act -> assertThat(act.output()).containsEntry("expertRoute", "LARGE"));
    }

    @Test
    void whatBecomesLargeByTheExpertsOpinionMeetsTheHeadToo() throws Exception {
        Contract contract = Contract.of(api)
                .with(CertificationScenariosTest::large)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify", completion -> {
                    ObjectNode answers = (ObjectNode) completion.path("answers");
                    deduct(answers, "7500000.00");
                    answers.put("certifiedTechnicalAmount", "500000.00").put("needsExpert", true);
                });
        contract.does("registrar", "contract-expert-opinion", "certify", completion -> {
                    ObjectNode answers = (ObjectNode) completion.path("answers");
                    answers.put("expertAmount", "8000000.00").put("certifiedTechnicalAmount", "8000000.00");
                })
                .does("rechecker", "contract-second-review", "agree");
        assertThat(contract.status()).isEqualTo("ACCEPTED");
        contract.does("stationhead", "contract-head-decision", "approve");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    private static void deduct(ObjectNode answers, String amount) {
        answers.putArray("deductions")
                .addObject()
                .put("name", "成套设备")
                .put("kind", "EQUIPMENT")
                .put("amount", amount)
                .put("deducted", amount)
                .put("reason", "非技术性费用");
    }

    @Test
    void theHeadSignsARefusalAndTheLetterSaysWhy() {
        Contract contract = Contract.of(api)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "refuse", completion -> {
                    completion
                            .putObject("answers")
                            .put("isTechContract", false)
                            .put("certifiedRelatedParty", false)
                            .put("disputed", false)
                            .put("needsExpert", false)
                            .put("refusalReason", "NOT_TECH_CONTRACT");
                })
                .does("stationhead", "contract-head-decision", "approve");
        assertThat(contract.status()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(contract.letter("LT-C2").path("id").asText()).isNotBlank();
    }

    @Test
    void theSameContractIsFiledOnceButAgainAfterWithdrawal() {
        Contract first = Contract.of(api).submitted();
        Contract second = Contract.of(api)
                .with(answers ->
                        answers.put("signDate", first.answers().path("signDate").asText()))
                .drafted();
        Api.Answer refused =
                api.submit("enterprise", second.id(), UUID.randomUUID().toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("DUPLICATE_REGISTRATION");
        assertThat(refused.text("detail")).contains(number(first).value());
        assertThat(second.status()).isEqualTo("DRAFT");

        api.post("enterprise", "/cases/" + first.id() + "/withdrawal", java.util.Map.of("reason", "重新签订"))
                .ok();
        api.submit("enterprise", second.id(), UUID.randomUUID().toString()).ok();
        assertThat(second.status()).isEqualTo("SUBMITTED");
    }

    /** The credit code of the demonstration's first enterprise, the seller of the example. */
    private static final String SELLER = "91350582MA31ABCD0M";

    private Contract byStranger() {
        return Contract.of(api).by("enterprise2", SELLER);
    }

    private void authorise(Contract contract) throws Exception {
        byte[] paper = Files.readAllBytes(Path.of("docs/examples/files/contract.pdf"));
        api.upload("enterprise2", contract.id(), "authorisation", "授权委托书.pdf", paper)
                .ok();
    }

    private static Contract like(Contract contract, Contract first) {
        return contract.with(answers ->
                answers.put("signDate", first.answers().path("signDate").asText()));
    }

    @Test
    void whoFilesForTheSellerShowsItsAuthorisation() throws Exception {
        Contract contract = byStranger().drafted();
        Api.Answer refused =
                api.submit("enterprise2", contract.id(), UUID.randomUUID().toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("documents.authorisation");
        assertThat(refused.body().toString()).contains("授权委托书");

        authorise(contract);
        contract.submitted();

        assertThat(cases.facts(number(contract, "enterprise2"))
                        .get("checkNotes")
                        .toString())
                .contains("applicantIsNotSeller");
        Contract again = like(byStranger(), contract).drafted();
        authorise(again);
        Api.Answer twice =
                api.submit("enterprise2", again.id(), UUID.randomUUID().toString());
        assertThat(twice.text("code")).isEqualTo("DUPLICATE_REGISTRATION");
        assertThat(twice.text("detail"))
                .contains(number(contract, "enterprise2").value());
    }

    @Test
    void aRefusalNamesNoCaseThatTheReaderMayNotOpen() throws Exception {
        Contract first = Contract.of(api).submitted();
        Contract second = like(byStranger(), first).drafted();
        authorise(second);

        Api.Answer refused =
                api.submit("enterprise2", second.id(), UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("DUPLICATE_OF_OTHERS");
        assertThat(refused.body().toString()).doesNotContain(number(first).value());
    }

    @Test
    void theSellerReachesAnOfficerAlthoughSomebodyElseWasFirst() throws Exception {
        Contract first = byStranger().drafted();
        authorise(first);
        first.submitted();
        Contract own = like(Contract.of(api), first).submitted();

        assertThat(cases.facts(number(own)).get("checkNotes").toString())
                .contains("filedByOther", number(first, "enterprise2").value());
        assertThat(cases.facts(number(first, "enterprise2")).get("checkNotes").toString())
                .contains("filedBySeller", number(own).value());
        Contract twice = like(Contract.of(api), first).drafted();
        assertThat(api.submit("enterprise", twice.id(), UUID.randomUUID().toString())
                        .text("code"))
                .as("once is enough")
                .isEqualTo("DUPLICATE_REGISTRATION");

        own.does("clerk", "contract-intake", "accept").does("registrar", "contract-technical-review", "certify");
        Api.Answer contested = own.tries("rechecker", "contract-second-review", "agree", completion -> {});
        assertThat(contested.text("code")).isEqualTo("CONTRACT_CONTESTED");
        api.post("enterprise2", "/cases/" + first.id() + "/withdrawal", java.util.Map.of("reason", "误报"))
                .ok();
        own.does("rechecker", "contract-second-review", "agree");
        assertThat(own.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void theSameFileIsFiledOnce() throws Exception {
        byte[] bytes = (new String(
                                Files.readAllBytes(Path.of("docs/examples/files/contract.pdf")),
                                StandardCharsets.ISO_8859_1)
                        + "\n% " + UUID.randomUUID())
                .getBytes(StandardCharsets.ISO_8859_1);
        Contract first = Contract.of(api).drafted();
        api.upload("enterprise", first.id(), "contract", "a.pdf", bytes).ok();
        first.submitted();
        Contract second = Contract.of(api).drafted();
        api.upload("enterprise", second.id(), "contract", "b.pdf", bytes).ok();
        Api.Answer refused =
                api.submit("enterprise", second.id(), UUID.randomUUID().toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("DUPLICATE_FILE");
    }

    @Test
    void aBuyerThatIsTheSellerIsAnErrorAtItsField() {
        Contract contract = Contract.of(api)
                .with(answers -> {
                    ObjectNode buyer = (ObjectNode) answers.path("buyers").path(0);
                    buyer.put("uscc", answers.path("seller").path("uscc").asText());
                })
                .drafted();
        Api.Answer refused =
                api.submit("enterprise", contract.id(), UUID.randomUUID().toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .anyMatch(field -> field.startsWith("buyers"));
    }

    @Test
    void notesTellTheOfficersWhatToLookAt() {
        Contract contract = Contract.of(api).submitted();
        Object notes = cases.facts(number(contract)).get("checkNotes");
        assertThat(notes)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .anySatisfy(note -> assertThat(note.toString()).contains("nonTechnicalPart"));
    }

    @Test
    void twoReturnsAreEnough() {
        Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
        for (int round = 1; round <= 3; round++) {
            contract.does("registrar", "contract-technical-review", "certify")
                    .does("rechecker", "contract-second-review", "return");
        }
        assertThat(workflow.openTasks(number(contract)))
                .extracting(task -> task.step().performer())
                .isEqualTo(List.of("STATION_HEAD"));
        contract.does("stationhead", "contract-head-decision", "recheck")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }
}
