package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Papers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** D-10: seven apply for five places; the signed sheet ranks them, a tie is broken, the sixth is on the reserve list. */
@KeqiaoTest
class RankingTest {

    private static final String RANKINGS = "/rankings";

    @LocalServerPort
    private int port;

    @Autowired
    Clock clock;

    private Api api;
    private String item;

    @BeforeEach
    void aCompetitiveItem() {
        api = new Api("http://localhost:" + port);
        String group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
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
        String id =
                api.post("officer", RANKINGS, ranking(sheet)).ok().path("id").asText();
        assertThat(text(api.post("officer2", RANKINGS + "/" + id + "/confirmation", Map.of())))
                .isEqualTo("SHEET_MISSING");
        api.uploadTo("officer", RANKINGS + "/" + id + "/sheet", "x", "名次表.pdf", Papers.one())
                .ok();
        assertThat(text(api.post("officer", RANKINGS + "/" + id + "/confirmation", Map.of())))
                .isEqualTo("SAME_PERSON");
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
