package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.LapsedClaims;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Papers;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** D-10: seven apply for five places; the signed sheet ranks them, a tie is broken, the sixth is on the reserve list. */
@KeqiaoTest
class RankingTest {

    private static final String RANKINGS = "/rankings";

    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    private LapsedClaims lapsed;

    private Api api;
    private String group;
    private String item;

    @BeforeEach
    void aCompetitiveItem() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_RANKED";
        new TestPolicies(api).competitive(item, group);
    }

    private String certificate() {
        return Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    private Map<String, Object> scored(Subsidy subsidy, String score, String indicators) {
        return Map.of("caseNumber", subsidy.number(), "score", score, "indicators", indicators, "ownFunds", "0.5");
    }

    private Map<String, Object> ranking(List<Map<String, Object>> scores) {
        return Map.of(
                "item", item, "year", LocalDate.now(clock).getYear(), "reference", "评审会议纪要第 3 号", "scores", scores);
    }

    private String text(Api.Answer answer) {
        return answer.text("code");
    }

    @Test
    void sevenApplyForFivePlaces() {
        List<Subsidy> seven = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            seven.add(Subsidy.of(api, item, certificate(), "10000.00").submitted());
        }
        Subsidy first = seven.get(0);
        first.does("county", "subsidy-county-review", "recommend");
        assertThat(text(first.tries(
                        "officer", "subsidy-program-review", "eligible", body -> first.accepts(body, "10000.00"))))
                .isEqualTo("RANK_MISSING");

        // The fifth and the sixth have the same score; the sixth is better at the indicators.
        String[] scores = {"95", "92.5", "90", "88", "80", "80", "70"};
        String[] indicators = {"20", "20", "20", "20", "15", "18", "20"};
        List<Map<String, Object>> sheet = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sheet.add(scored(seven.get(i), scores[i], indicators[i]));
        }
        try (DeclaredRelation related = DeclaredRelation.of(context, "officer", "91350582MA31ABCD0M")) {
            assertThat(api.post("officer", RANKINGS, ranking(sheet)).body().toString())
                    .contains("scores[0].caseNumber", "standsAside");
        }
        String id =
                api.post("officer", RANKINGS, ranking(sheet)).ok().path("id").asText();
        assertThat(text(api.post("officer2", RANKINGS + "/" + id + "/confirmation", Map.of())))
                .isEqualTo("SHEET_MISSING");
        api.uploadTo("officer", RANKINGS + "/" + id + "/sheet", "x", "名次表.pdf", Papers.one())
                .ok();
        assertThat(text(api.post("officer", RANKINGS + "/" + id + "/confirmation", Map.of())))
                .isEqualTo("SAME_PERSON");
        try (DeclaredRelation related = DeclaredRelation.of(context, "officer2", "91350582MA31ABCD0M")) {
            assertThat(text(api.post("officer2", RANKINGS + "/" + id + "/confirmation", Map.of())))
                    .isEqualTo("RELATION_DECLARED");
        }
        JsonNode confirmed = api.post("officer2", RANKINGS + "/" + id + "/confirmation", Map.of())
                .ok();
        assertThat(confirmed.path("places").path(4).path("caseNumber").asText())
                .isEqualTo(seven.get(5).number());

        first.does("officer", "subsidy-program-review", "eligible", body -> first.accepts(body, "10000.00"));
        JsonNode calculation = first.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("500000.00");

        Subsidy reserve = seven.get(4);
        reserve.does("county", "subsidy-county-review", "recommend");
        assertThat(text(reserve.tries(
                        "officer", "subsidy-program-review", "eligible", body -> reserve.accepts(body, "10000.00"))))
                .isEqualTo("RANK_ON_RESERVE");
    }

    /** A sum that no payment measures: a contract is a ground for it once, whatever else is paid (domain 7.5). */
    @Test
    void aContractCompetesOnce() {
        String certificate = certificate();
        Subsidy first = Subsidy.of(api, item, certificate, "10000.00").submitted();
        Api.Answer second = Subsidy.of(api, item, certificate, "20000.00").triesToSubmit();
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body().path("errors").findValuesAsText("field")).containsExactly("lines[0].certificateNo");
        assertThat(second.body().path("errors").findValuesAsText("code")).containsExactly("groundUsed");
        // A correction of the first is no second one, and what ends without money frees the contract.
        first.sentBackFor("lines").triesToAnswer(answers -> {}).ok();
        first.withdrawn();
        Subsidy.of(api, item, certificate, "20000.00").submitted();
    }

    /** Two of one holder compete and win a place; one is awarded, and lies a year back then. */
    private Subsidy secondOfAnEarlierWinner() {
        Subsidy won = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        Subsidy second = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        ranked(won, second);
        budget();
        won.reviewed().rechecked().reserved().awarded(clock, notices);
        aYearAgo(won);
        second.does("county", "subsidy-county-review", "recommend");
        return second;
    }

    private void ranked(Subsidy first, Subsidy second) {
        ranked(List.of(scored(first, "95", "20"), scored(second, "90", "20")));
    }

    private void ranked(List<Map<String, Object>> scores) {
        String id =
                api.post("officer", RANKINGS, ranking(scores)).ok().path("id").asText();
        api.uploadTo("officer", RANKINGS + "/" + id + "/sheet", "x", "名次表.pdf", Papers.one())
                .ok();
        api.post("officer2", RANKINGS + "/" + id + "/confirmation", Map.of()).ok();
    }

    private void budget() {
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                group,
                                "documentNumber",
                                "泉财教指〔2026〕" + group,
                                "total",
                                "5000000.00"))
                .ok();
    }

    private void aYearAgo(Subsidy won) {
        String number = won.number();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            int rows = jdbc.sql("update competitor set year = year - 1 where case_number = ?")
                    .param(number)
                    .update();
            assertThat(rows).isEqualTo(1);
        });
    }

    private boolean isOnTheSheet(Subsidy subsidy) {
        return api.get(
                        "officer",
                        RANKINGS + "/competitors/" + item + "?year="
                                + LocalDate.now(clock).getYear())
                .ok()
                .findValuesAsText("caseNumber")
                .contains(subsidy.number());
    }

    @Test
    void whoWonInAnEarlierYearIsRefusedWhereTheBureauSaysSo() {
        new TestPolicies(api).competitive(item = group + "_ONCE", group, "REFUSE");
        Subsidy second = secondOfAnEarlierWinner();
        Api.Answer reviewed =
                second.tries("officer", "subsidy-program-review", "eligible", body -> second.accepts(body, "10000.00"));
        assertThat(text(reviewed)).isEqualTo("REPEAT_WINNER");
        String won = String.valueOf(LocalDate.now(clock).getYear() - 1);
        assertThat(reviewed.text("detail")).contains(won + " 年");
        assertThat(isOnTheSheet(second)).isFalse();
        Api.Answer sheet = api.post("officer", RANKINGS, ranking(List.of(scored(second, "90", "20"))));
        assertThat(sheet.body().path("errors").path(0).path("code").asText()).isEqualTo("repeatWinner");
        assertThat(api.getIn("en", "enterprise", "/policies/" + item).ok().toString())
                .contains("is not given it again");
        Api.Answer third = Subsidy.of(api, item, certificate(), "10000.00").triesToSubmit();
        assertThat(third.body().path("errors").path(0).path("field").asText()).isEqualTo("policyItem");
        assertThat(third.body().path("errors").path(0).path("message").asText()).contains(won + " 年");
    }

    /** One place is paid: what was calculated for whoever another sheet leaves out keeps the cap from nobody. */
    @Test
    void whoLostItsPlaceLeavesTheCapToTheNext() {
        new TestPolicies(api).competitiveWithin(item = group + "_ONE", group, "500000.00");
        Subsidy first = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        Subsidy next = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        ranked(first, next);
        budget();
        first.reviewed();
        next.reviewed().rechecked();
        assertThat(text(next.tries("finance", "subsidy-budget", "reserve"))).isEqualTo("CAP_EARLIER_FIRST");
        assertThat(waiting()).containsExactly("1000000.00");
        ranked(List.of(scored(next, "90", "20")));
        assertThat(waiting()).as("who lost its place waits no more").containsExactly("500000.00");
        CaseNumber one = new CaseNumber(first.number());
        CaseNumber two = new CaseNumber(next.number());
        assertThat(lapsed.among(List.of(one, two))).containsExactly(one);
        assertThat(Statements.countedIn(() -> lapsed.among(List.of(one, two))))
                .as("statements do not grow with the claims")
                .isEqualTo(Statements.countedIn(() -> lapsed.among(List.of(one))));
        next.reserved();
        List.of(first, next).forEach(Subsidy::withdrawn);
    }

    private List<String> waiting() {
        return api.get("finance", "/caps?group=" + group).ok().findValuesAsText("waiting");
    }

    @Test
    void whoNeverGotTheMoneyHasNotWon() {
        new TestPolicies(api).competitive(item = group + "_ONCE", group, "REFUSE");
        Subsidy won = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        Subsidy second = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        ranked(won, second);
        budget();
        won.reviewed().rechecked().reserved().awarded(clock, notices);
        aYearAgo(won);
        assertThat(Subsidy.of(api, item, certificate(), "10000.00")
                        .triesToSubmit()
                        .status())
                .as("while it may be paid")
                .isEqualTo(422);
        Payment.of(api, won)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "账户已注销")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
        assertThat(isOnTheSheet(second)).isTrue();
        Subsidy.of(api, item, certificate(), "10000.00").submitted();
    }

    @Test
    void whoWonInAnEarlierYearMayWinAgainWhereTheBureauAllowsIt() {
        Subsidy second = secondOfAnEarlierWinner();
        assertThat(isOnTheSheet(second)).isTrue();
        second.does("officer", "subsidy-program-review", "eligible", body -> second.accepts(body, "10000.00"));
        Subsidy.of(api, item, certificate(), "10000.00").submitted();
    }

    /** A correction turned it to an item that is not ranked: that one was given. */
    @Test
    void whatWasGivenForAnotherItemIsNoEarlierWin() {
        new TestPolicies(api).competitive(item = group + "_ONCE", group, "REFUSE");
        String other = group + "_CITY";
        new TestPolicies(api).city(other, group, "0.20");
        budget();
        Subsidy given =
                Subsidy.of(api, item, certificate(), "10000.00").submitted().sentBackFor("policyItem");
        given.triesToAnswer(answers -> answers.put("policyItem", other)).ok();
        assertThat(isOnTheSheet(given)).as("it competes no more").isFalse();
        given.reviewed().rechecked().reserved().awarded(clock, notices);
        aYearAgo(given);
        Subsidy next = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        assertThat(isOnTheSheet(next)).isTrue();
    }

    @Test
    void whoHasItThisYearKeepsItsPlaceOnTheSheet() {
        new TestPolicies(api).competitive(item = group + "_ONCE", group, "REFUSE");
        Subsidy earlier = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        Subsidy now = Subsidy.of(api, item, certificate(), "10000.00").submitted();
        ranked(earlier, now);
        budget();
        earlier.reviewed().rechecked().reserved().awarded(clock, notices);
        now.reviewed().rechecked().reserved().awarded(clock, notices);
        aYearAgo(earlier);
        assertThat(isOnTheSheet(now)).isTrue();
    }

    @Test
    void onlyWhatCompetesIsRanked() {
        Api.Answer wrong = api.post(
                "officer",
                RANKINGS,
                ranking(List.of(Map.of("caseNumber", "X-1", "score", "101", "indicators", "1", "ownFunds", "0"))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").path(0).path("field").asText()).isEqualTo("scores[0].score");
    }
}
