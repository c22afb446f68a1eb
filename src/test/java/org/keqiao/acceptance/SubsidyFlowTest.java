package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A subsidy on its way from the claim to the money that is promised, and every way back. */
@KeqiaoTest
class SubsidyFlowTest {

    @LocalServerPort
    private int port;

    @Autowired
    Clock clock;

    private Api api;
    private String group;
    private String item;

    @BeforeEach
    void aPolicyWithABudget() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
        new TestPolicies(api).rate(item, group, "0.20");
    }

    /** The certificate: 1,200,000 in all, of it 1,000,000 technology. */
    private String certificate() {
        return Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    private String budget(String total) {
        return api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year", LocalDate.now(clock).getYear(),
                                "policyGroup", group,
                                "documentNumber", "泉财教指〔2026〕" + Math.abs(group.hashCode() % 1000) + "号",
                                "total", total))
                .ok()
                .path("id")
                .asText();
    }

    private JsonNode line(String id) {
        return api.get("finance", "/budget-lines/" + id).ok();
    }

    @Test
    void aClaimIsCalculatedReservedAndPromised() {
        String certificate = certificate();
        String budget = budget("1000000.00");
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00").submitted().reviewed();

        // 600,000 × 1,000,000 / 1,200,000 = 500,000; 20 % of it
        JsonNode calculation = subsidy.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("100000.00");
        assertThat(calculation.path("countyAmount").asText()).isEqualTo("0.00");
        assertThat(calculation.path("contracts").path(0).path("city").path("base").asText())
                .isEqualTo("500000.00");
        assertThat(calculation.path("contracts").path(0).path("city").path("trace").findValuesAsText("rule"))
                .containsExactly("BASE", "RATE");

        subsidy.rechecked().reserved();
        assertThat(line(budget).path("reserved").asText()).isEqualTo("100000.00");

        subsidy.awarded();
        assertThat(subsidy.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
        assertThat(line(budget).path("committed").asText()).isEqualTo("100000.00");
        assertThat(subsidy.letter("LT-Z2").path("number").asText()).isNotBlank();
    }

    @Test
    void aBudgetThatIsTooSmallIsSaidAndNothingIsReserved() {
        String budget = budget("99999.99");
        Subsidy subsidy = Subsidy.of(api, item, certificate(), "600000.00").submitted().reviewed().rechecked();
        Api.Answer answer = subsidy.tries("finance", "subsidy-budget", "reserve");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asText()).isEqualTo("BUDGET_SHORT");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
    }

    @Test
    void whoeverWithdrawsGivesBackWhatWasReserved() {
        String certificate = certificate();
        String budget = budget("1000000.00");
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .withdrawn();
        assertThat(subsidy.status()).isEqualTo("WITHDRAWN");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
    }

    @Test
    void aReviewAnewReservesAnew() {
        String certificate = certificate();
        String budget = budget("1000000.00");
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .does("deputy", "subsidy-ruling", "reexamine");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
    }
}
