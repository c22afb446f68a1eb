package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two at once, over HTTP: one winner, and the loser is told in words. {@code -Dkeqiao.races=…} runs more. */
@KeqiaoTest
class RacesTest {

    private static final int RACES = Integer.getInteger("keqiao.races", Effort.of(60, 300));
    private static final int TASK_RACES = Effort.of(Math.max(10, RACES / 10), 300);
    private static final int SAME_KEY = 10;

    @LocalServerPort
    int port;

    @Autowired
    CaseInvariants invariants;

    private final ObjectNode agreement = Contract.completion("contract-second-review", "agree");
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void withdrawalAgainstTheCertificateHasOneWinner() {
        Map<String, Integer> wins = new HashMap<>();
        for (int race = 0; race < RACES; race += 2) {
            // Two cases come to their second review side by side; then each has its race.
            Race.together(List.<Supplier<Claimed>>of(this::claimed, this::claimed))
                    .forEach(claimed -> withdrawalAgainstTheCertificate(claimed.contract(), claimed.task(), wins));
        }
        System.out.println("races of withdrawal and certificate, by winner and the loser's answer: " + wins);
        assertThat(wins.keySet())
                .as("both sides win sometimes")
                .anyMatch(how -> how.startsWith("withdrawal"))
                .anyMatch(how -> how.startsWith("certificate"));
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }

    /** A case whose second review somebody has begun. */
    private record Claimed(Contract contract, String task) {}

    private Claimed claimed() {
        Contract contract = Contract.of(api).reviewed();
        String task = contract.task("rechecker", "contract-second-review");
        api.post("rechecker", "/tasks/" + task + "/claim", Map.of()).ok();
        return new Claimed(contract, task);
    }

    private void withdrawalAgainstTheCertificate(Contract contract, String task, Map<String, Integer> wins) {
        // Who starts a little later meets the other in the middle of its work, not always at the door.
        long head = ThreadLocalRandom.current().nextLong(-15, 40);
        List<Api.Answer> answers = Race.together(List.of(
                () -> after(
                        head,
                        () -> api.post(
                                "enterprise", "/cases/" + contract.id() + "/withdrawal", Map.of("reason", "不再需要"))),
                () -> after(-head, () -> api.post("rechecker", "/tasks/" + task + "/completion", agreement))));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        Api.Answer loser =
                answers.stream().max(Comparator.comparing(Api.Answer::status)).orElseThrow();
        assertThat(loser.text("detail")).as("%s", loser.body()).isNotBlank();
        boolean withdrawn = answers.get(0).status() == 200;
        assertThat(contract.status()).isEqualTo(withdrawn ? "WITHDRAWN" : "DECIDED_POSITIVE");
        assertThat(contract.letters("LT-C1")).hasSize(withdrawn ? 0 : 1);
        wins.merge((withdrawn ? "withdrawal, " : "certificate, ") + loser.text("code"), 1, Integer::sum);
    }

    @Test
    void twoOfficersClaimOneTask() {
        for (int race = 0; race < TASK_RACES; race++) {
            Contract contract = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
            String task = contract.task("registrar", "contract-technical-review");
            List<Api.Answer> answers = Race.together(List.of(
                    () -> api.post("registrar", "/tasks/" + task + "/claim", Map.of()),
                    () -> api.post("registrar2", "/tasks/" + task + "/claim", Map.of())));
            assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
            Api.Answer loser = answers.stream()
                    .max(Comparator.comparing(Api.Answer::status))
                    .orElseThrow();
            assertThat(loser.text("code")).isEqualTo("CLAIMED_BY_OTHER");
            assertThat(loser.text("detail")).as("names who has it").doesNotContain("null", "{0}");
        }
    }

    @Test
    void oneTaskIsCompletedOnce() {
        for (int race = 0; race < TASK_RACES; race++) {
            Contract contract = Contract.of(api).reviewed();
            String task = contract.task("rechecker", "contract-second-review");
            api.post("rechecker", "/tasks/" + task + "/claim", Map.of()).ok();
            List<Supplier<Api.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> api.post("rechecker", "/tasks/" + task + "/completion", agreement));
            }
            assertThat(Race.together(calls))
                    .extracting(Api.Answer::status)
                    .containsExactlyInAnyOrder(200, 409, 409, 409);
            assertThat(contract.letters("LT-C1")).hasSize(1);
        }
    }

    @Test
    void oneKeyIsOneSubmission() {
        for (int race = 0; race < TASK_RACES; race++) {
            Contract contract = Contract.of(api).drafted();
            String key = UUID.randomUUID().toString();
            List<Supplier<Api.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < SAME_KEY; i++) {
                calls.add(() -> api.submit("enterprise", contract.id(), key));
            }
            List<Api.Answer> answers = Race.together(calls);
            assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
            assertThat(answers)
                    .extracting(Api.Answer::body)
                    .containsOnly(answers.get(0).body());
            JsonNode tasks = api.get("clerk", "/tasks?queue=claimable&caseId=" + contract.id())
                    .ok()
                    .path("items");
            assertThat(tasks).hasSize(1);
        }
    }

    @Test
    void ofDifferentKeysOneSubmits() {
        Contract contract = Contract.of(api).drafted();
        List<Supplier<Api.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < SAME_KEY; i++) {
            calls.add(() ->
                    api.submit("enterprise", contract.id(), UUID.randomUUID().toString()));
        }
        List<Integer> statuses =
                Race.together(calls).stream().map(Api.Answer::status).toList();
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(SAME_KEY - 1);
    }

    private static Api.Answer after(long millis, Supplier<Api.Answer> call) {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return call.get();
    }
}
