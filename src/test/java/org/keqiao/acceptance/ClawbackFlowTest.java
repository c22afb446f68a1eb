package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityRecordDraft;
import org.keqiao.integrity.IntegrityRecords;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.process.Action;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.register.external.ExternalContractEnded;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TimePassed;
import org.keqiao.subsidy.clawback.ClawbackInvariants;
import org.keqiao.subsidy.clawback.MissedInstalments;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** D-20: fraud is found after the payment, and the money comes back, to the last fen. */
@KeqiaoTest
class ClawbackFlowTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Publishing publishing;

    @Autowired
    private ClawbackInvariants invariants;

    @Autowired
    private MissedInstalments instalments;

    @Autowired
    private IntegrityRecords integrity;

    @Autowired
    private CurrentActor actor;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void aPolicyWithABudget() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    /** The enterprise is many tests' applicant: while it owes anything it gets nothing. */
    @AfterEach
    void nothingStaysOwed() {
        for (String settled : List.of("false", "true")) {
            for (JsonNode owed : api.get("finance", "/recoveries?limit=200&settled=" + settled)
                    .ok()
                    .path("items")) {
                for (JsonNode share : owed.path("shares")) {
                    boolean city = share.path("share").asText().equals("CITY");
                    if (!share.path("left").asText().equals("0.00")) {
                        api.post(
                                        city ? "finance" : "countyfinance",
                                        "/recoveries/" + owed.path("id").asText() + "/repayments",
                                        Map.of(
                                                "share", share.path("share").asText(),
                                                "amount", share.path("left").asText(),
                                                "receipt", receipt(),
                                                "paidOn", day().toString()))
                                .ok();
                    }
                }
            }
        }
        clock.reset();
    }

    /** An award of 100,000 of the city that is in the applicant's account. */
    private Subsidy paid() {
        Subsidy award = item.waiting().awarded(clock, notices);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        return award;
    }

    private LocalDate day() {
        return LocalDate.now(clock);
    }

    private static String receipt() {
        return "TH" + UUID.randomUUID();
    }

    private String text(Reclaiming reclaiming, String kind) {
        return jdbc.sql("select html from letter where case_number = ? and kind = ? order by drafted_at desc limit 1")
                .params(reclaiming.number(), kind)
                .query(String.class)
                .single();
    }

    /** The day after a limit of this one case, whose timer fires. */
    private void passes(Reclaiming reclaiming, int days) {
        clock.set(day().plusDays(days).atTime(9, 0).atZone(ZONE).toInstant());
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reclaiming.number())
                .singleResult();
        management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()
                .forEach(timer -> management.executeJob(timer.getId()));
    }

    private static Consumer<ObjectNode> plan(LocalDate first, String... amounts) {
        return body -> {
            ArrayNode plan = ((ObjectNode) body.path("answers")).putArray("instalments");
            for (int i = 0; i < amounts.length; i++) {
                plan.addObject().put("dueOn", first.plusMonths(i).toString()).put("amount", amounts[i]);
            }
        };
    }

    @Test
    void fraudAfterThePaymentIsReclaimedToTheLastFen() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award);
        reclaiming
                .proposed()
                .does("enterprise", "clawback-statement", "submitted")
                .does("officer2", "clawback-consideration", "maintain")
                .does("deputy", "clawback-decision", "reclaim");

        assertThat(text(reclaiming, "LT-Z2G")).contains("壹拾万元整", "100,000.00", "付款凭证系伪造");
        assertThat(text(reclaiming, "LT-Z2R")).contains("壹拾万元整", "30日", "行政复议", "其意见不予采纳");
        assertThat(text(reclaiming, "LT-Z2T")).contains("财政部门、审计机关：", "财政违法行为处罚处分条例");
        for (String kind : List.of("LT-Z2G", "LT-Z2R")) {
            Api.Answer pdf = api.get(
                    "enterprise",
                    "/letters/" + reclaiming.letter(kind).path("id").asText());
            assertThat(new String(pdf.bytes(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        }
        JsonNode clues = reclaiming.letter("officer", "LT-Z2T");
        assertThat(api.get("officer", "/letters/" + clues.path("id").asText()).status())
                .isEqualTo(200);
        assertThat(api.get("enterprise", "/letters/" + clues.path("id").asText())
                        .status())
                .as("what goes to other authorities")
                .isEqualTo(404);
        String id = reclaiming.view("enterprise").path("id").asText();
        assertThat(reclaiming.view("enterprise").path("letters").toString()
                        + api.get("enterprise", "/cases/" + id + "/timeline").ok())
                .contains("LT-Z2R")
                .doesNotContain("LT-Z2T", clues.path("id").asText());
        JsonNode owed = reclaiming.recovery("finance");
        assertThat(owed.path("left").asText()).isEqualTo("100000.00");
        assertThat(owed.has("dueOn")).as("the decision is not served").isFalse();
        reclaiming.served("LT-Z2R", day());
        assertThat(reclaiming.recovery("finance").path("dueOn").asText())
                .isEqualTo(day().plusDays(30).toString());

        String first = receipt();
        JsonNode booked = reclaiming.repays("finance", "40000.00", first, day()).ok();
        JsonNode again = reclaiming.repays("finance", "40000.00", first, day()).ok();
        assertThat(again.path("id").asText())
                .as("the same receipt is booked once")
                .isEqualTo(booked.path("id").asText());
        assertThat(reclaiming.repays("finance", "41000.00", first, day()).text("code"))
                .isEqualTo("REPAYMENT_RECEIPT_USED");
        Api.Answer tooMuch = reclaiming.repays("finance", "60000.01", receipt(), day());
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("code")).isEqualTo("ABOVE_WHAT_IS_OWED");
        assertThat(reclaiming.repays("officer", "1.00", receipt(), day()).status())
                .isEqualTo(403);
        assertThat(reclaiming.status()).isEqualTo("ACCEPTED");
        assertThat(item.budget().path("recovered").asText()).isEqualTo("40000.00");
        assertThat(award.standing("enterprise").path("reclaimed").path("state").asText())
                .isEqualTo("RECLAIMING");
        Api.Answer another = item.claim().triesToSubmit();
        assertThat(another.status()).as("who owes gets nothing new").isEqualTo(409);
        assertThat(another.body().toString()).contains("应退回资金尚未退清");

        reclaiming.repays("finance", "60000.00", receipt(), day()).ok();
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        assertThat(text(reclaiming, "LT-Z2E")).contains("已经全部退还");
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("REPAID");
        assertThat(item.budget().path("recovered").asText()).isEqualTo("100000.00");
        assertThat(award.status()).isEqualTo("DECIDED_POSITIVE");
        JsonNode standing = award.standing("enterprise");
        assertThat(standing.path("reclaimed").path("state").asText()).isEqualTo("CLAWED_BACK");
        assertThat(standing.path("progress").asText()).isEqualTo("CLAWED_BACK");
        assertThat(standing.path("purses").path(0).path("recovered").asText()).isEqualTo("100000.00");
        assertThat(Reclaiming.triesToOpen(api, "officer", award).text("code")).isEqualTo("NOTHING_PAID");
    }

    @Test
    void whoIsHeardRightlyKeepsTheMoney() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award);
        assertThat(Reclaiming.triesToOpen(api, "officer", award).text("code"))
                .as("one at a time")
                .isEqualTo("CLAWBACK_OPEN");
        reclaiming
                .proposed()
                .does("enterprise", "clawback-statement", "submitted")
                .does("officer2", "clawback-consideration", "accept")
                .does("deputy", "clawback-dismissal", "approve");
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        assertThat(text(reclaiming, "LT-Z2K")).contains("不予追回");
        // Something else may be found later: also twice at once.
        String number = award.view("officer")
                .path("answers")
                .path("lines")
                .path(0)
                .path("certificateNo")
                .asText();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update certificate set state = 'CANCELLED', state_since = ? where registration_number = ?")
                .params(LocalDate.now(clock), number)
                .update());
        Supplier<Integer> groundGoes = () -> actor.runAs(
                Newcomers.of(application).actor("officer"),
                () -> transaction.execute(status -> {
                    events.publishEvent(new ExternalContractEnded(UUID.randomUUID(), number, "登记机关已注销"));
                    return 1;
                }));
        assertThat(Race.together(List.of(groundGoes, groundGoes))).containsExactly(1, 1);
        Reclaiming found = Reclaiming.openedFor(api, award.id());
        assertThat(found.status()).isEqualTo("ACCEPTED");
        assertThat(award.view("officer").path("links").findValuesAsText("matter"))
                .filteredOn("clawback"::equals)
                .as("the one that was dropped and one more")
                .hasSize(2);
    }

    @Test
    void onlyWhatWasPaidIsReclaimed() {
        Subsidy unpaid = item.waiting();
        assertThat(Reclaiming.triesToOpen(api, "officer", unpaid).status())
                .as("not decided")
                .isEqualTo(409);
        Subsidy award = paid();
        assertThat(Reclaiming.triesToOpen(api, "finance", award).status()).isEqualTo(403);
        Reclaiming reclaiming = Reclaiming.of(api, award);
        Api.Answer more = reclaiming.tries(
                "officer", "clawback-investigation", "propose", body -> ((ObjectNode) body.path("answers"))
                        .put("cityPrincipal", "100000.01"));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body().path("errors").path(0).path("field").asText()).isEqualTo("cityPrincipal");
    }

    @Test
    void silenceTheDemandAndTheCourt() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award).proposed();
        reclaiming.served("LT-Z2G", day());
        passes(reclaiming, 15);
        reclaiming.does("deputy", "clawback-decision", "reclaim");
        assertThat(text(reclaiming, "LT-Z2R")).contains("未提出陈述申辩");
        LocalDate served = day();
        reclaiming.served("LT-Z2R", served);
        reclaiming.repays("finance", "10000.00", receipt(), day()).ok();
        passes(reclaiming, 31);
        assertThat(reclaiming.recovery("finance").path("overdue").asBoolean()).isTrue();
        assertThat(text(reclaiming, "LT-Z2D")).contains("90,000.00", "玖万元整", "第五十三条", "10,000.00");
        reclaiming.served("LT-Z2D", day());
        passes(reclaiming, 25);

        JsonNode court = reclaiming.recovery("finance");
        assertThat(court.path("courtFrom").asText())
                .isEqualTo(served.plusMonths(6).plusDays(1).toString());
        assertThat(court.path("courtUntil").asText())
                .isEqualTo(served.plusMonths(9).toString());
        LocalDate due = jdbc.sql("select due_on from deadline where case_number = ? and name = 'court'")
                .params(reclaiming.number())
                .query(LocalDate.class)
                .single();
        assertThat(due).as("counted from the first day for the court").isAfter(served.plusMonths(6));
        // The court does not accept it at first.
        reclaiming
                .does("officer", "clawback-court", "applied")
                .does("deputy", "clawback-ruling", "notAccepted")
                .does("officer", "clawback-court", "applied");
        assertThat(reclaiming
                        .view("officer")
                        .path("answers")
                        .path("courtFileNumber")
                        .asText())
                .contains("行审");
        reclaiming.repays("finance", "20000.00", receipt(), day()).ok();
        reclaiming.does("deputy", "clawback-ruling", "end");
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        assertThat(text(reclaiming, "LT-Z2U")).contains("70,000.00", "破产");
        assertThat(reclaiming.recovery("finance").path("left").asText()).isEqualTo("70000.00");
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("ENDED");
        assertThat(item.claim().triesToSubmit().body().toString())
                .as("who never paid gets nothing new")
                .contains("应退回资金尚未退清");
        assertThat(Reclaiming.triesToOpen(api, "officer", award).text("code"))
                .as("what is owed is not decided twice")
                .isEqualTo("NOTHING_PAID");

        // What the receiver in bankruptcy pays out late.
        String late = reclaiming
                .repays("finance", "70000.00", receipt(), day())
                .ok()
                .path("id")
                .asText();
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("REPAID");
        assertThat(item.budget().path("recovered").asText()).isEqualTo("100000.00");
        bounce(late).ok();
        assertThat(reclaiming.recovery("finance").path("state").asText())
                .as("the ruling still ends the collection")
                .isEqualTo("ENDED");
        Map<String, Object> again =
                Map.of("clawbackSource", "BOUNCED", "suspicion", "退还款被银行退回。", "reopens", reclaiming.number());
        assertThat(api.postOnce(
                                "officer",
                                "/openings",
                                UUID.randomUUID().toString(),
                                Map.of("matter", "clawback", "linkedTo", award.id(), "answers", again))
                        .text("code"))
                .as("nobody takes it up again by hand")
                .isEqualTo("NOTHING_TO_GO_ON_WITH");
        reclaiming.repays("finance", "70000.00", receipt(), day()).ok();
        assertThat(item.claim().triesToSubmit().status()).isEqualTo(200);
    }

    @Test
    void instalmentsAreAgreedAndTheirLastOneClosesTheCase() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided().served("LT-Z2R", day());
        LocalDate first = day().plusMonths(1);
        Api.Answer wrong = reclaiming.tries(
                "enterprise", "clawback-repayment", "instalments", plan(first, "50000.00", "49999.00"));
        assertThat(wrong.status()).isEqualTo(422);
        Api.Answer late = reclaiming.tries(
                "enterprise",
                "clawback-repayment",
                "instalments",
                plan(day().plusMonths(8).plusDays(1), "100000.00"));
        assertThat(late.status()).as("no court could be asked in time").isEqualTo(422);
        assertThat(late.body().path("errors").path(0).path("field").asText()).isEqualTo("instalments[0].dueOn");
        reclaiming
                .does("enterprise", "clawback-repayment", "instalments", plan(first, "40000.00", "60000.00"))
                .does("deputy", "clawback-plan", "refuse")
                .does("enterprise", "clawback-repayment", "instalments", plan(first, "40000.00", "60000.00"))
                .does("deputy", "clawback-plan", "agree");
        assertThat(text(reclaiming, "LT-Z2S")).contains("40,000.00", "60,000.00");
        assertThat(reclaiming.recovery("finance").path("dueOn").asText()).isEqualTo(first.toString());
        assertThat(reclaiming.recovery("finance").path("dueAmount").asText()).isEqualTo("40000.00");

        reclaiming.repays("finance", "50000.00", receipt(), day()).ok();
        JsonNode next = reclaiming.recovery("finance");
        assertThat(next.path("dueOn").asText()).isEqualTo(first.plusMonths(1).toString());
        assertThat(next.path("dueAmount").asText()).isEqualTo("50000.00");
        reclaiming.repays("finance", "50000.00", receipt(), day()).ok();
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        // Who paid and sued is right as well.
        remedy("deputy", reclaiming, "ANNULLED").ok();
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("LIFTED");
    }

    private Api.Answer remedy(String user, Reclaiming reclaiming, String remedy) {
        return api.post(
                user,
                "/recoveries/" + reclaiming.recovery("finance").path("id").asText() + "/remedies",
                Map.of("remedy", remedy, "document", "（2026）闽05行初9号", "ruledOn", day().toString()));
    }

    private long runningTimers(Reclaiming reclaiming) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reclaiming.number())
                .singleResult();
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .active()
                .count();
    }

    @Test
    void aDecisionIsStayedGoesOnAndIsAnnulled() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award).decided().served("LT-Z2R", day());
        String part = repaid(reclaiming, "30000.00");
        assertThat(remedy("officer", reclaiming, "STAYED").status()).isEqualTo(403);
        assertThat(remedy("deputy", reclaiming, "RESUMED").text("code")).isEqualTo("REMEDY_NOT_FITTING");
        assertThat(runningTimers(reclaiming)).isEqualTo(1);

        JsonNode stayed = remedy("deputy", reclaiming, "STAYED").ok();
        assertThat(stayed.path("stayedOn").asText()).isEqualTo(day().toString());
        assertThat(stayed.has("dueOn")).isFalse();
        assertThat(runningTimers(reclaiming)).isZero();
        assertThat(remedy("deputy", reclaiming, "RESUMED").ok().has("stayedOn")).isFalse();
        assertThat(runningTimers(reclaiming)).isEqualTo(1);

        JsonNode lifted = remedy("deputy", reclaiming, "ANNULLED").ok();
        assertThat(lifted.path("state").asText()).isEqualTo("LIFTED");
        assertThat(lifted.path("left").asText()).isEqualTo("0.00");
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        assertThat(text(reclaiming, "LT-Z2V")).contains("闽05行初9号", "撤销", "已经退还的资金 30,000.00 元（大写：叁万元整）");
        assertThat(award.standing("enterprise").has("reclaimed"))
                .as("it stands again")
                .isFalse();
        assertThat(reclaiming.repays("finance", "1.00", receipt(), day()).text("code"))
                .isEqualTo("NOTHING_OWED");
        assertThat(item.claim().triesToSubmit().status()).as("nothing is owed").isEqualTo(200);
        bounce(part).ok();
        assertThat(item.budget().path("recovered").asText()).as("given back").isEqualTo("0.00");
        assertThat(invariants.violations().get("I11")).doesNotContain(reclaiming.number());
        // A new decision may be made, by what the court found wrong with this one.
        Reclaiming.of(api, award);
    }

    /** A flow that does not hear of it would go on collecting what nobody owes. */
    @Test
    void anAnnulmentThatItsCaseDoesNotHearIsRefused() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        inATransaction(() -> jdbc.sql(
                        """
                        delete from act_ru_event_subscr where event_name_ = 'clawbackAnnulled' and proc_inst_id_ in
                            (select proc_inst_id_ from act_ru_execution where business_key_ = ?)
                        """)
                .params(reclaiming.number())
                .update());
        assertThat(remedy("deputy", reclaiming, "ANNULLED").text("code")).isEqualTo("REMEDY_NOT_HEARD");
        assertThat(reclaiming.recovery("finance").path("state").asText()).isEqualTo("OWED");
    }

    /** Whatever let its case go on: nothing is agreed on, nothing demanded. */
    @Test
    void nothingIsCollectedByADecisionThatFell() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided().served("LT-Z2R", day());
        reclaiming.does("enterprise", "clawback-repayment", "instalments", plan(day().plusDays(40), "100000.00"));
        state(reclaiming, "LIFTED");
        assertThat(reclaiming
                        .tries("deputy", "clawback-plan", "agree", body -> {})
                        .text("code"))
                .isEqualTo("NOTHING_OWED");
        state(reclaiming, "OWED");
    }

    private void state(Reclaiming reclaiming, String state) {
        inATransaction(() -> jdbc.sql("update clawback set state = ? where case_number = ?")
                .params(state, reclaiming.number())
                .update());
    }

    /** What the decision proposed falls with it: what waits is rejected, what is in force waits to be lifted. */
    @Test
    void anExclusionFallsWithItsDecision() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        CaseNumber decision = new CaseNumber(reclaiming.number());
        List<String> codes = List.of(Newcomers.creditCode(), Newcomers.creditCode(), Newcomers.creditCode());
        actor.runAs(
                Newcomers.of(application).actor("deputy"),
                () -> transaction.execute(status -> {
                    codes.forEach(code -> integrity.propose(
                            new IntegrityRecordDraft(
                                    code,
                                    "某科技有限公司",
                                    IntegrityKind.FUNDING_EXCLUSION,
                                    IntegrityResult.BLOCK,
                                    "泉科〔2026〕1号 第九条",
                                    decision.value(),
                                    day(),
                                    day().plusYears(3)),
                            decision));
                    return 1;
                }));
        String confirmed = excluded(codes.get(0)).path("id").asText();
        String asked = "/integrity-records/" + excluded(codes.get(2)).path("id").asText();
        api.post("discipline", "/integrity-records/" + confirmed + "/confirmation", Map.of())
                .ok();
        api.post("discipline", asked + "/confirmation", Map.of()).ok();
        api.post("officer", asked + "/lifting", Map.of("reason", "企业申请")).ok();
        assertThat(excluded(codes.get(2)).path("decisionFell").asBoolean(true)).isFalse();

        remedy("deputy", reclaiming, "ANNULLED").ok();

        for (String lifting : List.of("/integrity-records/" + confirmed, asked)) {
            assertThat(api.post("discipline", lifting + "/rejection", Map.of("reason", "继续限制"))
                            .text("code"))
                    .as("what a court annulled does not come back")
                    .isEqualTo("DECISION_FELL");
        }
        assertThat(excluded(codes.get(2)).path("decisionFell").asBoolean()).isTrue();

        assertThat(excluded(codes.get(1)).path("state").asText()).isEqualTo("REJECTED");
        assertThat(excluded(codes.get(0)).path("state").asText()).isEqualTo("LIFTING");
        assertThat(api.get(
                                "officer",
                                "/cases/"
                                        + reclaiming.view("officer").path("id").asText() + "/timeline")
                        .ok()
                        .toString())
                .contains("限制申报的记录随决定撤销");
        api.post("discipline", "/integrity-records/" + confirmed + "/confirmation", Map.of())
                .ok();
        assertThat(excluded(codes.get(0)).path("state").asText()).isEqualTo("LIFTED");
    }

    private JsonNode excluded(String code) {
        JsonNode found = api.get("discipline", "/integrity-records?q=" + code).ok();
        return found.findParents("uscc").get(0);
    }

    /** The head of the county decides about the county's part: that is no decision of the city, whatever a flow looks like. */
    @Test
    void theCountysDecisionIsNotTheCitys() throws ReflectiveOperationException {
        item.withCounty();
        Subsidy award = item.waiting().awarded(clock, notices);
        List<Payment> payments = Payment.of(api, award);
        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());
        payments.get(1)
                .does("countyhead", "payment-county", "grant")
                .does("countyfinance", "payment-result", "paid", item.paidToday());
        Reclaiming reclaiming = Reclaiming.of(api, award)
                .does("officer", "clawback-investigation", "propose", principal("100000.00", "50000.00"))
                .does("enterprise", "clawback-statement", "submitted", Reclaiming.WAIVED)
                .does("countyhead", "clawback-county", "decided");
        Action<Record, Record> order = action("orderRepayment");
        Record input = (Record) new ObjectMapper()
                .findAndRegisterModules()
                .convertValue(
                        Map.of("reclaimReason", "FRAUD", "findings", "经核查", "legalGround", "第十四条"),
                        Class.forName("org.keqiao.subsidy.clawback.OrderRepayment$Input"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> order.perform(new CaseNumber(reclaiming.number()), input)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("EVIDENCE_MISSING"));
        reclaiming.does("deputy", "clawback-decision", "dismiss");
    }

    @SuppressWarnings("unchecked")
    private Action<Record, Record> action(String name) {
        return (Action<Record, Record>) application.getBean(name);
    }

    /** The ruling comes before the letter: what counts from its service stands from its first day on. */
    @Test
    void aLimitThatBeginsDuringAStayStands() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        remedy("deputy", reclaiming, "STAYED").ok();
        LocalDate served = day();
        reclaiming.served("LT-Z2R", served);
        assertThat(runningTimers(reclaiming)).isZero();
        clock.set(served.plusDays(40).atTime(9, 0).atZone(ZONE).toInstant());
        assertThat(remedy("deputy", reclaiming, "RESUMED").ok().path("dueOn").asText())
                .as("30 days, and the 40 of the stay")
                .isEqualTo(served.plusDays(70).toString());
        assertThat(runningTimers(reclaiming)).isEqualTo(1);
    }

    @Test
    void nothingIsGivenBackOfWhatNobodyPaidBack() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        Api.Answer early = api.post(
                "deputy",
                "/recoveries/" + reclaiming.recovery("finance").path("id").asText() + "/remedies",
                Map.of(
                        "remedy",
                        "ANNULLED",
                        "document",
                        "号",
                        "ruledOn",
                        day().minusDays(1).toString()));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body().findValuesAsText("message").toString()).contains("追回决定作出之日");
        remedy("deputy", reclaiming, "ANNULLED").ok();
        assertThat(text(reclaiming, "LT-Z2V")).contains("撤销").doesNotContain("已经退还");
    }

    @Test
    void aMissedInstalmentIsDemandedAndTheNextOneGoesToTheCourt() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided().served("LT-Z2R", day());
        LocalDate first = day().plusDays(40);
        reclaiming
                .does("enterprise", "clawback-repayment", "instalments", plan(first, "40000.00", "60000.00"))
                .does("deputy", "clawback-plan", "agree");
        clock.set(first.atTime(9, 0).atZone(ZONE).toInstant());
        instalments.on(new TimePassed(clock.instant()));
        assertThat(reclaiming.waitsFor("enterprise", "clawback-repayment"))
                .as("its last day is not over")
                .isFalse();
        clock.set(first.plusDays(5).atTime(9, 0).atZone(ZONE).toInstant());
        instalments.on(new TimePassed(clock.instant()));
        assertThat(reclaiming.waitsFor("enterprise", "clawback-repayment"))
                .as("what was paid on the last day may still be recorded")
                .isFalse();
        clock.set(first.plusDays(6).atTime(9, 0).atZone(ZONE).toInstant());
        instalments.on(new TimePassed(clock.instant()));
        assertThat(text(reclaiming, "LT-Z2D")).contains("100,000.00");

        reclaiming
                .served("LT-Z2D", day())
                .does("enterprise", "clawback-repayment", "instalments", plan(day().plusDays(30), "100000.00"))
                .does("deputy", "clawback-plan", "agree");
        clock.set(day().plusDays(36).atTime(9, 0).atZone(ZONE).toInstant());
        instalments.on(new TimePassed(clock.instant()));
        assertThat(reclaiming.waitsFor("officer", "clawback-court")).isTrue();
    }

    /** The ground goes after the payment: a clawback begins by itself. */
    @Test
    void aRevokedCertificateOpensOneByItself() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = item.claimOn(contract)
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        FollowUp revocation = FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain");
        // It has lost its place to the right owner meanwhile: what it was paid is reclaimed all the same.
        String applicant = jdbc.sql("select applicant from case_file where id = ?::uuid")
                .params(award.id())
                .query(String.class)
                .single();
        String status = "update organisation set status = ? where id = ?::uuid";
        inATransaction(() -> jdbc.sql(status).params("DISPLACED", applicant).update());
        try {
            revocation.does("stationhead", "revocation-decision", "revoke");
        } finally {
            inATransaction(() -> jdbc.sql(status).params("VERIFIED", applicant).update());
        }

        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        assertThat(opened.view("officer").path("answers").path("suspicion").asText())
                .contains("登记已撤销");
        assertThat(opened.waitsFor("officer", "clawback-investigation")).isTrue();
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    private void inATransaction(Supplier<Integer> change) {
        assertThat(transaction.<Integer>execute(each -> change.get())).isEqualTo(1);
    }

    /** The order was with the bank when the ground went. */
    @Test
    void aPaymentThatArrivesWithoutItsGroundIsReclaimed() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = item.claimOn(contract)
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        Payment payment = Payment.of(api, award).get(0);
        FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");
        payment.does("treasury", "payment-result", "paid", item.paidToday());

        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        assertThat(opened.view("officer").path("answers").path("suspicion").asText())
                .contains("支付到账时");
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    @Test
    void anUnpaidAwardIsNobodysDebt() {
        Contract contract = Contract.of(api).certified();
        Subsidy award =
                item.claimOn(contract).submitted().reviewed().rechecked().reserved();
        FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");
        assertThat(api.get("officer", "/cases/" + award.id()).ok().path("links").toString())
                .doesNotContain("clawback");
    }

    /** What a bureau's profile does not allow nobody proposes. */
    @Test
    void anExclusionNeedsItsDocument() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).heard();
        Api.Answer refused =
                reclaiming.tries("deputy", "clawback-decision", "reclaim", body -> ((ObjectNode) body.path("answers"))
                        .put("exclude", true));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("EXCLUSION_NOT_SET");
    }

    @Test
    void aRedesignedClawbackStillReclaims() {
        Subsidy award = paid();
        publishing.publish(RedesignedMatter.of("clawback", "F_propose"), "publisher");
        try {
            Reclaiming reclaiming = Reclaiming.of(api, award)
                    .proposed()
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .does("enterprise", "clawback-statement", "submitted")
                    .does("officer2", "clawback-consideration", "maintain")
                    .does("deputy", "clawback-decision", "reclaim");
            reclaiming.repays("finance", "100000.00", receipt(), day()).ok();
            assertThat(reclaiming.status()).isEqualTo("CLOSED");
        } finally {
            publishing.publish(RedesignedMatter.asShipped("clawback"), "publisher");
        }
    }

    /** The check finds what somebody did to the tables from outside. */
    @Test
    void theInvariantCanFail() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        reclaiming.repays("finance", "90000.00", receipt(), day()).ok();
        String number = reclaiming.number();
        assertThat(invariants.violations().get("I11")).doesNotContain(number);
        for (String tamper : List.of(
                "update clawback_share set repaid = 80000 where clawback = (select id from clawback where case_number = '"
                        + number + "')",
                "update clawback_share set decided = 80000 where clawback = (select id from clawback where case_number = '"
                        + number + "')",
                "update clawback set state = 'REPAID' where case_number = '" + number + "'")) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local session_replication_role = replica").update();
                jdbc.sql("alter table clawback_share drop constraint clawback_share_not_exceeded")
                        .update();
                jdbc.sql(tamper).update();
                assertThat(invariants.violations().get("I11")).as(tamper).contains(number);
                status.setRollbackOnly();
            });
        }
    }

    @Test
    void aRepaymentThatComesBackIsOwedAgain() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award)
                .does("officer", "clawback-investigation", "propose", principal("40000.00"))
                .does("enterprise", "clawback-statement", "submitted", Reclaiming.WAIVED)
                .does("deputy", "clawback-decision", "reclaim");
        String first = repaid(reclaiming, "30000.00");
        Api.Answer stranger = api.post(
                "countyfinance",
                "/recoveries/repayments/" + first + "/bounce",
                Map.of("bouncedOn", day().minusYears(1).toString()));
        assertThat(stranger.status()).as("its purse, before its day").isEqualTo(403);
        bounce(first).ok();
        assertThat(bounce(first).text("code")).isEqualTo("REPAYMENT_BOUNCED");
        assertThat(reclaiming.recovery("finance").path("left").asText()).isEqualTo("40000.00");
        assertThat(item.budget().path("recovered").asText()).isEqualTo("0.00");

        String all = repaid(reclaiming, "40000.00");
        assertThat(reclaiming.status()).isEqualTo("CLOSED");
        Reclaiming rest = Reclaiming.of(api, award);
        bounce(all).ok();
        assertThat(item.budget().path("recovered").asText()).isEqualTo("0.00");
        Reclaiming anew = Reclaiming.openedFor(api, award.id());
        assertThat(anew.number()).isNotIn(reclaiming.number(), rest.number());
        assertThat(text(anew, "LT-Z2D")).contains("40,000.00");
        assertThat(anew.recovery("finance").path("caseNumber").asText()).isEqualTo(anew.number());
        assertThat(rest.tries("officer", "clawback-investigation", "propose", principal("60000.01"))
                        .status())
                .as("what the other case collects is not decided again")
                .isEqualTo(422);
        repaid(anew, "40000.00");
        assertThat(anew.status()).isEqualTo("CLOSED");
        assertThat(item.budget().path("recovered").asText()).isEqualTo("40000.00");
        rest.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    private String repaid(Reclaiming reclaiming, String amount) {
        return reclaiming
                .repays("finance", amount, receipt(), day())
                .ok()
                .path("id")
                .asText();
    }

    private static Consumer<ObjectNode> principal(String city) {
        return principal(city, "0.00");
    }

    private static Consumer<ObjectNode> principal(String city, String county) {
        return body ->
                ((ObjectNode) body.path("answers")).put("cityPrincipal", city).put("countyPrincipal", county);
    }

    private Api.Answer bounce(String repayment) {
        return api.post("finance", "/recoveries/repayments/" + repayment + "/bounce", Map.of("reason", "账户已冻结"));
    }

    @Test
    void twoWhoRecordAtOnceAreExact() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        String same = receipt();
        assertThat(Race.<Integer>together(List.of(
                        () -> reclaiming
                                .repays("finance", "10000.00", same, day())
                                .status(),
                        () -> reclaiming
                                .repays("finance", "10000.00", same, day())
                                .status())))
                .containsExactly(200, 200);
        assertThat(reclaiming.recovery("finance").path("repaid").asText()).isEqualTo("10000.00");
        assertThat(Race.<Integer>together(List.of(
                        () -> reclaiming
                                .repays("finance", "60000.00", receipt(), day())
                                .status(),
                        () -> reclaiming
                                .repays("finance", "60000.00", receipt(), day())
                                .status())))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(item.budget().path("recovered").asText()).isEqualTo("70000.00");
    }

    /** Whatever code does, the database takes no more than was decided, and no change of what was recorded. */
    @Test
    void theDatabaseKeepsWhatWasDecided() {
        Reclaiming reclaiming = Reclaiming.of(api, paid()).decided();
        UUID id = UUID.fromString(reclaiming.recovery("finance").path("id").asText());
        reclaiming.repays("finance", "90000.00", receipt(), day()).ok();
        refused(
                "insert into clawback_repayment (id, clawback, share, amount, receipt, paid_on, recorded_at, recorded_by)"
                        + " values (gen_random_uuid(), '" + id + "', 'CITY', 10000.01, '" + receipt()
                        + "', current_date, now(), 'x')");
        refused("update clawback_repayment set amount = 1 where clawback = '" + id + "'");
        refused("delete from clawback_repayment where clawback = '" + id + "'");
        refused("update clawback_share set decided = 200000 where clawback = '" + id + "'");
        refused("update clawback_share set repaid = 0 where clawback = '" + id + "'");
        refused("insert into clawback (id, application, organisation, case_number, state, opened_at)"
                + " select gen_random_uuid(), application, organisation, 'X-1', 'OPENED', now() from clawback where id = '"
                + id + "'");
    }

    private void refused(String sql) {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> jdbc.sql(sql).update()))
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    /** Each purse gets its own money back, from its own finance. */
    @Test
    void theCountyGetsItsPartBack() {
        item.withCounty();
        Subsidy award = item.waiting().awarded(clock, notices);
        List<Payment> payments = Payment.of(api, award);
        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());
        payments.get(1)
                .does("countyhead", "payment-county", "grant")
                .does("countyfinance", "payment-result", "paid", item.paidToday());
        // The county leaves its part at first: the city's decision takes nothing of it.
        Reclaiming reclaiming = Reclaiming.of(api, award)
                .does("officer", "clawback-investigation", "propose", principal("100000.00", "50000.00"))
                .does("enterprise", "clawback-statement", "submitted", Reclaiming.WAIVED);
        assertThat(reclaiming.waitsFor("deputy", "clawback-decision")).isFalse();
        reclaiming
                .does("countyhead", "clawback-county", "decided", body -> ((ObjectNode) body.path("answers"))
                        .put("countyChoice", "LEAVE")
                        .put("countyReason", "已由县级另行处理"))
                .does("deputy", "clawback-decision", "reclaim");
        assertThat(reclaiming.recovery("finance").path("decided").asText()).isEqualTo("100000.00");
        reclaiming.repays("finance", "CITY", "100000.00", receipt(), day()).ok();
        assertThat(reclaiming.status()).isEqualTo("CLOSED");

        Reclaiming county = Reclaiming.of(api, award)
                .does("officer", "clawback-investigation", "propose", principal("0.00", "50000.00"))
                .does("enterprise", "clawback-statement", "submitted", Reclaiming.WAIVED)
                .does("countyhead", "clawback-county", "decided")
                .does("deputy", "clawback-decision", "reclaim");
        String id =
                api.get("countyfinance", "/recoveries?limit=200").ok().path("items").findParents("caseNumber").stream()
                        .filter(each -> each.path("caseNumber").asText().equals(county.number()))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
        Map<String, String> repayment =
                Map.of("share", "COUNTY", "amount", "50000.00", "receipt", receipt(), "paidOn", day().toString());
        assertThat(api.post("finance", "/recoveries/" + id + "/repayments", repayment)
                        .status())
                .isEqualTo(403);
        api.post("countyfinance", "/recoveries/" + id + "/repayments", repayment)
                .ok();
        assertThat(county.status()).isEqualTo("CLOSED");
    }
}
