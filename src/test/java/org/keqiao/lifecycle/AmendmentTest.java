package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.FollowUp;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A-14 and its like: what a registration says is amended, and every version stays readable. */
@KeqiaoTest
class AmendmentTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private FollowUp submitted(Contract contract) {
        return submitted(contract, answers -> {});
    }

    private FollowUp submitted(Contract contract, Consumer<ObjectNode> change) {
        return FollowUp.of(api, LifecycleFacts.AMENDMENT, contract).with(change).submittedBy("enterprise");
    }

    /** What was added is counted when it was certified, beside what was counted before (domain 3.6). */
    @Test
    void theStatisticsCountTheDifference() {
        Contract contract = Contract.of(api).certified();
        reviewed(submitted(contract)).does("rechecker", "amendment-second-review", "agree");
        assertThat(jdbc.sql(
                                """
                                select kind || ' ' || count_change || ' ' || amount_change || ' ' || technical_change
                                from statistical_entry where registration_number = ? order by id
                                """)
                        .params(contract.letter("LT-C1").path("number").asText())
                        .query(String.class)
                        .list())
                .containsExactly("CERTIFIED 1 1200000.00 1000000.00", "AMENDED 0 300000.00 300000.00");
    }

    /** an entry fee of 200,000 and 3 % of sales; a year later 5,000,000 were sold. */
    @Test
    void aRoyaltyCountsInTheMonthInWhichItIsCertified() {
        Contract contract = Contract.over("200000.00", api)
                .with(answers -> answers.put("paymentMode", "ROYALTY_WITH_ENTRY_FEE")
                        .put("royaltyTerms", "按年销售额的百分之三提成")
                        .put("amountProvisional", true))
                .certifiedWhole();
        JsonNode first = contract.letter("LT-C1");
        LocalDate certified = LocalDate.now(clock);
        LocalDate later = certified.plusYears(1).withDayOfMonth(20);
        clock.at(later, () -> {
            BigDecimal before = registered(later);
            submitted(contract, answers -> answers.put(
                                    "agreedOn", later.minusDays(9).toString())
                            .put("newContractAmount", "350000.00")
                            .put("newTechnicalAmount", "350000.00"))
                    .does("clerk", "amendment-intake", "accept")
                    .does("registrar", "amendment-review", "amend", body -> ((ObjectNode) body.path("answers"))
                            .put("amendedContractAmount", "350000.00")
                            .put("amendedTechnicalAmount", "350000.00"))
                    .does("rechecker", "amendment-second-review", "agree");
            assertThat(registered(later).subtract(before)).isEqualByComparingTo("150000");
        });
        assertThat(verified(first).path("technicalAmount").asText()).isEqualTo("350000.00");
        assertThat(jdbc.sql(
                                """
                                select kind || ' ' || to_char(month, 'YYYY-MM') || ' ' || count_change || ' ' || technical_change
                                from statistical_entry where registration_number = ? order by id
                                """)
                        .params(first.path("number").asText())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CERTIFIED " + YearMonth.from(certified) + " 1 200000.00",
                        "AMENDED " + YearMonth.from(later) + " 0 150000.00");
    }

    /** What the monthly table says was registered in the month of this day. */
    private BigDecimal registered(LocalDate day) {
        return new BigDecimal(api.get("officer", "/reports/monthly?month=" + YearMonth.from(day))
                .ok()
                .path("total")
                .path("figures")
                .path("amount")
                .asText());
    }

    private static FollowUp reviewed(FollowUp amendment) {
        return amendment.does("clerk", "amendment-intake", "accept").does("registrar", "amendment-review", "amend");
    }

    private JsonNode verified(JsonNode letter) {
        return api.get(
                        null,
                        "/certificates/" + letter.path("number").asText() + "?code="
                                + letter.path("verificationCode").asText())
                .ok();
    }

    @Test
    void aProvisionalAmountIsFixedByANewVersion() {
        Contract contract = Contract.of(api)
                .with(answers -> answers.put("paymentMode", "ROYALTY_WITH_ENTRY_FEE")
                        .put("royaltyTerms", "按年销售额的百分之三提成")
                        .put("amountProvisional", true))
                .certified();
        JsonNode first = contract.letter("LT-C1");
        assertThat(verified(first).path("amountProvisional").asBoolean()).isTrue();

        FollowUp amendment = reviewed(submitted(contract)).does("rechecker", "amendment-second-review", "agree");

        assertThat(amendment.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        JsonNode second = amendment.letter("enterprise", "LT-C3");
        assertThat(second.path("number").asText())
                .isEqualTo(first.path("number").asText());
        JsonNode now = verified(second);
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("technicalAmount").asText()).isEqualTo("1300000.00");
        assertThat(now.path("amountProvisional").asBoolean()).isFalse();
        JsonNode old = verified(first);
        assertThat(old.path("state").asText()).isEqualTo("AMENDED");
        assertThat(old.path("shown").asInt()).isEqualTo(1);
        assertThat(old.path("technicalAmount").asText())
                .as("whoever holds the old paper is told what counts now")
                .isEqualTo("1300000.00");
        assertThat(api.get("enterprise", "/letters/" + first.path("id").asText())
                        .status())
                .as("the old version stays readable")
                .isEqualTo(200);
        // Who gave tax relief or money on the first version hears what it says now.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (String owner : List.of("tax", "finance")) {
                assertThat(api.all(owner, "/notifications?limit=200").toString())
                        .contains("登记证明 " + first.path("number").asText() + " 已变更为第 2 版", "→ 1,300,000.00 元");
            }
        });
    }

    @Test
    void whoReviewedDoesNotRecheckAndNothingIsAmendedToItself() {
        FollowUp amendment = submitted(Contract.of(api).certified())
                .does("clerk", "amendment-intake", "accept")
                .does("registrar", "amendment-review", "amend", body -> {
                    ObjectNode answers = (ObjectNode) body.path("answers");
                    answers.put("amendedContractAmount", "1200000.00").put("amendedTechnicalAmount", "1000000.00");
                });
        Api.Answer same = amendment.tries("rechecker", "amendment-second-review", "agree", body -> {});
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.text("code")).isEqualTo("NOTHING_AMENDED");
        amendment
                .does("rechecker", "amendment-second-review", "return")
                .does("registrar", "amendment-review", "refuse", body -> {
                    body.putObject("answers").put("refusalReason", "PROOF_MISSING");
                });
        amendment.does("stationhead", "amendment-refusal", "approve");
        assertThat(amendment.view("enterprise").path("status").asText()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(amendment.letter("enterprise", "LT-C3N").path("number").asText())
                .isNotBlank();
    }

    @Test
    void anAmendmentUnderWayEndsWithTheRevokedRegistration() {
        Contract contract = Contract.of(api).certified();
        FollowUp amendment = reviewed(submitted(contract));
        FollowUp.of(api, LifecycleFacts.REVOCATION, contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");

        Api.Answer refused = amendment.tries("rechecker", "amendment-second-review", "agree", body -> {});

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("CERTIFICATE_ENDED");
        assertThat(verified(contract.letter("LT-C1")).path("state").asText()).isEqualTo("REVOKED");
        // The way out: back, and refused by the head.
        amendment
                .does("rechecker", "amendment-second-review", "return")
                .does("registrar", "amendment-review", "refuse", body -> {
                    body.putObject("answers").put("refusalReason", "INVALID_OR_NOT_EFFECTIVE");
                })
                .does("stationhead", "amendment-refusal", "approve");
    }

    @Test
    void ofTwoAmendmentsTheSecondIsExaminedAnew() {
        Contract contract = Contract.of(api).certified();
        FollowUp one = reviewed(submitted(contract));
        FollowUp other = reviewed(submitted(contract));
        one.does("rechecker", "amendment-second-review", "agree");

        Api.Answer late = other.tries("rechecker", "amendment-second-review", "agree", body -> {});

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isIn("CERTIFICATE_CHANGED", "NOTHING_AMENDED");
        other.does("rechecker", "amendment-second-review", "return");
        assertThat(other.view("registrar")
                        .path("answers")
                        .path("registeredTechnicalAmount")
                        .asText())
                .as("what the first one made of it")
                .isEqualTo("1300000.00");
        other.does("registrar", "amendment-review", "amend", body -> ((ObjectNode) body.path("answers"))
                        .put("amendedContractAmount", "1600000.00")
                        .put("amendedTechnicalAmount", "1400000.00"))
                .does("rechecker", "amendment-second-review", "agree");
        JsonNode third = verified(other.letter("enterprise", "LT-C3"));
        assertThat(third.path("version").asInt()).isEqualTo(3);
        assertThat(third.path("technicalAmount").asText()).isEqualTo("1400000.00");
    }

    @Test
    void strangersAndOpenCasesAreNoOrigin() {
        Contract open = Contract.of(api).submitted();
        Api.Answer early = api.post(
                "enterprise", "/cases", java.util.Map.of("matter", LifecycleFacts.AMENDMENT, "linkedTo", open.id()));
        assertThat(early.text("code")).isEqualTo("LINK_NOT_FITTING");
        Api.Answer none = api.post("enterprise", "/cases", java.util.Map.of("matter", LifecycleFacts.AMENDMENT));
        assertThat(none.text("code")).isEqualTo("LINK_REQUIRED");
        Api.Answer others = api.post(
                "enterprise2", "/cases", java.util.Map.of("matter", LifecycleFacts.AMENDMENT, "linkedTo", open.id()));
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void aRedesignedAmendmentStillAmends() {
        publishing.publish(RedesignedMatter.of(LifecycleFacts.AMENDMENT, "F_agree"), "publisher");
        try {
            FollowUp amendment = reviewed(submitted(Contract.of(api).certified()))
                    .does("rechecker", "amendment-second-review", "agree")
                    .does("secretary", RedesignedMatter.NEW_FORM, "done");
            assertThat(amendment.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(LifecycleFacts.AMENDMENT), "publisher");
        }
    }
}
