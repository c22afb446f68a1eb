package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keqiao.casefile.CaseClock;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.seat.Seat;
import org.keqiao.inbox.seat.SeatedStep;
import org.keqiao.inbox.seat.Seats;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.process.matters.SeatedContract;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The shipped matter redesigned so that several people do the second review together: each on a seat of their own. */
@KeqiaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeatedFlowTest {

    private static final String SECOND_REVIEW = "contract-second-review";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Seats seats;

    @Autowired
    private CaseReading reading;

    @Autowired
    private CaseClock caseClock;

    @Autowired
    private CaseInvariants invariants;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor currentActor;

    private final List<String> reviewers = new ArrayList<>();
    private Api api;

    @BeforeAll
    void morePeople() {
        Newcomers newcomers = Newcomers.of(context);
        String station = accounts.actorNamed("rechecker").station();
        for (int i = 1; i <= 16; i++) {
            reviewers.add(newcomers.account("复核员" + i, station, Role.STATION_REVIEWER));
        }
    }

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @AfterEach
    void asItShips() {
        // Other tests share this application and expect the shipped way.
        publishing.publish(RedesignedContract.before(), "publisher");
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }

    private Contract atSecondReview(Bundle bundle) {
        publishing.publish(bundle, "publisher");
        return Contract.of(api).reviewed();
    }

    private <T> T as(String user, Supplier<T> work) {
        return currentActor.runAs(accounts.actorNamed(user), work);
    }

    private void as(String user, Runnable work) {
        as(user, () -> {
            work.run();
            return null;
        });
    }

    private List<InboxRow> rows(String user, Queue queue, Contract contract) {
        return as(user, () -> inbox.page(InboxQuery.of(queue).ofCase(UUID.fromString(contract.id())), null, 50)
                .items());
    }

    private void signs(String user, Contract contract, String outcome) {
        contract.does(user, SECOND_REVIEW, outcome);
    }

    private SeatedStep step(Contract contract) {
        return as("stationhead", () -> seats.of(number(contract))).get(0);
    }

    private CaseNumber number(Contract contract) {
        return new CaseNumber(contract.view("registrar").path("caseNumber").asText());
    }

    private static String code(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refusal no) {
            return no.code();
        }
    }

    @Test
    void twoRecheckersCountersign() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        assertThat(rows("rechecker", Queue.ALL, contract))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.seating().seats()).isEqualTo(2));
        assertThat(rows("rechecker", Queue.CLAIMABLE, contract))
                .as("one row stands for all free seats")
                .hasSize(1);

        signs("rechecker", contract, "agree");

        assertThat(contract.status()).as("one signature is not enough").isEqualTo("ACCEPTED");
        assertThat(rows("rechecker", Queue.CLAIMABLE, contract))
                .as("one person has one seat")
                .isEmpty();
        assertThat(rows("rechecker", Queue.HANDLED, contract)).hasSize(1);
        assertThat(rows(reviewers.get(0), Queue.CLAIMABLE, contract))
                .singleElement()
                .satisfies(row -> assertThat(row.seating().decided()).isEqualTo(1));

        signs(reviewers.get(0), contract, "agree");

        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(contract.letter("LT-C1").path("number").asText()).isNotBlank();
        assertThat(rows(reviewers.get(0), Queue.HANDLED, contract)).hasSize(1);
        String told = timeline("registrar", contract);
        assertThat(told).contains("复核（第 1 席）").contains("复核（第 2 席）").contains("复核（2/2 席）");
        assertThat(timeline("enterprise", contract))
                .as("who sat where is the office's affair")
                .doesNotContain("席");
    }

    private String timeline(String user, Contract contract) {
        return api.get(user, "/cases/" + contract.id() + "/timeline").ok().toString();
    }

    @Test
    void whatASeatAnswersIsNoFactOfTheCase() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        contract.does("rechecker", SECOND_REVIEW, "agree", body -> ((ObjectNode) body.path("answers"))
                .put("recheckNote", "只在本席"));

        assertThat(as("registrar", () -> reading.facts(UUID.fromString(contract.id()))))
                .doesNotContainKey("recheckNote");
        assertThat(as("registrar", () -> reading.acts(UUID.fromString(contract.id()))).stream()
                        .filter(act -> "只在本席".equals(act.answers().get("recheckNote"))))
                .hasSize(1);
    }

    @Test
    void oneWhoDisagreesInACountersigningTakesItToTheHead() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        signs("rechecker", contract, "disagree");
        assertThat(rows(reviewers.get(0), Queue.CLAIMABLE, contract))
                .as("all are heard")
                .hasSize(1);
        signs(reviewers.get(0), contract, "agree");

        contract.does("stationhead", "contract-head-decision", "recheck");
        signs(reviewers.get(0), contract, "agree");
        signs(reviewers.get(1), contract, "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aVetoWaitsForNobody() {
        Contract contract =
                atSecondReview(SeatedContract.seated(Map.of("seats", "ALL", "seatCount", "3", "veto", "true")));
        String begun = contract.task(reviewers.get(0), SECOND_REVIEW);
        api.post(reviewers.get(0), "/tasks/" + begun + "/claim", Map.of()).ok();
        signs("rechecker", contract, "disagree");
        assertThat(rows(reviewers.get(0), Queue.CLAIMABLE, contract)).isEmpty();
        assertThat(rows(reviewers.get(0), Queue.MINE, contract)).isEmpty();
        assertThat(contract.task("stationhead", "contract-head-decision")).isNotBlank();
        await().untilAsserted(() -> assertThat(
                        api.get(reviewers.get(0), "/notifications").ok().findValuesAsText("text"))
                .as("whoever had begun an opinion is told that it is not needed")
                .anyMatch(text -> text.contains("无需再办理")));
    }

    @Test
    void aVoteEndsWithTheVotesItNeeds() {
        Contract contract = atSecondReview(SeatedContract.voted(3, 2));
        signs("rechecker", contract, "disagree");
        signs(reviewers.get(0), contract, "agree");
        assertThat(contract.status()).isEqualTo("ACCEPTED");
        signs(reviewers.get(1), contract, "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aVoteThatCannotBeWonEndsAtOnceAndTellsWhichSeatsWereNotNeeded() {
        Contract contract = atSecondReview(SeatedContract.voted(3, 2));
        signs("rechecker", contract, "return");
        signs(reviewers.get(0), contract, "return");

        assertThat(rows(reviewers.get(1), Queue.CLAIMABLE, contract)).isEmpty();
        assertThat(contract.task("registrar", "contract-technical-review"))
                .as("sent back, as most said")
                .isNotBlank();
        assertThat(as("registrar", () -> reading.acts(UUID.fromString(contract.id())))
                        .toString())
                .contains("UNNEEDED");
    }

    @Test
    void theFirstOfAnyDecides() {
        Contract contract = atSecondReview(SeatedContract.seated(Map.of("seats", "ANY", "seatCount", "2")));
        signs(reviewers.get(0), contract, "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void withdrawalInBetweenTakesTheSeatsAway() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        signs("rechecker", contract, "agree");
        String open = contract.task(reviewers.get(0), SECOND_REVIEW);
        as(reviewers.get(0), () -> inbox.claim(open));

        api.post("enterprise", "/cases/" + contract.id() + "/withdrawal", Map.of("reason", "不再需要"))
                .ok();

        assertThat(contract.status()).isEqualTo("WITHDRAWN");
        assertThat(rows(reviewers.get(0), Queue.ALL, contract)).isEmpty();
        assertThat(as(reviewers.get(0), () -> code(() -> inbox.complete(open, agreement()))))
                .isEqualTo("SEAT_GONE");
    }

    @Test
    void aPauseHoldsEachSeat() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        as("stationhead", () -> caseClock.pause(UUID.fromString(contract.id()), "等待专家意见", 5));
        String task = step(contract).task();
        as("stationhead", () -> seats.add(task, null, null, "再请一人"));
        assertThat(rows("rechecker", Queue.ALL, contract))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.light()).isEqualTo(Light.PAUSED))
                .extracting(InboxRow::dueOn)
                .doesNotContainNull();
    }

    @Test
    void theHeadAddsASeatAndTakesItAwayAgain() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String task = step(contract).task();
        assertThat(as("rechecker", () -> code(() -> seats.add(task, null, null, "再请一人"))))
                .isEqualTo("SEATS_NOT_YOURS");
        assertThat(as("stationhead", () -> code(() -> seats.remove(task, 1, "少一人"))))
                .as("a countersigning keeps the seats that were drawn")
                .isEqualTo("SEAT_NEEDED");

        int third = as("stationhead", () -> seats.add(task, null, reviewers.get(2), "涉及专业较多，再请一人"));
        assertThat(third).isEqualTo(3);
        signs("rechecker", contract, "agree");
        signs(reviewers.get(0), contract, "agree");
        assertThat(contract.status()).as("the added seat counts").isEqualTo("ACCEPTED");
        assertThat(step(contract).seats())
                .extracting(Seat::state)
                .containsExactly(Seat.State.DECIDED, Seat.State.DECIDED, Seat.State.OPEN);

        as("stationhead", () -> seats.remove(task, third, "该员出差"));
        assertThat(contract.status()).as("the others had agreed already").isEqualTo("DECIDED_POSITIVE");
        assertThat(timeline("registrar", contract)).contains("该员出差");
    }

    @Test
    void oneOfficesHeadTouchesNoSeatOfTheOther() {
        Contract contract = atSecondReview(
                SeatedContract.seated(Map.of("seats", "ALL", "seatRoles", "STATION_REVIEWER,RECHECKER")));
        String task = step(contract).task();
        as("stationhead", () -> seats.add(task, Role.STATION_REVIEWER, null, "再请一人"));

        assertThat(as("stationhead", () -> code(() -> seats.remove(task, 2, "不需要了"))))
                .isEqualTo("SEATS_NOT_YOURS");
        assertThat(as("stationhead", () -> code(() -> seats.replace(task, 2, null, "换人"))))
                .isEqualTo("SEATS_NOT_YOURS");
        assertThat(as("stationhead", () -> code(() -> seats.add(task, Role.RECHECKER, null, "再请一人"))))
                .isEqualTo("SEATS_NOT_YOURS");
        assertThat(as("stationhead", () -> seats.roles(step(contract)))).containsExactly(Role.STATION_REVIEWER);
        assertThat(as("deputy", () -> code(() -> seats.remove(task, 2, "不需要了"))))
                .as("the only seat of the bureau was drawn")
                .isEqualTo("SEAT_NEEDED");
        assertThat(as("stationhead", () -> code(() -> seats.remove(task, 1, "不需要了"))))
                .isEqualTo("done");
    }

    @Test
    void aSeatIsNoWayToLearnWhoseASignInNameIs() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String path = "/tasks/" + step(contract).task() + "/seats/1/holder";
        JsonNode known = refusal(path, "enterprise");
        JsonNode unknown = refusal(path, "nobody-of-this-name");
        assertThat(known.path("code").asText()).isEqualTo("NOT_OF_THE_GROUP");
        assertThat(known.toString().replace("enterprise", "?"))
                .isEqualTo(unknown.toString().replace("nobody-of-this-name", "?"));
    }

    private JsonNode refusal(String path, String username) {
        Api.Answer answer = api.put("stationhead", path, Map.of("reason", "换人", "assignee", username));
        assertThat(answer.status()).isEqualTo(403);
        ObjectNode body = (ObjectNode) answer.body();
        return body.retain("code", "detail", "title", "status");
    }

    @Test
    void anAddedSeatRaisesTheVotesNeeded() {
        Contract contract = atSecondReview(SeatedContract.voted(3, 2));
        String task = step(contract).task();
        as("stationhead", () -> seats.add(task, null, null, "加一人"));
        assertThat(step(contract).needed()).isEqualTo(3);
        signs("rechecker", contract, "agree");
        signs(reviewers.get(0), contract, "agree");
        assertThat(contract.status()).isEqualTo("ACCEPTED");
        signs(reviewers.get(1), contract, "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void theHeadHandsASeatOver() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String held = contract.task("rechecker", SECOND_REVIEW);
        as("rechecker", () -> inbox.claim(held));
        String task = step(contract).task();

        assertThat(as("stationhead", () -> code(() -> seats.replace(task, 1, "registrar", "换人"))))
                .isEqualTo("NOT_OF_THE_GROUP");
        int number = step(contract).seats().stream()
                .filter(seat -> "rechecker".equals(seat.username()))
                .findFirst()
                .orElseThrow()
                .number();
        as("stationhead", () -> seats.replace(task, number, reviewers.get(0), "该员请假"));

        assertThat(rows("rechecker", Queue.MINE, contract)).isEmpty();
        assertThat(rows(reviewers.get(0), Queue.MINE, contract)).hasSize(1);
        int acts = acts(contract);
        as("stationhead", () -> seats.replace(task, number, reviewers.get(0), "再说一遍"));
        assertThat(acts(contract)).as("what changes nothing is not recorded").isEqualTo(acts);
        await().untilAsserted(() -> assertThat(
                        api.all("rechecker", "/notifications?limit=200").findValuesAsText("text"))
                .as("whoever loses a seat is told, and why")
                .anyMatch(text -> text.contains("收回了您") && text.contains("该员请假")));
        assertThat(as("stationhead", () -> code(() -> seats.replace(task, 3 - number, reviewers.get(0), "也给他"))))
                .isEqualTo("SEAT_TAKEN_BEFORE");
    }

    private int acts(Contract contract) {
        return as("registrar", () -> reading.acts(UUID.fromString(contract.id())))
                .size();
    }

    @Test
    void whoeverWorkedOnTheCaseChoosesNoSigners() {
        Newcomers newcomers = Newcomers.of(context);
        String station = accounts.actorNamed("rechecker").station();
        String both = newcomers.account("身兼二职", station, Role.STATION_REVIEWER, Role.STATION_HEAD);
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        signs(both, contract, "agree");
        String task = step(contract).task();
        assertThat(as(both, () -> code(() -> seats.add(task, null, null, "再请一人"))))
                .isEqualTo("SEPARATION_OF_DUTY");
    }

    @Test
    void whoeverChoseTheSignersSignsNot() {
        Newcomers newcomers = Newcomers.of(context);
        String station = accounts.actorNamed("rechecker").station();
        String both = newcomers.account("身兼二职", station, Role.STATION_REVIEWER, Role.STATION_HEAD);
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String task = step(contract).task();
        as(both, () -> seats.add(task, null, null, "再请一人"));
        String free = rows("rechecker", Queue.CLAIMABLE, contract).get(0).id();
        assertThat(as(both, () -> code(() -> inbox.claim(free)))).isEqualTo("SEPARATION_OF_DUTY");
    }

    @Test
    void whoeverIsGivenASeatIsTold() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String task = step(contract).task();
        as("stationhead", () -> seats.add(task, null, reviewers.get(5), "再请一人"));
        await().untilAsserted(() -> assertThat(
                        api.get(reviewers.get(5), "/notifications").ok().findValuesAsText("text"))
                .anyMatch(text -> text.contains("分派给您")));
    }

    @Test
    void oneSeatAPersonAndTheirDutyIsCounted() {
        Newcomers newcomers = Newcomers.of(context);
        String station = accounts.actorNamed("rechecker").station();
        String both = newcomers.account("身兼二职", station, Role.STATION_REVIEWER, Role.STATION_HEAD);
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        List<InboxRow> free = rows(both, Queue.ALL, contract);
        as(both, () -> inbox.claim(free.get(0).id()));
        assertThat(as(both, () -> code(() -> inbox.claim(free.get(1).id())))).isEqualTo("SEAT_TAKEN_BEFORE");
        assertThat(as(both, () -> inbox.view(free.get(1).id())).obstacle()).isEqualTo("SEAT_TAKEN_BEFORE");
        as(both, () -> inbox.release(free.get(0).id()));
        as(both, () -> inbox.claim(free.get(1).id()));
        signs(both, contract, "disagree");
        signs("rechecker", contract, "agree");

        String ruled = contract.task(both, "contract-head-decision");
        assertThat(as(both, () -> inbox.view(ruled)).obstacle())
                .as("a seat is a second review like any other")
                .isEqualTo("SEPARATION_OF_DUTY");
        Api.Answer ruling = contract.tries(both, "contract-head-decision", "recheck", body -> {});
        assertThat(ruling.status()).isEqualTo(403);
        assertThat(ruling.text("code")).isEqualTo("SEPARATION_OF_DUTY");
    }

    @Test
    void sixteenSignAtTheSameMoment() {
        Contract contract = atSecondReview(SeatedContract.countersigned(16));
        List<InboxRow> free = rows(reviewers.get(0), Queue.ALL, contract);
        assertThat(free).hasSize(16);
        String claimable = free.stream()
                .map(InboxRow::id)
                .filter(id -> id.endsWith("~1"))
                .findFirst()
                .orElseThrow();
        assertThat(rows(reviewers.get(0), Queue.CLAIMABLE, contract))
                .extracting(InboxRow::id)
                .containsExactly(claimable);
        for (int i = 0; i < 16; i++) {
            String seat = free.get(i).id();
            as(reviewers.get(i), () -> inbox.claim(seat));
        }
        List<Supplier<String>> signers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String seat = free.get(i).id();
            String reviewer = reviewers.get(i);
            signers.add(() -> as(reviewer, () -> code(() -> inbox.complete(seat, agreement()))));
        }

        assertThat(Race.together(signers)).containsOnly("done");

        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(contract.letters("LT-C1")).hasSize(1);
    }

    @Test
    void aSeatThatManyWantHasOneHolder() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String seat = rows(reviewers.get(0), Queue.CLAIMABLE, contract).get(0).id();
        List<String> answers = Race.together(reviewers.stream()
                .<Supplier<String>>map(reviewer -> () -> as(reviewer, () -> code(() -> inbox.claim(seat))))
                .toList());
        assertThat(answers).filteredOn("done"::equals).hasSize(1);
        assertThat(answers).filteredOn("CLAIMED_BY_OTHER"::equals).hasSize(15);
    }

    @SuppressWarnings("unchecked")
    private static Completion agreement() {
        JsonNode body = Contract.completion(SECOND_REVIEW, "agree");
        return Completion.of("agree", JSON.convertValue(body.path("answers"), Map.class), "同意。");
    }

    @Test
    void theHeadKeepsTheSeatsOverHttp() {
        Contract contract = atSecondReview(SeatedContract.voted(3, 2));
        String seat = contract.task("rechecker", SECOND_REVIEW);
        assertThat(api.get("rechecker", "/tasks/" + seat)
                        .ok()
                        .path("seating")
                        .path("mode")
                        .asText())
                .isEqualTo("VOTE");
        String path = "/tasks/" + seat + "/seats";
        assertThat(api.post("rechecker", path, Map.of("reason", "再请一人")).text("code"))
                .isEqualTo("SEATS_NOT_YOURS");
        assertThat(api.post("stationhead", path, Map.of()).status()).isEqualTo(422);
        assertThat(api.post("stationhead", path, Map.of("reason", "x", "role", "REGISTRAR"))
                        .status())
                .isEqualTo(422);

        JsonNode added = api.post("stationhead", path, Map.of("reason", "再请一人", "assignee", reviewers.get(0)))
                .ok();
        assertThat(added.path("number").asInt()).isEqualTo(4);
        String fourth = "/tasks/" + added.path("id").asText() + "/seats/4";
        assertThat(api.put("stationhead", fourth + "/holder", Map.of("reason", "换人", "assignee", reviewers.get(1)))
                        .status())
                .isEqualTo(204);
        JsonNode now = api.get("registrar", path).ok();
        assertThat(now.path("needed").asInt()).isEqualTo(3);
        assertThat(now.path("changeable").asBoolean()).isFalse();
        assertThat(now.path("items").path(3).path("assignee").asText()).isEqualTo(reviewers.get(1));

        contract.does(reviewers.get(1), SECOND_REVIEW, "agree");
        JsonNode decided = api.get("registrar", path).ok().path("items").path(3);
        assertThat(decided.path("label").asText()).isEqualTo("同意");
        assertThat(decided.path("opinion").asText()).isNotBlank();
        assertThat(api.post("stationhead", "/tasks/" + seat + "/seats/4/removal", Map.of("reason", "x"))
                        .text("code"))
                .isEqualTo("SEAT_NOT_OPEN");
        assertThat(api.post("stationhead", "/tasks/" + seat + "/seats/3/removal", Map.of("reason", "x"))
                        .status())
                .isEqualTo(204);
        assertThat(api.get("enterprise", path).status()).isEqualTo(404);
    }

    @Test
    void theSeatsAreTheOfficesAffair() {
        Contract contract = atSecondReview(SeatedContract.countersigned(2));
        String task = step(contract).task();
        assertThatThrownBy(() -> as("enterprise", () -> seats.find(task)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(as("registrar", () -> seats.find(task)).changeable()).isFalse();
        assertThat(as("stationhead", () -> seats.find(task)).changeable()).isTrue();
    }
}
