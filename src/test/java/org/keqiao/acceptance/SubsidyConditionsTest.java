package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an item asks of a contract besides that it is registered. */
@KeqiaoTest
class SubsidyConditionsTest {

    @LocalServerPort
    private int port;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Api api;
    private TestPolicies policies;
    private String group;

    @BeforeEach
    void aGroup() {
        api = new Api("http://localhost:" + port);
        policies = new TestPolicies(api);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private String certificate() {
        return Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Test
    void anItemForSellersIsGivenToTheSeller() {
        policies.cityOf(group + "_SOLD", group, "0.10", "SOLD", today().minusYears(2));
        Subsidy subsidy = Subsidy.of(api, group + "_SOLD", certificate(), "600000.00")
                .submitted()
                .reviewed();
        JsonNode calculation = subsidy.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("50000.00");
    }

    @Test
    void anItemForBuyersIsNotGivenToTheSeller() {
        policies.cityOf(group + "_BOUGHT", group, "0.10", "BOUGHT_IN", today().minusYears(2));
        assertThat(errors(Subsidy.of(api, group + "_BOUGHT", certificate(), "600000.00")
                        .triesToSubmit()))
                .containsExactly("lines[0].certificateNo contractKindNotOffered");
    }

    @Test
    void anItemOfAnotherCountyIsNotOffered() {
        policies.cityIn(group + "_THERE", group, "0.10", "350583");
        assertThat(errors(Subsidy.of(api, group + "_THERE", certificate(), "600000.00")
                        .triesToSubmit()))
                .containsExactly("policyItem itemNotOffered");
    }

    @Test
    void aRegistrationThatEndedIsNoGround() {
        policies.city(group + "_CITY", group, "0.10");
        String ended = certificate();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            // As if it had been revoked since.
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update certificate set state = 'REVOKED' where registration_number = ?")
                    .params(ended)
                    .update();
        });
        assertThat(errors(Subsidy.of(api, group + "_CITY", ended, "600000.00").triesToSubmit()))
                .containsExactly("lines[0].certificateNo certificateNotValid");
    }

