package org.keqiao.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.Objection;
import org.keqiao.acceptance.Race;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody objects to a line: it waits, the others go on, and nobody outside learns who it was (domain 6.5). */
@KeqiaoTest
class ObjectionTest {

    private static final String OBJECTOR = "泉州理工大学";

    @LocalServerPort
    private int port;

    @Autowired
    Notices notices;

    @Autowired
    NoticeKeeping keeping;

    @Autowired
    CaseCommands cases;

    @Autowired
    Publishing publishing;

    @Autowired
    ConfigurableApplicationContext context;

    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload) {
            told.add(payload.getPayload());
        }
    };

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private TransactionTemplate transaction;
    private Api api;
    private Contract contested;
    private UUID notice;

    @BeforeEach
    void aNoticeOfTwoLines(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        api = new Api("http://localhost:" + port);
        context.addApplicationListener(listener);
        contested = Contract.of(api).certified();
        set("2026-12-07T08:00");
        notice = transaction.execute(status -> notices.open(new NoticeDraft(
                "TEST-350500-2026-000001",
                "2026年第一批拟奖补公示",
                "Proposed awards, first batch of 2026",
                5,
                List.of(
                        new NoticeDraft.Line(number(), "晋江某公司", "技术交易奖励", Money.of("120000"), "350582"),
                        new NoticeDraft.Line("B", "石狮某公司", "技术交易奖励", Money.of("80000"), null)))));
        set("2026-12-08T10:00");
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
        context.removeApplicationListener(listener);
    }

    private <T> List<T> told(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void onlyTheContestedLineWaitsAndIsTakenOutInTheEnd() {
        Objection objection = Objection.by(api, "university").filed(notice, 1);
        assertThat(states()).containsExactly(LineState.CONTESTED, LineState.SHOWN);
        assertThat(told(LineContested.class))
                .containsExactly(new LineContested("TEST-350500-2026-000001", notice, number(), objection.number()));

        objection.investigated();
        set("2026-12-15T00:01");
        keeping.closeOver();
        assertThat(states()).containsExactly(LineState.CONTESTED, LineState.CLEARED);

        objection.settled("UPHELD");
        assertThat(states()).containsExactly(LineState.DELETED, LineState.CLEARED);
        assertThat(settled()).containsExactly(ObjectionSettled.Outcome.UPHELD);
        assertThat(objection.view().path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(objection.letter("LT-Y1A").path("number").asText()).contains("异受");
        assertThat(objection.letter("LT-Y1B").path("number").asText()).contains("异决");
    }

    @Test
    void anObjectionThatWasFiledInTheLastHourIsAcceptedAfterwards() {
        set("2026-12-14T23:30");
        Objection objection = Objection.by(api, "university").filed(notice, 1);
        set("2026-12-15T09:00");
        keeping.closeOver();
        objection.investigated().settled("DISMISSED");

        assertThat(states()).containsExactly(LineState.CLEARED, LineState.CLEARED);
        assertThat(objection.view().path("status").asText()).isEqualTo("DECIDED_NEGATIVE");
    }

    @Test
    void aChangedLineIsShownAnewByItsOwner() {
        Objection.by(api, "university").filed(notice, 1).investigated().settled("PARTLY", "100000.00");

        assertThat(states()).containsExactly(LineState.CHANGED, LineState.SHOWN);
        NoticeView.LineView line = notices.find(notice).orElseThrow().lines().get(0);
        assertThat(line.amount()).as("what was shown stays").isEqualTo(Money.of("120000"));
        assertThat(line.newAmount()).isEqualTo(Money.of("100000"));
        ObjectionSettled change = told(ObjectionSettled.class).get(0);
        assertThat(change.amount()).isEqualTo(Money.of("100000"));
        UUID anew = transaction.execute(status -> notices.open(new NoticeDraft(
                change.caseNumber(),
                "调整后的公示",
                "After the change",
                5,
                List.of(new NoticeDraft.Line(change.reference(), "晋江某公司", "技术交易奖励", change.amount(), "350582")))));
        set("2026-12-10T10:00");
        assertThat(Objection.by(api, "enterprise2").triesToBegin(anew, 1).status())
                .isEqualTo(201);
        assertThat(Objection.by(api, "enterprise2").triesToBegin(notice, 1).text("code"))
                .isEqualTo("LINE_DECIDED");
    }

    @Test
    void theNewAmountMustBeOne() {
        Objection objection = Objection.by(api, "university").filed(notice, 1).investigated();
        assertThat(decides(objection, "objection2", "PARTLY", null)).isEqualTo("NEW_AMOUNT_MISSING");
        assertThat(decides(objection, "objection2", "PARTLY", "120000.00")).isEqualTo("NEW_AMOUNT_UNCHANGED");
        assertThat(states()).startsWith(LineState.CONTESTED);
    }

    @Test
    void theLineWaitsForEveryObjectionToIt() {
        Objection first = Objection.by(api, "university").filed(notice, 1);
        Objection second = Objection.by(api, "person").filed(notice, 1);
        first.investigated().settled("PARTLY", "90000.00");
        assertThat(states()).startsWith(LineState.CONTESTED);
        assertThat(settled()).isEmpty();

        second.investigated().settled("DISMISSED");
        assertThat(states()).startsWith(LineState.CHANGED);
        assertThat(told(ObjectionSettled.class)).singleElement().satisfies(change -> {
            assertThat(change.outcome()).isEqualTo(ObjectionSettled.Outcome.PARTLY);
            assertThat(change.amount()).isEqualTo(Money.of("90000"));
        });
    }

    @Test
    void whoWithdrawsOrIsSentBackLetsTheLineGo() {
        Objection.by(api, "university").filed(notice, 1).withdrawn();
        assertThat(states()).startsWith(LineState.SHOWN);

        Objection returned = Objection.by(api, "university")
                .filed(notice, 1)
                .does("objection", "objection-intake", "return", body -> body.putObject("answers")
                        .put("intakeRefusalExplanation", "没有写明具体事实。"));
        assertThat(states()).startsWith(LineState.SHOWN);
        assertThat(returned.letter("LT-03").path("number").asText()).contains("异退");
        assertThat(settled()).containsExactly(ObjectionSettled.Outcome.DISMISSED, ObjectionSettled.Outcome.DISMISSED);
    }

    @Test
    void refusesInWordsOutsideOfTheNotice() {
        Objection late = Objection.by(api, "university").drafted(notice, 1);
        Objection.by(api, "university").filed(notice, 2);
        Objection again = Objection.by(api, "university").drafted(notice, 2);
        assertThat(again.triesToSubmit().text("code")).isEqualTo("OBJECTION_TWICE");

        set("2026-12-15T00:00");
        Api.Answer answer = late.triesToSubmit();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("OBJECTION_TOO_LATE");
        assertThat(answer.text("detail")).contains("2026年12月14日");
        assertThat(Objection.by(api, "enterprise2").triesToBegin(notice, 1).text("code"))
                .isEqualTo("OBJECTION_TOO_LATE");
        assertThat(Objection.by(api, "university").triesToBegin(notice, 3).status())
                .isEqualTo(404);
        assertThat(Objection.by(api, "university")
                        .triesToBegin(UUID.randomUUID(), 1)
                        .status())
                .isEqualTo(404);
        // The matter itself offers no other door.
        assertThat(api.post("university", "/cases", Map.of("matter", Objection.MATTER))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void nobodyOutsideLearnsWhoObjected() {
        Objection objection = Objection.by(api, "university").filed(notice, 1).investigated();
        for (String stranger : List.of("enterprise", "county", "officer", "registrar", "deputy", "stationhead")) {
            assertThat(api.get(stranger, "/cases/" + objection.id()).status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(api.get(stranger, "/cases?matter=" + Objection.MATTER)
                            .ok()
                            .path("items"))
                    .as(stranger)
                    .isEmpty();
            assertThat(api.get(stranger, "/tasks?queue=all&matter=" + Objection.MATTER)
                            .body()
                            .toString())
                    .as(stranger)
                    .doesNotContain(OBJECTOR);
        }
        assertThat(decides(objection, "objection2", "UPHELD", null, OBJECTOR + "反映的情况属实。"))
                .isEqualTo("OBJECTOR_NAMED");

        objection.settled("UPHELD");
        JsonNode own = api.get("enterprise", "/cases/" + contested.id()).ok();
        assertThat(own.path("letters").findValuesAsText("kind")).contains("LT-Y1C");
        assertThat(own.path("letters").findValuesAsText("name")).contains("公示异议处理结果告知书");
        String letter = jdbc.sql("select html from letter where case_id = :case and kind = 'LT-Y1C'")
                .param("case", UUID.fromString(contested.id()))
                .query(String.class)
                .single();
        assertThat(letter).contains("异议成立").doesNotContain(OBJECTOR).doesNotContain("郑海峰");
        assertThat(own.toString()
                        + api.get("enterprise", "/cases/" + contested.id() + "/timeline")
                                .ok())
                .doesNotContain(OBJECTOR)
                .doesNotContain(objection.number())
                .doesNotContain(objection.id());
        assertThat(api.get(null, "/publicities/" + notice).ok().toString())
                .doesNotContain(OBJECTOR)
                .doesNotContain(number());
    }

    @Test
    void thoseWhoReviewedTheLineStandBack() {
        Objection objection = Objection.by(api, "university").filed(notice, 1);
        CaseNumber caseNumber = new CaseNumber(objection.number());
        for (String worker : List.of("registrar", "rechecker")) {
            assertThatThrownBy(() -> cases.requireSeparation(actor(worker), caseNumber, Duty.OBJECTION))
                    .as(worker)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SEPARATION_OF_DUTY"));
        }
        cases.requireSeparation(actor("objection"), caseNumber, Duty.OBJECTION);
    }

    @Test
    void whoeverInvestigatedDoesNotDecide() {
        Objection objection = Objection.by(api, "university").filed(notice, 1).investigated();
        assertThat(decides(objection, "objection", "UPHELD", null)).isEqualTo("OBJECTION_ONE_PERSON");
        assertThat(states()).startsWith(LineState.CONTESTED);
    }

    @Test
    void ofAnObjectionAndTheClosingOneComesFirst() {
        Objection objection = Objection.by(api, "university").drafted(notice, 1);
        set("2026-12-14T23:59:59.990");
        Supplier<Integer> file = () -> objection.triesToSubmit().status();
        Supplier<Integer> close = () -> {
            while (notices.find(notice).orElseThrow().state() != NoticeView.State.CLOSED) {
                keeping.closeOver();
            }
            return 200;
        };
        int answer = Race.together(List.of(file, close)).get(0);

        assertThat(states().get(0)).isEqualTo(answer == 200 ? LineState.CONTESTED : LineState.CLEARED);
        assertThat(answer).isIn(200, 409);
    }

    @Test
    void ofTwoObjectionsAtOnceBothHoldTheLineOnce() {
        List<Objection> two = List.of(
                Objection.by(api, "university").drafted(notice, 1),
                Objection.by(api, "enterprise2").drafted(notice, 1));
        List<Supplier<Integer>> calls = two.stream()
                .map(one -> (Supplier<Integer>) () -> one.triesToSubmit().status())
                .toList();
        assertThat(Race.together(calls)).containsExactly(200, 200);
        assertThat(states()).startsWith(LineState.CONTESTED);
        assertThat(told(LineContested.class)).hasSize(1);
    }

    @Test
    void aRedesignedFlowSettlesAllTheSame() {
        publishing.publish(RedesignedMatter.of(Objection.MATTER, "F_Investigate_Decide"), "publisher");
        try {
            Objection.by(api, "university")
                    .filed(notice, 1)
                    .investigated()
                    .does("secretary", RedesignedMatter.NEW_FORM, "done", body -> {})
                    .settled("UPHELD");
            assertThat(states()).startsWith(LineState.DELETED);
        } finally {
            publishing.publish(RedesignedMatter.asShipped(Objection.MATTER), "publisher");
        }
    }

    private String decides(Objection objection, String user, String settlement, String amount) {
        return objection
                .tries(user, "objection-decision", "decide", Objection.decision(settlement, amount))
                .text("code");
    }

    private String decides(Objection objection, String user, String settlement, String amount, String reply) {
        return objection
                .tries(user, "objection-decision", "decide", body -> {
                    Objection.decision(settlement, amount).accept(body);
                    ((ObjectNode) body.path("answers")).put("replyToParty", reply);
                })
                .text("code");
    }

    private List<ObjectionSettled.Outcome> settled() {
        return told(ObjectionSettled.class).stream()
                .map(ObjectionSettled::outcome)
                .toList();
    }

    private List<LineState> states() {
        return notices.find(notice).orElseThrow().lines().stream()
                .map(NoticeView.LineView::state)
                .toList();
    }

    private String number() {
        return contested.view("enterprise").path("caseNumber").asText();
    }

    private Actor actor(String username) {
        UUID account = jdbc.sql("select id from account where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return new Actor(account, username, username, Set.of(), Set.of(), null, null, Set.of());
    }

    private void set(String here) {
        clock.set(LocalDateTime.parse(here).atZone(NoticePeriod.ZONE).toInstant());
    }
}
