package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.Race;
import org.keqiao.database.TestServer;
import org.keqiao.testing.Effort;

/** Two nodes on one external PostgreSQL: they are one product, and one of them may die. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final int RACES = Effort.of(5, 300);
    private static final String REVIEW = "contract-technical-review";
    private static final String RECHECK = "contract-second-review";

    private static TestServer database;
    private static Product first;
    private static Product second;
    private static Api both;

    @BeforeAll
    static void start() {
        Path files = Product.freshHome();
        database = TestServer.start(Product.freshHome(), Path.of("target", "postgres-17"));
        first = Product.start(files, database.environment(), "--keqiao.demo=true", "--keqiao.demo.samples=false");
        second = Product.start(files, database.environment(), "--keqiao.demo=true", "--keqiao.demo.samples=false");
        both = new Api(first.url(""), second.url(""));
    }

    @AfterAll
    static void stop() {
        for (Product node : new Product[] {first, second}) {
            if (node != null) {
                node.close();
            }
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void aCaseGoesToItsCertificateOverBoth() {
        Contract contract = Contract.of(both).certified();

        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
        String letter = contract.letter("LT-C1").path("id").asText();
        for (Product node : List.of(first, second)) {
            assertThat(new Api(node.url(""))
                            .get("enterprise", "/letters/" + letter)
                            .bytes())
                    .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    @Test
    @Order(2)
    void oneTaskIsClaimedAndCompletedOnce() {
        Api one = new Api(first.url(""));
        Api other = new Api(second.url(""));
        for (int race = 0; race < RACES; race++) {
            Contract contract = Contract.of(both).submitted().does("clerk", "contract-intake", "accept");
            String task = contract.task("registrar", REVIEW);
            assertThat(statuses(List.of(
                            () -> one.post("registrar", "/tasks/" + task + "/claim", Map.of()),
                            () -> other.post("registrar2", "/tasks/" + task + "/claim", Map.of()))))
                    .containsExactlyInAnyOrder(200, 409);
        }
        for (int race = 0; race < RACES; race++) {
            Contract contract = Contract.of(both).reviewed();
            String task = contract.task("rechecker", RECHECK);
            both.post("rechecker", "/tasks/" + task + "/claim", Map.of()).ok();
            var agreement = Contract.completion(RECHECK, "agree");
            assertThat(statuses(List.of(
                            () -> one.post("rechecker", "/tasks/" + task + "/completion", agreement),
                            () -> other.post("rechecker", "/tasks/" + task + "/completion", agreement))))
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(contract.letters("LT-C1")).hasSize(1);
        }
        assertSound();
    }

    @Test
    @Order(3)
    void aWithdrawalOnOneAndTheCertificateOnTheOtherHaveOneWinner() {
        Api one = new Api(first.url(""));
        Api other = new Api(second.url(""));
        for (int race = 0; race < RACES; race++) {
            Contract contract = Contract.of(both).reviewed();
            String task = contract.task("rechecker", RECHECK);
            both.post("rechecker", "/tasks/" + task + "/claim", Map.of()).ok();
            assertThat(statuses(List.of(
                            () -> one.post(
                                    "enterprise", "/cases/" + contract.id() + "/withdrawal", Map.of("reason", "不再需要")),
                            () -> other.post(
                                    "rechecker",
                                    "/tasks/" + task + "/completion",
                                    Contract.completion(RECHECK, "agree")))))
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertSound();
    }

    @Test
    @Order(4)
    void oneKeyIsOneSubmissionWhereverItIsSent() {
        for (int race = 0; race < RACES; race++) {
            Contract contract = Contract.of(both).drafted();
            String key = UUID.randomUUID().toString();
            List<Supplier<Api.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(() -> both.submit("enterprise", contract.id(), key));
            }
            List<Api.Answer> answers = Race.together(calls);
            assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
            assertThat(answers)
                    .extracting(Api.Answer::body)
                    .containsOnly(answers.get(0).body());
        }
        assertSound();
    }

    @Test
    @Order(5)
    void guessesOfOneAddressCountTogether() {
        String guess = "/certificates/350500-00000000?code=ABCD2345";
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(both.get(null, guess).status());
        }
        assertThat(statuses.subList(0, 10)).containsOnly(404);
        assertThat(statuses.subList(10, 12)).containsOnly(429);
    }

    @Test
    @Order(6)
    void whenOneDiesTheOtherGoesOn() {
        Contract begun = Contract.of(both).submitted();
        first.kill();
        Api left = new Api(second.url(""));

        Contract.of(left, begun).does("clerk", "contract-intake", "accept");
        Contract.of(left).certified();
        assertThat(second.isUp()).isTrue();

        first.startAgain();
        Contract.of(both).certified();
        assertSound();
    }

    private static List<Integer> statuses(List<Supplier<Api.Answer>> calls) {
        return Race.together(calls).stream().map(Api.Answer::status).toList();
    }

    private static void assertSound() {
        JsonNode check = both.post("auditor", "/audit/checks", Map.of()).ok();
        assertThat(check.path("breaks")).isEmpty();
        assertThat(check.path("violations")).isEmpty();
    }
}
