package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** D-12: Public money from elsewhere for a contract that the city would support: each item by its own rule. */
@KeqiaoTest
class OtherMoneyTest {

    @LocalServerPort
    private int port;

    private Api api;
    private String group;
    private String certificate;

    @BeforeEach
    void aContract() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    /** 600,000 paid: a base of 500,000, a fifth of it. */
    private Subsidy claim(Map<String, String> results, String received) {
        new TestPolicies(api).city(group + "_CITY", group, "0.20", results);
        return Subsidy.of(api, group + "_CITY", certificate, "600000.00")
                .with(answers -> row(answers.putArray("elsewhere"), received));
    }

    private ObjectNode row(ArrayNode rows, String amount) {
        return rows.addObject()
                .put("level", "PROVINCE")
                .put("program", "省科技创新券")
                .put("certificateNo", certificate)
                .put("state", "RECEIVED")
                .put("amount", amount)
                .put("document", "闽券〔2026〕18号");
    }

    private static Subsidy recommended(Subsidy claim) {
        return claim.submitted().does("county", "subsidy-county-review", "recommend");
    }

    private Api.Answer triesToFindEligible(Subsidy claim, String verified) {
        return claim.tries("officer", "subsidy-program-review", "eligible", body -> {
            claim.accepts(body, "600000.00");
            row(((ObjectNode) body.path("answers")).putArray("verifiedElsewhere"), verified)
                    .put("reason", "省厅公示名单");
        });
    }

    private static JsonNode city(Subsidy claim) {
        return claim.view("officer2")
                .path("answers")
                .path("calculation")
                .path("contracts")
                .path(0)
                .path("city");
    }

    @Test
    void anItemOfWhichNothingIsSetGivesNothingBesideTheProvince() {
        Subsidy claim = recommended(claim(Map.of(), "30000.00"));
        Api.Answer refused = triesToFindEligible(claim, "30000.00");
        assertThat(refused.text("code")).isEqualTo("ELSEWHERE_EXCLUDES");
        assertThat(refused.body().toString()).contains(certificate, "省科技创新券", "不重复享受", "产品默认规则");
        claim.does("officer", "subsidy-program-review", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalReason", "DOUBLE_FUNDING")
                .put("refusalExplanation", "同一合同已获省科技创新券。"));
    }

    @Test
    void whatTheProvinceGaveIsDeductedWhereTheItemSaysSo() {
        Subsidy claim = recommended(claim(Map.of("elsewhere", "\"DEDUCT\""), "30000.00"));
        assertThat(claim.view("officer").path("answers").path("checkNotes").toString())
                .contains("省科技创新券", "30,000.00");
        triesToFindEligible(claim, "30000.00").ok();
        JsonNode city = city(claim);
        assertThat(city.path("gross").asText()).isEqualTo("100000.00");
        assertThat(city.path("stackingApplied").asText()).isEqualTo("30000.00");
        assertThat(city.path("net").asText()).isEqualTo("70000.00");
        assertThat(city.path("trace").findValuesAsText("rule")).containsExactly("BASE", "RATE", "ELSEWHERE");
        assertThat(city.path("set").toString()).doesNotContain("elsewhere");
        assertThat(claim.view("officer2")
                        .path("answers")
                        .path("calculation")
                        .path("contracts")
                        .path(0)
                        .path("elsewhere")
                        .path(0)
                        .path("program")
                        .asText())
                .isEqualTo("省科技创新券");
    }

    @Test
    void whatIsAddedUpGivesNoMoreThanWasSpent() {
        Subsidy claim = recommended(claim(Map.of("elsewhere", "\"MATCHING\""), "460000.00"));
        triesToFindEligible(claim, "460000.00").ok();
        assertThat(city(claim).path("net").asText()).isEqualTo("40000.00");
    }

    /** 300,000 paid: a base of 250,000, a fifth of it. */
    private Subsidy instalment(String received) {
        Subsidy claim = Subsidy.of(api, group + "_CITY", certificate, "300000.00")
                .with(answers -> row(answers.putArray("elsewhere"), received));
        return recommended(claim).does("officer", "subsidy-program-review", "eligible", body -> {
            claim.accepts(body, "300000.00");
            row(((ObjectNode) body.path("answers")).putArray("verifiedElsewhere"), received)
                    .put("reason", "省厅公示名单");
        });
    }

    @Test
    void whatTheProvinceGaveOnceIsDeductedOnce() {
        new TestPolicies(api).city(group + "_CITY", group, "0.20", Map.of("elsewhere", "\"DEDUCT\""));
        Subsidy first = instalment("30000.00");
        assertThat(city(first).path("net").asText()).isEqualTo("20000.00");
        assertThat(city(instalment("30000.00")).path("net").asText()).isEqualTo("50000.00");
        // What ends without money has taken nothing off.
        first.withdrawn();
        assertThat(city(instalment("30000.00")).path("net").asText()).isEqualTo("20000.00");
    }

    @Test
    void instalmentsTogetherGiveNoMoreThanWasSpentOnThem() {
        new TestPolicies(api).city(group + "_CITY", group, "0.20", Map.of("elsewhere", "\"MATCHING\""));
        assertThat(city(instalment("240000.00")).path("net").asText()).isEqualTo("10000.00");
        assertThat(city(instalment("240000.00")).path("net").asText()).isEqualTo("50000.00");
    }

    @Test
    void theOfficerAddsWhatWasNotDeclared() {
        Subsidy claim = claim(Map.of("elsewhere", "\"DEDUCT\""), "1.00").with(answers -> answers.remove("elsewhere"));
        recommended(claim);
        triesToFindEligible(claim, "25000.00").ok();
        assertThat(city(claim).path("net").asText()).isEqualTo("75000.00");
    }

    @Test
    void theOfficerStrikesOutWhatIsNotForTheSame() {
        Subsidy claim = recommended(claim(Map.of(), "30000.00"));
        Api.Answer forgotten = claim.tries("officer", "subsidy-program-review", "eligible", body -> {
            claim.accepts(body, "600000.00");
            ((ObjectNode) body.path("answers")).putArray("verifiedElsewhere");
        });
        assertThat(forgotten.status()).as("%s", forgotten.body()).isEqualTo(422);
        triesToFindEligible(claim, "0.00").ok();
        assertThat(city(claim).path("net").asText()).isEqualTo("100000.00");
    }

    @Test
    void itIsDeclaredForAContractOfTheClaim() {
        Api.Answer answer = claim(Map.of(), "30000.00")
                .with(answers ->
                        ((ObjectNode) answers.path("elsewhere").path(0)).put("certificateNo", "2026000000000000"))
                .triesToSubmit();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactly("elsewhere[0].certificateNo");
        assertThat(answer.body().path("errors").findValuesAsText("code")).containsExactly("contractNotClaimed");
    }
}