    /** The seller claims; what the contract states of its buyer decides. */
    @Test
    void anItemForBuyersOfTheCityIsNotGivenForBuyersElsewhere() {
        policies.cityForBuyersHere(group + "_HERE", group, "0.10");
        assertThat(errors(Subsidy.of(api, group + "_HERE", certificate(), "600000.00")
                        .triesToSubmit()))
                .containsExactly("lines[0].certificateNo buyerOutsideCity");
        String here = Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("buyers").path(0)).put("regionCode", "350583"))
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
        Subsidy subsidy =
                Subsidy.of(api, group + "_HERE", here, "600000.00").submitted().reviewed();
        assertThat(subsidy.view("officer2")
                        .path("answers")
                        .path("calculation")
                        .path("cityAmount")
                        .asText())
                .isEqualTo("50000.00");
    }

    @Test
    void whatWasPaidBeforeTheItemBeganIsNotCounted() {
        policies.cityOf(group + "_NEW", group, "0.10", "SOLD", today().minusDays(10));
        assertThat(errors(Subsidy.of(api, group + "_NEW", certificate(), "600000.00")
                        .with(answers -> Subsidy.line(answers)
                                .put("payDate", today().minusDays(11).toString())
                                .put("invoiceDate", today().minusDays(12).toString()))
                        .triesToSubmit()))
                .containsExactly("lines[0].payDate paidOutsidePeriod");
    }

    @Test
    void whatExcludesOthersIsNotReservedBesideOneThatCameSince() {
        policies.city(group + "_ALONE", group, "0.20", Map.of("stacking", "\"EXCLUSIVE\""));
        policies.city(group + "_OTHER", group + "_B", "0.10", Map.of("stacking", "\"ADDITIVE\""));
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                today().getYear(),
                                "policyGroup",
                                group,
                                "documentNumber",
                                "泉财教指〔2026〕31号",
                                "total",
                                "1000000.00"))
                .ok();
        String certificate = certificate();
        Subsidy alone = Subsidy.of(api, group + "_ALONE", certificate, "600000.00")
                .submitted()
                .reviewed()
                .rechecked();
        Subsidy.of(api, group + "_OTHER", certificate, "600000.00").submitted().reviewed();
        assertThat(alone.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("AWARDED_ELSEWHERE");
    }

    @Test
    void whatIsDrawnIsAuditedAndWhatIsNotGoesOn() {
        policies.city(group + "_ALL", group, "0.20", Map.of("sampleRate", "1"));
        policies.city(group + "_NONE", group + "_B", "0.20", Map.of("sampleRate", "0"));
        String certificate = certificate();
        Subsidy drawn = Subsidy.of(api, group + "_ALL", certificate, "600000.00")
                .submitted()
                .reviewed();
        assertThat(drawn.find("officer", "subsidy-audit-commission")).isPresent();
        Subsidy other = Subsidy.of(api, group + "_NONE", certificate(), "600000.00")
                .submitted()
                .reviewed();
        assertThat(other.find("officer", "subsidy-audit-commission")).isEmpty();
        assertThat(other.find("officer2", "subsidy-recheck")).isPresent();
    }

    /** D-13. */
    @Test
    void whatWasRegisteredAsRelatedIsAuditedOrExcludedByTheItem() {
        policies.city(group + "_AUDIT", group, "0.20", Map.of("sampleRate", "0"));
        policies.city(group + "_BLOCK", group + "_B", "0.20", Map.of("related", "\"BLOCK\""));
        String related = Contract.of(api)
                .reviewed(body -> ((ObjectNode) body.path("answers")).put("certifiedRelatedParty", true))
                .does("rechecker", "contract-second-review", "agree")
                .letter("LT-C1")
                .path("number")
                .asText();
        Subsidy audited = Subsidy.of(api, group + "_AUDIT", related, "600000.00")
                .submitted()
                .reviewed();
        assertThat(audited.find("officer", "subsidy-audit-commission")).isPresent();
        assertThat(errors(
                        Subsidy.of(api, group + "_BLOCK", related, "600000.00").triesToSubmit()))
                .containsExactly("lines[0].certificateNo partiesRelated");
        assertThat(errors(Subsidy.of(api, group + "_BLOCK", certificate(), "600000.00")
                        .with(answers -> answers.put("relatedParty", true))
                        .triesToSubmit()))
                .containsExactly("relatedParty partiesRelated");
    }

    @Test
    void whatTheReviewFindsToBeRelatedIsNotGivenWhereTheItemExcludesIt() {
        policies.city(group + "_BLOCK", group, "0.20", Map.of("related", "\"BLOCK\""));
        Subsidy claim = Subsidy.of(api, group + "_BLOCK", certificate(), "600000.00")
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        Api.Answer refused = claim.tries("officer", "subsidy-program-review", "eligible", body -> {
            claim.accepts(body, "600000.00");
            ((ObjectNode) body.path("answers")).put("certifiedRelatedParty", true);
        });
        assertThat(refused.text("code")).isEqualTo("PARTIES_RELATED");
    }

    /** Sold in another city, registered there by its seller, bought by ours. */
    @Test
    void aContractRegisteredElsewhereCountsLikeOurOwn() {
        policies.cityOf(group + "_BOUGHT", group, "0.20", "BOUGHT_IN", today().minusYears(2));
        String number = "20263502%08d".formatted(Math.abs(group.hashCode()) % 100_000_000);
        String table =
                "number,registeredOn,registeringBody,title,category,contractAmount,technicalAmount,sellerName,buyerName,"
                        + "buyerUscc,signDate\n" + number
                        + ",2026-03-09,福州市技术合同认定登记站,新型催化剂制备技术,DEVELOPMENT,1200000.00,1000000.00,福州大学,"
                        + "晋江市海丝高分子材料有限公司," + uscc() + ",2026-03-01\n";
        api.uploadTo("clerk", "/external-contracts/import", "x", "a.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        assertThat(errors(
                        Subsidy.of(api, group + "_BOUGHT", number, "600000.00").triesToSubmit()))
                .containsExactly("lines[0].certificateNo certificateUnknown");
        String id = api.get("registrar", "/external-contracts?q=" + number)
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        api.post("registrar", "/external-contracts/" + id + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();

        Subsidy subsidy = Subsidy.of(api, group + "_BOUGHT", number, "600000.00")
                .submitted()
                .reviewed();
        assertThat(subsidy.view("officer2")
                        .path("answers")
                        .path("calculation")
                        .path("cityAmount")
                        .asText())
                .isEqualTo("100000.00");
    }

    private String uscc() {
        return Contract.of(api).answers().path("seller").path("uscc").asText();
    }

    @Test
    void whoeverIsBlockedNeitherAppliesNorIsGivenAnything() {
        policies.city(group + "_CITY", group, "0.20");
        String certificate = certificate();
        Subsidy before = Subsidy.of(api, group + "_CITY", certificate, "600000.00")
                .submitted()
                .reviewed()
                .rechecked();
        String record = blocked();
        try {
            assertThat(before.tries("finance", "subsidy-budget", "reserve").text("code"))
                    .isEqualTo("INTEGRITY_BLOCKED");
            Api.Answer refused =
                    Subsidy.of(api, group + "_CITY", certificate, "100000.00").triesToSubmit();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("code")).isEqualTo("INTEGRITY_BLOCKED");
        } finally {
            api.post("officer", record + "/lifting", Map.of("reason", "已移出名单")).ok();
            api.post("discipline", record + "/confirmation", Map.of()).ok();
        }
        JsonNode check = Subsidy.of(api, group + "_CITY", certificate, "100000.00")
                .submitted()
                .view("officer")
                .path("answers")
                .path("integrityCheck");
        assertThat(check.path("result").asText()).isEqualTo("PASS");
    }

    /** Domain 7.2, row 9: officers hear of it at each gate, and nothing is kept back. */
    @Test
    void aWarningIsForTheOfficersOfContractAndClaim() {
        policies.city(group + "_CITY", group, "0.20");
        String record = recorded("ABNORMAL_OPERATION", "WARN", "经营异常名录");
        try {
            Contract contract = Contract.of(api).submitted();
            // What it says is for the register's own readers.
            assertThat(contract.view("registrar")
                            .path("answers")
                            .path("checkNotes")
                            .toString())
                    .contains("申请人有诚信记录")
                    .doesNotContain("经营异常名录");
            Subsidy claim =
                    Subsidy.of(api, group + "_CITY", certificate(), "100000.00").submitted();
            JsonNode found = claim.view("officer").path("answers");
            assertThat(found.path("checkNotes").toString()).contains("经营异常名录");
            assertThat(found.path("integrityCheck").path("result").asText()).isEqualTo("WARN");
            claim.reviewed().withdrawn();
        } finally {
            api.post("officer", record + "/lifting", Map.of("reason", "已移出名录")).ok();
            api.post("discipline", record + "/confirmation", Map.of()).ok();
        }
    }

    /** A record that two people let into force against the enterprise. */
    private String blocked() {
        return recorded("SERIOUS_DISHONESTY", "BLOCK", "科技部严重失信行为名单");
    }

    private String recorded(String kind, String result, String source) {
        String record = "/integrity-records/"
                + api.post(
                                "officer",
                                "/integrity-records",
                                Map.of(
                                        "uscc",
                                        uscc(),
                                        "name",
                                        "晋江市海丝高分子材料有限公司",
                                        "kind",
                                        kind,
                                        "result",
                                        result,
                                        "source",
                                        source,
                                        "evidence",
                                        "查询日期当日在列",
                                        "from",
                                        today().toString()))
                        .ok()
                        .path("id")
                        .asText();
        api.post("discipline", record + "/confirmation", Map.of()).ok();
        return record;
    }

    /** Industrialisation, and what else a bureau wants to see; papers and figures go to the review with the claim. */
    @Test
    void theItemSaysWhichPapersItWantsAndFromWhichAmountOnItIsAudited() {
        policies.city(
                group + "_MADE",
                group,
                "0.10",
                Map.of(
                        "papers", "\"outputProof,testReport\"",
                        "auditThreshold", "50000",
                        "sampleRate", "0"));
        Subsidy subsidy = Subsidy.of(api, group + "_MADE", certificate(), "600000.00");
        Api.Answer bare = subsidy.triesToSubmit();
        assertThat(errors(bare))
                .containsExactlyInAnyOrder(
                        "figuresYear required",
                        "salesRevenue required",
                        "outputValue required",
                        "taxPaid required",
                        "documents.outputProof documentMissing",
                        "documents.testReport documentMissing");
        assertThat(bare.body().toString()).contains("请上传“检测报告”。");

        subsidy.with("outputProof")
                .with("testReport")
                .with(answers -> answers.put("figuresYear", today().getYear() - 1)
                        .put("salesRevenue", "3000000.00")
                        .put("outputValue", "3500000.00")
                        .put("taxPaid", "210000.00"))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        JsonNode claim = subsidy.view("officer");
        assertThat(claim.path("answers").path("outputValue").asText()).isEqualTo("3500000.00");
        assertThat(claim.path("documents").findValuesAsText("kind")).contains("outputProof", "testReport");

        // 10 % of the technical half of what was verified: 25,000, and 50,000 in the end.
        subsidy.does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "300000.00"))
                .does("officer2", "subsidy-recheck", "return")
                .reviewedAnew();
        assertThat(subsidy.find("officer", "subsidy-audit-commission")).isPresent();
    }

    private static List<String> errors(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(error -> errors.add(
                        error.path("field").asText() + " " + error.path("code").asText()));
        return errors;
    }
}
