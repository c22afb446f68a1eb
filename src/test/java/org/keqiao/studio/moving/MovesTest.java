package org.keqiao.studio.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.process.moving.MovedCases;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A legal opinion is put between review and second review: what becomes of the cases under way. */
@KeqiaoTest
class MovesTest {

    private static final String MATTER = "contract-certification";

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private Publishing publishing;

    @Autowired
    private MoveRunner runner;

    @Autowired
    private CaseInvariants invariants;

    @Autowired
    private MovedCases movedCases;

    @Autowired
    private Matters matters;

    private org.keqiao.acceptance.Api people;
    private Api api;
    private int old;

    @BeforeEach
    void connect() {
        people = new org.keqiao.acceptance.Api("http://localhost:" + port);
        api = Api.of(environment);
        old = publishing.publish(RedesignedContract.before(), "publisher");
    }

    @AfterEach
    void theShippedWayAgain() {
        publishing.publish(RedesignedContract.before(), "publisher");
    }

    private List<Contract> underWay(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> Contract.of(people).submitted())
                .toList();
    }

    private int redesigned() {
        return publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
    }

    private static String number(Contract contract) {
        return contract.view("enterprise").path("caseNumber").asText();
    }

    private static int version(Contract contract) {
        return contract.view("clerk").path("definitionVersion").asInt();
    }

    private JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.status() == 204 ? null : answer.json();
    }

    private JsonNode planned(int to, Map<String, ?> filter) {
        Api designer = api.as("designer");
        JsonNode move = ok(designer.post("/studio/matters/" + MATTER + "/moves", Map.of("from", old, "to", to)));
        Map<String, Object> plan = new HashMap<>();
        plan.put("steps", move.path("steps"));
        plan.put("filter", filter);
        return ok(designer.put("/studio/moves/" + move.path("id").asText(), plan));
    }

    private String approved(int to, Map<String, ?> filter) {
        String id = planned(to, filter).path("id").asText();
        ok(api.as("designer").post("/studio/moves/" + id + "/submission", Map.of("note", "增加法律意见")));
        ok(api.as("publisher").post("/studio/moves/" + id + "/approval", null));
        return id;
    }

    private String started(int to, Map<String, ?> filter) {
        String id = approved(to, filter);
        ok(api.as("publisher").post("/studio/moves/" + id + "/start", null));
        return id;
    }

    private JsonNode report(String id) {
        return ok(api.as("publisher").get("/studio/moves/" + id + "/report"));
    }

    private static Map<String, Integer> states(JsonNode report) {
        Map<String, Integer> states = new HashMap<>();
        report.path("cases").forEach(one -> states.merge(one.path("state").asText(), 1, Integer::sum));
        return states;
    }

    private void nothingIsBroken() {
        assertThat(invariants.violations())
                .allSatisfy((name, found) -> assertThat(found).as(name).isEmpty());
    }

    @Test
    void someCasesMoveOneIsRefusedAndTheRestStaysUntouched() {
        List<Contract> cases = underWay(5);
        int to = redesigned();
        List<Contract> wanted = cases.subList(0, 3);
        String move = approved(
                to, Map.of("cases", wanted.stream().map(MovesTest::number).toList()));
        JsonNode tried = ok(api.as("designer").post("/studio/moves/" + move + "/dry-run", null));
        assertThat(tried.path("movable").asInt()).isEqualTo(3);

        // One is closed between the dry run and the move.
        ok(api.as("enterprise").post("/cases/" + wanted.get(2).id() + "/withdrawal", Map.of("reason", "另行申请")));
        tried = ok(api.as("designer").post("/studio/moves/" + move + "/dry-run", null));
        assertThat(tried.path("movable").asInt()).isEqualTo(2);
        ok(api.as("publisher").post("/studio/moves/" + move + "/start", null));
        assertThat(runner.run(UUID.fromString(move), 100)).isEqualTo(3);

        JsonNode report = report(move);
        assertThat(states(report)).isEqualTo(Map.of("MOVED", 2, "REFUSED", 1));
        assertThat(report.at("/move/state").asText()).isEqualTo("DONE");
        assertThat(report.at("/cases/2/reasons/0/message").asText()).isNotBlank();
        assertThat(version(wanted.get(0))).isEqualTo(to);
        assertThat(cases.subList(3, 5))
                .allSatisfy(one -> assertThat(version(one)).isEqualTo(old));
        wanted.get(0)
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify")
                .does("secretary", RedesignedContract.LEGAL_FORM, "done")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(wanted.get(0).status()).isEqualTo("DECIDED_POSITIVE");
        cases.get(3)
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(cases.get(3).status()).isEqualTo("DECIDED_POSITIVE");
        nothingIsBroken();
    }

    @Test
    void whatDiedInTheMiddleIsFinishedAndNoCaseIsMovedTwice() throws Exception {
        List<Contract> cases = underWay(6);
        int to = redesigned();
        String move = started(
                to, Map.of("cases", cases.stream().map(MovesTest::number).toList()));
        UUID id = UUID.fromString(move);
        assertThat(runner.run(id, 2)).isEqualTo(2);
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 2, "WAITING", 4));

        // Two nodes find it at once.
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> both = List.of(() -> runner.run(id, 100), () -> runner.run(id, 100));
            int done = 0;
            for (Future<Integer> node : nodes.invokeAll(both)) {
                done += node.get();
            }
            assertThat(done).isEqualTo(4);
        } finally {
            nodes.shutdown();
        }
        runner.run(id, 100);
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 6));
        assertThat(report(move).at("/move/state").asText()).isEqualTo("DONE");
        assertThat(cases).allSatisfy(one -> {
            assertThat(version(one)).isEqualTo(to);
            assertThat(acts(one, "caseMoved")).isEqualTo(1);
        });
        nothingIsBroken();
    }

    private long acts(Contract contract, String name) {
        long found = 0;
        for (JsonNode entry : ok(api.as("clerk").get("/cases/" + contract.id() + "/timeline"))) {
            found += entry.path("code").asText().equals(name) ? 1 : 0;
        }
        return found;
    }

    @Test
    void aStoppedMoveBeginsNoFurtherCaseAndGoesOnLater() {
        List<Contract> cases = underWay(3);
        int to = redesigned();
        String move = started(
                to, Map.of("cases", cases.stream().map(MovesTest::number).toList()));
        runner.run(UUID.fromString(move), 1);
        ok(api.as("publisher").post("/studio/moves/" + move + "/stop", null));
        assertThat(runner.run(UUID.fromString(move), 100)).isZero();
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 1, "WAITING", 2));
        ok(api.as("publisher").post("/studio/moves/" + move + "/start", null));
        runner.run(UUID.fromString(move), 100);
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 3));
    }

    @Test
    void movedCasesGoBackUnlessAStepWasTaken() {
        List<Contract> cases = underWay(2);
        int to = redesigned();
        String move = started(
                to, Map.of("cases", cases.stream().map(MovesTest::number).toList()));
        runner.run(UUID.fromString(move), 100);
        cases.get(0).does("clerk", "contract-intake", "accept");
        ok(api.as("publisher").post("/studio/moves/" + move + "/return", Map.of()));
        runner.run(UUID.fromString(move), 100);
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 1, "RETURNED", 1));
        assertThat(version(cases.get(0))).isEqualTo(to);
        assertThat(version(cases.get(1))).isEqualTo(old);
        nothingIsBroken();
    }

    @Test
    void aCaseThatIsCompletedWhileItIsMovedHasOneWinner() throws Exception {
        List<Contract> cases = underWay(6);
        int to = redesigned();
        String move = started(
                to, Map.of("cases", cases.stream().map(MovesTest::number).toList()));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> moving = threads.submit(() -> runner.run(UUID.fromString(move), 100));
            List<Future<?>> working = new ArrayList<>();
            for (Contract one : cases) {
                working.add(threads.submit(() -> one.does("clerk", "contract-intake", "accept")));
            }
            moving.get();
            for (Future<?> work : working) {
                work.get();
            }
        } finally {
            threads.shutdown();
        }
        // Whoever came second found the other's result: every case stands at the review of the new version.
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 6));
        assertThat(cases).allSatisfy(one -> one.task("registrar", "contract-technical-review"));
        nothingIsBroken();
    }

    @Test
    void anOpenCorrectionIsAnsweredOnTheNewWay() {
        Contract contract = Contract.of(people)
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .returns("registrar", "contract-technical-review", Map.of("title", "写全称"));
        CaseNumber number = new CaseNumber(number(contract));
        int to = redesigned();
        Matter after = matters.version(MATTER, to);
        assertThat(movedCases.obstacles(number, after, Map.of())).isEmpty();
        // A form that does not ask for it any more leaves the applicant nothing to answer.
        Matter without = new Matter(
                MATTER,
                to,
                after.settings(),
                Map.of(
                        after.settings().startForm(),
                        after.form("contract-second-review").orElseThrow()),
                after.letters(),
                after.asked(),
                after.roles());
        assertThat(movedCases.obstacles(number, without, Map.of()))
                .extracting(Obstacle::code)
                .containsExactly("CORRECTION_FIELD");

        String move = started(to, Map.of("cases", List.of(number.value())));
        runner.run(UUID.fromString(move), 100);
        assertThat(states(report(move))).isEqualTo(Map.of("MOVED", 1));
        contract.answers(answers -> answers.put("title", "改过名称的合同"))
                .does("registrar", "contract-technical-review", "certify")
                .does("secretary", RedesignedContract.LEGAL_FORM, "done")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
        nothingIsBroken();
    }

    @Test
    void nobodyApprovesHisOwnPlanAndOnlyPublishersCarryItOut() {
        int to = redesigned();
        String id = planned(to, Map.of()).path("id").asText();
        Api publisher = api.as("publisher");
        ok(publisher.put("/studio/moves/" + id, Map.of("steps", Map.of())));
        ok(api.as("designer").post("/studio/moves/" + id + "/submission", Map.of()));
        assertThat(publisher.post("/studio/moves/" + id + "/approval", null).status())
                .isEqualTo(403);
        assertThat(api.as("designer")
                        .post("/studio/moves/" + id + "/approval", null)
                        .status())
                .isEqualTo(403);
        assertThat(publisher.post("/studio/moves/" + id + "/start", null).status())
                .isEqualTo(409);
        String other = approved(to, Map.of("cases", List.of("JSHT-350500-2026-999999")));
        assertThat(api.as("designer")
                        .post("/studio/moves/" + other + "/start", null)
                        .status())
                .isEqualTo(403);
        assertThat(api.as("designer").put("/studio/moves/" + other, Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void aPlanThatCannotBeFollowedSaysSoBeforeAnyCaseIsTouched() {
        int to = redesigned();
        JsonNode move = planned(to, Map.of());
        String id = move.path("id").asText();
        String any = move.path("steps").fieldNames().next();
        ok(api.as("designer").put("/studio/moves/" + id, Map.of("steps", Map.of(any, "Nowhere"))));
        JsonNode tried = ok(api.as("designer").post("/studio/moves/" + id + "/dry-run", null));
        assertThat(tried.at("/problems/0/code").asText()).isEqualTo("PLACE_UNKNOWN");
        assertThat(api.as("designer")
                        .post("/studio/moves/" + id + "/submission", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aWithdrawnVersionTakesNoNewCases() {
        int bad = redesigned();
        Contract onIt = Contract.of(people).submitted();
        assertThat(version(onIt)).isEqualTo(bad);
        String path = "/studio/matters/" + MATTER + "/versions/" + bad + "/withdrawal";
        String id = ok(api.as("publisher").post(path, Map.of("reason", "少了一条路")))
                .path("id")
                .asText();
        assertThat(api.as("publisher")
                        .post("/studio/withdrawals/" + id + "/approval", null)
                        .status())
                .isEqualTo(403);
        assertThat(api.as("publisher").post(path, Map.of("reason", "再一次")).status())
                .isEqualTo(409);
        assertThat(api.as("publisher")
                        .post("/studio/withdrawals/" + id + "/rejection", null)
                        .status())
                .isEqualTo(403);
        String asked = ok(api.as("designer").get("/studio/matters/" + MATTER + "/withdrawals"))
                .at("/0/state")
                .asText();
        assertThat(asked).isEqualTo("ASKED");
    }

    @Test
    void whatAnotherPersonApprovesIsWithdrawn() {
        int bad = redesigned();
        Contract onIt = Contract.of(people).submitted();
        String id = ok(api.as("designer")
                        .post(
                                "/studio/matters/" + MATTER + "/versions/" + bad + "/withdrawal",
                                Map.of("reason", "少了一条路")))
                .path("id")
                .asText();
        ok(api.as("publisher").post("/studio/withdrawals/" + id + "/approval", null));
        Contract fresh = Contract.of(people).submitted();
        assertThat(version(fresh)).isEqualTo(old);
        assertThat(version(onIt)).as("a case under way stays").isEqualTo(bad);
        assertThat(publishing.inForce(MATTER).orElseThrow().version()).isEqualTo(old);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        api.as("registrar").all("/notifications?limit=200").toString())
                .contains("第 " + bad + " 版办理流程自"));
    }
}
