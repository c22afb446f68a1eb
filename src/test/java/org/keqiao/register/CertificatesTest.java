package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.StepAct;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.register.Certificates.Draft;
import org.keqiao.register.Certificates.Issued;
import org.keqiao.register.Certificates.Party;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class CertificatesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Certificates certificates;

    @Autowired
    private CaseCommands cases;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor current;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void theDeclaredAmountStaysAndTheCertifiedOneIsWithoutTheServers() {
        Contract contract = Contract.of(api)
                .with(CertificatesTest::threeMillionsWithServers)
                .reviewed(body -> {
                    ObjectNode answers = (ObjectNode) body.path("answers");
                    answers.put("certifiedTechnicalAmount", "1800000.00");
                    answers.putArray("deductions")
                            .addObject()
                            .put("name", "服务器")
                            .put("kind", "EQUIPMENT")
                            .put("amount", "1200000.00")
                            .put("deducted", "1200000.00")
                            .put("reason", "通用设备，属于非技术性费用");
                })
                .does("rechecker", "contract-second-review", "agree");

        JsonNode letter = contract.letter("LT-C1");
        JsonNode verified = api.get(
                        null,
                        "/certificates/" + letter.path("number").asText() + "?code="
                                + letter.path("verificationCode").asText())
                .ok();

        assertThat(verified.path("contractAmount").asText()).isEqualTo("3000000.00");
        assertThat(verified.path("technicalAmount").asText()).isEqualTo("1800000.00");
    }

    @Test
    void decisionsAtOnceGetNumbersWithoutAGap() throws Exception {
        List<Contract> contracts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            contracts.add(Contract.of(api).reviewed());
        }
        long before = lastNumber();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Callable<Contract>> decisions = new ArrayList<>();
        contracts.forEach(
                contract -> decisions.add(() -> contract.does("rechecker", "contract-second-review", "agree")));
        for (Future<Contract> decision : pool.invokeAll(decisions)) {
            decision.get();
        }
        pool.shutdown();

        assertThat(lastNumber()).isEqualTo(before + 6);
        assertThat(contracts.stream()
                        .map(contract -> contract.letter("LT-C1").path("number").asText())
                        .distinct())
                .hasSize(6);
    }

    @Test
    void askedAgainItAnswersWithWhatItIssued() {
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();

        Issued again = issue(contract, null);

        assertThat(again.number()).isEqualTo(number);
        assertThat(contract.view("enterprise").path("letters").findValuesAsText("kind"))
                .containsOnlyOnce("LT-C1");
    }

    @Test
    void nobodyIsCertifiedWithoutASecondReviewOfThisSubmission() {
        Contract contract = Contract.of(api).submitted();
        assertRefused("EVIDENCE_MISSING", () -> issue(contract, null));

        acts(contract, "registrar", "REGISTRAR");
        assertRefused("EVIDENCE_MISSING", () -> issue(contract, null));

        acts(contract, "rechecker", "STATION_REVIEWER");
        assertThat(issue(contract, null).number()).hasSize(16);
    }

    @Test
    void nobodyIsCertifiedByOnePersonAlone() {
        Contract contract = Contract.of(api).submitted();
        acts(contract, "registrar", "REGISTRAR");
        acts(contract, "registrar", "STATION_REVIEWER");

        assertRefused("NOT_SEPARATED", () -> issue(contract, null));
    }

    @Test
    void aNationalNumberBelongsToOneContract() {
        Contract first = recheckedOutsideTheFlow();
        String number = "2026%010d".formatted(System.nanoTime() % 10_000_000_000L);
        assertThat(issue(first, number).number()).isEqualTo(number);

        Contract second = recheckedOutsideTheFlow();

        assertRefused("NUMBER_TAKEN", () -> issue(second, number));
    }

    @Test
    void whatWasCertifiedStaysAsItWas() {
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();
        for (String change : List.of(
                "update certificate set technical_amount = 1 where registration_number = :number",
                "update certificate set registration_number = '20260000000000' where registration_number = :number",
                "delete from certificate where registration_number = :number")) {
            assertThatThrownBy(() -> jdbc.sql(change).param("number", number).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private Contract recheckedOutsideTheFlow() {
        Contract contract = Contract.of(api).submitted();
        acts(contract, "registrar", "REGISTRAR");
        acts(contract, "rechecker", "STATION_REVIEWER");
        return contract;
    }

    /** The record of a step, without the flow that would have checked who may take it. */
    private void acts(Contract contract, String user, String role) {
        Step step = new Step(
                "步骤",
                "Step",
                role,
                "register-test",
                List.of(new Outcome("done", Outcome.Kind.ADVANCE, "完成", "Done", false)),
                Map.of(),
                null,
                null,
                false,
                null);
        as(
                user,
                () -> cases.recordStep(
                        number(contract), new StepAct(step, 1, "done", Map.of(), Set.of(), null, List.of(), null)));
    }

    private Issued issue(Contract contract, @Nullable String national) {
        Draft draft = new Draft(
                number(contract),
                "耐候型聚烯烃复合材料",
                "DEVELOPMENT",
                "COMMISSIONED",
                new Party("晋江市海丝高分子材料有限公司", "91350582MA31ABCD0M"),
                List.of(new Party("陈海生", null)),
                LocalDate.of(2024, 1, 8),
                LocalDate.of(2025, 1, 6),
                LocalDate.of(2035, 12, 31),
                Money.of("1200000.00"),
                Money.of("1000000.00"),
                false,
                national);
        return as("rechecker", () -> certificates.issue(draft));
    }

    private <T> T as(String user, Supplier<T> work) {
        return current.runAs(accounts.actorNamed(user), () -> transaction.execute(status -> work.get()));
    }

    private static CaseNumber number(Contract contract) {
        return new CaseNumber(contract.view("enterprise").path("caseNumber").asText());
    }

    private long lastNumber() {
        return jdbc.sql("select coalesce(max(last_number), 0) from certificate_number where station_part = '350501'"
                        + " and year = extract(year from now() at time zone 'Asia/Shanghai')")
                .query(Long.class)
                .single();
    }

    private static void assertRefused(String code, Supplier<Issued> work) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static void threeMillionsWithServers(ObjectNode answers) {
        answers.put("contractAmount", "3000000.00").put("technicalAmount", "1800000.00");
        ArrayNode items = answers.putArray("amountItems");
        items.addObject()
                .put("name", "软件研究开发")
                .put("nature", "TECHNICAL")
                .put("qty", 1)
                .put("unitPrice", "1800000.00")
                .put("amount", "1800000.00")
                .put("deducted", "0.00")
                .put("reason", "技术开发费用");
        items.addObject()
                .put("name", "服务器")
                .put("nature", "NON_TECHNICAL")
                .put("kind", "EQUIPMENT")
                .put("qty", 10)
                .put("unitPrice", "120000.00")
                .put("amount", "1200000.00")
                .put("deducted", "1200000.00")
                .put("reason", "随合同购置的通用设备");
        answers.putArray("paymentPlan")
                .addObject()
                .put("dueOn", "2026-12-31")
                .put("condition", "验收后")
                .put("amount", "3000000.00");
    }
}
