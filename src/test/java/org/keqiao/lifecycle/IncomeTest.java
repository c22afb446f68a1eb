package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Income is verified payment by payment, never above the technical amount of one million. */
@KeqiaoTest
class IncomeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Publishing publishing;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private FollowUp reviewed(Contract contract, String income) {
        return FollowUp.of(api, LifecycleFacts.INCOME, contract)
                .with(answers -> answers.put("receivedAmount", "900000.00").put("incomeAmount", income))
                .submittedBy("enterprise")
                .does("clerk", "income-intake", "accept")
                .does("registrar", "income-review", "verify", body -> ((ObjectNode) body.path("answers"))
                        .put("verifiedIncome", income));
    }

    @Test
    void paymentsAddUpToTheTechnicalAmountAndNoFenFurther() {
        Contract contract = Contract.of(api).certified();
        FollowUp first = reviewed(contract, "600000.00").does("rechecker", "income-second-review", "agree");
        assertThat(first.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(first.letter("enterprise", "LT-C4").path("number").asText()).isNotBlank();

        Api.Answer above =
                reviewed(contract, "400000.01").tries("rechecker", "income-second-review", "agree", body -> {});
        assertThat(above.text("code")).isEqualTo("INCOME_ABOVE_AMOUNT");
        reviewed(contract, "400000.00").does("rechecker", "income-second-review", "agree");
    }

    @Test
    void ofTwoPaymentsAtTheSameMomentThatTogetherAreTooMuchOneWins() throws Exception {
        Contract contract = Contract.of(api).certified();
        List<Callable<Api.Answer>> both = new ArrayList<>();
        for (FollowUp one : List.of(reviewed(contract, "600000.00"), reviewed(contract, "700000.00"))) {
            both.add(() -> one.tries("rechecker", "income-second-review", "agree", body -> {}));
        }
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Integer> answers = new ArrayList<>();
        for (Future<Api.Answer> answer : pool.invokeAll(both)) {
            answers.add(answer.get().status());
        }
        pool.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void theDatabaseKeepsTheBoundAndAmendmentsRespectIt() {
        Contract contract = Contract.of(api).certified();
        reviewed(contract, "600000.00").does("rechecker", "income-second-review", "agree");
        String number = contract.letter("LT-C1").path("number").asText();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "update technical_income set verified = 1000000.01 where registration_number = :number")
                        .param("number", number)
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("technical_income_within_amount");

        Api.Answer below = FollowUp.of(api, LifecycleFacts.AMENDMENT, contract)
                .submittedBy("enterprise")
                .does("clerk", "amendment-intake", "accept")
                .does("registrar", "amendment-review", "amend", body -> ((ObjectNode) body.path("answers"))
                        .put("amendedContractAmount", "599999.99")
                        .put("amendedTechnicalAmount", "599999.99"))
                .tries("rechecker", "amendment-second-review", "agree", body -> {});
        assertThat(below.text("code")).isEqualTo("AMENDED_BELOW_VERIFIED");
    }

    @Test
    void aRedesignedVerificationStillVerifies() {
        publishing.publish(RedesignedMatter.of(LifecycleFacts.INCOME, "F_agree"), "publisher");
        try {
            FollowUp income = reviewed(Contract.of(api).certified(), "100000.00")
                    .does("rechecker", "income-second-review", "agree")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done");
            assertThat(income.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(LifecycleFacts.INCOME), "publisher");
        }
    }
}
