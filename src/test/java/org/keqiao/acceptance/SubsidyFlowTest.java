package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A subsidy on its way from the claim to the money that is promised, and every way back. */
@KeqiaoTest
class SubsidyFlowTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    Publishing publishing;

    private Api api;
    private String group;
    private String item;

    @BeforeEach
    void aPolicyWithABudget() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
        new TestPolicies(api).city(item, group, "0.20");
    }

    /** The certificate: 1,200,000 in all, of it 1,000,000 technology. */
    private String certificate() {
        return Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    private String budget(String total) {
        return budget(total, "泉财教指〔2026〕" + Math.abs(group.hashCode() % 1000) + "号");
    }

    private String budget(String total, String document) {
        return api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                group,
                                "documentNumber",
                                document,
                                "total",
                                total))
                .ok()
                .path("id")
                .asText();
    }

    private JsonNode line(String id) {
        return api.get("finance", "/budget-lines/" + id).ok();
    }

    @Test
    void aClaimIsCalculatedReservedAndPromised() {
        // D-02: the supplement of another county is none here.
        new TestPolicies(api).county(group + "_ELSEWHERE", group, "0.10", "350583");
        String certificate = certificate();
        String budget = budget("1000000.00");
        Subsidy subsidy =
                Subsidy.of(api, item, certificate, "600000.00").submitted().reviewed();

        // 600,000 × 1,000,000 / 1,200,000 = 500,000; 20 % of it
        JsonNode calculation = subsidy.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("100000.00");
        assertThat(calculation.path("countyAmount").asText()).isEqualTo("0.00");
        assertThat(calculation
                        .path("contracts")
                        .path(0)
                        .path("city")
                        .path("base")
                        .asText())
                .isEqualTo("500000.00");
        assertThat(calculation
                        .path("contracts")
                        .path(0)
                        .path("city")
                        .path("trace")
                        .findValuesAsText("rule"))
                .containsExactly("BASE", "RATE");

        subsidy.rechecked().reserved();
        assertThat(line(budget).path("reserved").asText()).isEqualTo("100000.00");

        // Until it is decided, an amount is the officers' own work.
        assertThat(subsidy.standing("enterprise").has("calculation")).isFalse();
        assertThat(subsidy.standing("enterprise").path("purses")).isEmpty();
        assertThat(subsidy.standing("officer2").has("calculation")).isTrue();

        subsidy.awarded(clock, notices);
        JsonNode standing = subsidy.standing("enterprise");
        assertThat(standing.path("calculation").path("cityAmount").asText()).isEqualTo("100000.00");
        assertThat(standing.path("purses").path(0).path("committed").asText()).isEqualTo("100000.00");
        assertThat(subsidy.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
        assertThat(line(budget).path("committed").asText()).isEqualTo("100000.00");
        assertThat(subsidy.letter("LT-Z2").path("number").asText()).isNotBlank();
    }

    @Test
    void aBudgetThatIsTooSmallIsSaidAndNothingIsReserved() {
        String budget = budget("99999.99");
        Subsidy subsidy = Subsidy.of(api, item, certificate(), "600000.00")
                .submitted()
                .reviewed()
                .rechecked();
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
                .returned();
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");

        subsidy.does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "300000.00"))
                .rechecked()
                .reserved();
        assertThat(line(budget).path("reserved").asText()).isEqualTo("50000.00");
    }

    @Test
    void theCountyAddsItsPartOfTheSameBaseAndNothingOfItIsTheCitys() {
        new TestPolicies(api).county(group + "_COUNTY", group, "0.10", "350582");
        String budget = budget("1000000.00");
        Subsidy subsidy =
                Subsidy.of(api, item, certificate(), "600000.00").submitted().reviewed();
        JsonNode calculation = subsidy.view("officer2").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("100000.00");
        assertThat(calculation.path("countyAmount").asText()).isEqualTo("50000.00");

        subsidy.rechecked().reserved().awarded(clock, notices);
        assertThat(line(budget).path("committed").asText()).isEqualTo("100000.00");
    }

    @Test
    void nobodyGetsMoreThanTheCapOfTheYear() {
        String capped = group + "_CAPPED";
        new TestPolicies(api).capped(capped, group, "0.20", "150000");
        budget("1000000.00");
        Subsidy.of(api, capped, certificate(), "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        Subsidy second =
                Subsidy.of(api, capped, certificate(), "600000.00").submitted().reviewed();
        JsonNode city = second.view("officer2")
                .path("answers")
                .path("calculation")
                .path("contracts")
                .path(0)
                .path("city");
        assertThat(city.path("gross").asText()).isEqualTo("100000.00");
        assertThat(city.path("capApplied").asText()).isEqualTo("50000.00");
        assertThat(city.path("net").asText()).isEqualTo("50000.00");
        assertThat(city.path("trace").findValuesAsText("rule")).contains("HOLDER_CAP");
        second.rechecked().reserved();
    }

    @Test
    void aContractPaysOnceHoweverOftenItIsClaimed() {
        String certificate = certificate();
        Subsidy.of(api, item, certificate, "900000.00").submitted().reviewed();
        Subsidy rest =
                Subsidy.of(api, item, certificate, "600000.00").submitted().reviewed();
        JsonNode contract = rest.view("officer2")
                .path("answers")
                .path("calculation")
                .path("contracts")
                .path(0);
        assertThat(contract.path("countedBefore").asText()).isEqualTo("750000.00");
        assertThat(contract.path("city").path("base").asText()).isEqualTo("250000.00");
    }

    @Test
    void whatAReviewAnewLeavesOutIsFreeForOthers() {
        String certificate = certificate();
        Subsidy first =
                Subsidy.of(api, item, certificate, "600000.00").submitted().reviewed();
        first.audited()
                .does("officer2", "subsidy-recheck", "return")
                .does("officer", "subsidy-program-review", "eligible", body -> {
                    first.accepts(body, "0.00");
                    Subsidy.reviewedLine(body).put("accepted", false);
                });
        Subsidy second =
                Subsidy.of(api, item, certificate, "600000.00").submitted().reviewed();
        assertThat(second.view("officer2")
                        .path("answers")
                        .path("calculation")
                        .path("contracts")
                        .path(0)
                        .path("countedBefore")
                        .asText())
                .isEqualTo("0.00");
    }

    @Test
    void aCaseReviewedAnewTakesTheLineThatFinanceNames() {
        String certificate = certificate();
        String first = budget("1000000.00");
        String other = budget("1000000.00", "泉财教指〔2026〕另1号");
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .returned();
        subsidy.does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "600000.00"))
                .rechecked()
                .does("finance", "subsidy-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                        .put("budgetDocument", "泉财教指〔2026〕另1号"));
        assertThat(line(first).path("reserved").asText()).isEqualTo("0.00");
        assertThat(line(other).path("reserved").asText()).isEqualTo("100000.00");
    }

    @Test
    void nothingIsCalculatedOnProvisionalAmountsAndNothingReservedOnThoseAmendedSince() {
        budget("1000000.00");
        Contract contract = Contract.of(api)
                .with(answers -> answers.put("paymentMode", "ROYALTY_WITH_ENTRY_FEE")
                        .put("royaltyTerms", "按年销售额的百分之三提成")
                        .put("amountProvisional", true))
                .certified();
        String certificate = contract.letter("LT-C1").path("number").asText();
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        assertThat(subsidy.tries(
                                "officer",
                                "subsidy-program-review",
                                "eligible",
                                body -> subsidy.accepts(body, "600000.00"))
                        .text("code"))
                .isEqualTo("AMOUNT_PROVISIONAL");
        amended(contract, "1500000.00");
        subsidy.reviewedAnew().rechecked();
        amended(contract, "1600000.00");
        assertThat(subsidy.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("CONTRACT_AMENDED");
    }

    private void amended(Contract contract, String contractAmount) {
        FollowUp.of(api, "contract-amendment", contract)
                .submittedBy("enterprise")
                .does("clerk", "amendment-intake", "accept")
                .does("registrar", "amendment-review", "amend", body -> ((ObjectNode) body.path("answers"))
                        .put("amendedContractAmount", contractAmount))
                .does("rechecker", "amendment-second-review", "agree");
    }

    @Test
    void nobodyAgreesToWhatARevokedCertificateCarried() {
        Contract contract = Contract.of(api).certified();
        String certificate = contract.letter("LT-C1").path("number").asText();
        Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                .submitted()
                .reviewed()
                .audited();
        FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");
        Api.Answer refused = subsidy.tries("officer2", "subsidy-recheck", "agree");
        assertThat(refused.text("code")).isEqualTo("CERTIFICATE_NOT_VALID");
        assertThat(refused.body().toString()).contains(certificate);
        subsidy.does("officer2", "subsidy-recheck", "return");
    }

    @Test
    void anInvoiceServesOneApplication() {
        String certificate = certificate();
        Subsidy first = Subsidy.of(api, item, certificate, "300000.00").submitted();
        JsonNode used = first.answers();
        Subsidy second = Subsidy.of(api, item, certificate, "300000.00").with(answers -> {
            Subsidy.line(answers)
                    .put(
                            "invoiceNo",
                            " " + used.path("lines").path(0).path("invoiceNo").asText());
        });
        assertThat(errors(second.triesToSubmit())).containsExactly("lines[0].invoiceNo groundUsed");
        // D-15: nor in another year.
        clock.at(
                LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 5),
                () -> assertThat(errors(second.triesToSubmit())).contains("lines[0].invoiceNo groundUsed"));
        Subsidy paidAlike = Subsidy.of(api, item, certificate, "300000.00").with(answers -> {
            Subsidy.line(answers)
                    .put(
                            "bankVoucherNo",
                            used.path("lines").path(0).path("bankVoucherNo").asText());
        });
        assertThat(errors(paidAlike.triesToSubmit())).containsExactly("lines[0].bankVoucherNo groundUsed");

        first.withdrawn();
        assertThat(second.triesToSubmit().status()).isEqualTo(200);
    }

    /** The bank's receipt is of one payment and the invoice of one contract, whatever the items are. */
    @Test
    void aPaperServesOneContractUnderAllItems() {
        String certificate = certificate();
        String other = certificate();
        ObjectNode used = Subsidy.line(
                Subsidy.of(api, item, certificate, "300000.00").submitted().answers());
        String elsewhere = item + "_2";
        new TestPolicies(api).city(elsewhere, group + "_2", "0.10");
        Subsidy invoiced = Subsidy.of(api, elsewhere, other, "300000.00")
                .with(answers -> Subsidy.line(answers).set("invoiceNo", used.path("invoiceNo")));
        assertThat(errors(invoiced.triesToSubmit())).containsExactly("lines[0].invoiceNo invoiceOfOtherContract");
        Subsidy paid = Subsidy.of(api, item, other, "300000.00")
                .with(answers -> Subsidy.line(answers).set("bankVoucherNo", used.path("bankVoucherNo")));
        assertThat(errors(paid.triesToSubmit())).containsExactly("lines[0].bankVoucherNo paymentOfOtherContract");

        Subsidy shared = Subsidy.of(api, item, other, "100000.00").with(answers -> {
            ObjectNode half = Subsidy.line(answers).deepCopy();
            half.put("invoiceNo", half.path("invoiceNo").asText().replaceFirst("^..", "99"));
            ((ArrayNode) answers.put("claimedAmount", "200000.00").path("lines")).add(half);
        });
        assertThat(errors(shared.triesToSubmit())).containsExactly("lines[1].bankVoucherNo duplicate");
        ((ObjectNode) shared.answers().path("lines").path(1)).put("certificateNo", certificate);
        shared.submitted();
        assertThat(notes(shared)).contains("paymentShared");
        shared.withdrawn();

        Subsidy noted = Subsidy.of(api, elsewhere, certificate, "200000.00")
                .with(answers -> Subsidy.line(answers).set("invoiceNo", used.path("invoiceNo")))
                .submitted();
        Subsidy lesser = Subsidy.of(api, item, other, "200000.00")
                .with(answers -> Subsidy.line(answers).set("bankVoucherNo", used.path("bankVoucherNo")))
                .submitted();
        assertThat(doubted(lesser, null).status()).isEqualTo(422);
        assertThat(doubted(lesser, "付款凭证号与另一合同相同。").status()).isEqualTo(200);
        assertThat(lesser.find("officer", "subsidy-program-review")).isPresent();
        assertThat(notes(noted)).contains("invoiceElsewhere").doesNotContain("paymentElsewhere");
        assertThat(notes(lesser)).contains("paymentElsewhere").doesNotContain("invoiceElsewhere");
    }

    /** The county has not found everything in order. */
    private static Api.Answer doubted(Subsidy claim, String opinion) {
        return claim.tries("county", "subsidy-county-review", "doubt", body -> {
            ((ObjectNode) body.path("answers")).putArray("countyChecks").add("county");
            body.put("opinion", opinion);
        });
    }

    private List<String> notes(Subsidy claim) {
        return claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code");
    }

    /** D-03, with what else is wrong with a claim. */
    @Test
    void whatCannotBeClaimedIsToldAtItsField() {
        String certificate = certificate();
        assertThat(errors(
                        Subsidy.of(api, "NO_SUCH_ITEM", certificate, "1000.00").triesToSubmit()))
                .contains("policyItem code");
        assertThat(errors(Subsidy.of(api, item, "350500000000", "1000.00")
                        .with(answers -> ((ObjectNode) answers.path("account")).put("name", "李四"))
                        .triesToSubmit()))
                .containsExactlyInAnyOrder(
                        "lines[0].certificateNo certificateUnknown", "account.name accountOfAnother");
        assertThat(errors(Subsidy.of(api, item, certificate, "1000.00")
                        .with(answers -> Subsidy.line(answers).put("invoiceNo", "12"))
                        .triesToSubmit()))
                .containsExactly("lines[0].invoiceNo invoiceMalformed");
        assertThat(errors(Subsidy.of(api, item, certificate, "1000.00")
                        .with(answers -> answers.put("claimedAmount", "1000.01"))
                        .triesToSubmit()))
                .containsExactly("claimedAmount rule");
        assertThat(errors(Subsidy.of(api, item, certificate, "1000.00")
                        .by("enterprise2")
                        .triesToSubmit()))
                .contains("lines[0].certificateNo contractOfOthers");
    }

    /** Every id another, a task added: new cases take the new way to the same money, and no line of code knows of it. */
    @Test
    void aRedesignedFlowLeadsToTheSameMoney() {
        String budget = budget("1000000.00");
        String certificate = certificate();
        publishing.publish(RedesignedMatter.of(Subsidy.MATTER, "F_recheckAgree"), "publisher");
        try {
            Subsidy subsidy = Subsidy.of(api, item, certificate, "600000.00")
                    .submitted()
                    .reviewed()
                    .rechecked()
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .reserved()
                    .awarded(clock, notices);
            assertThat(subsidy.status()).isEqualTo("DECIDED_POSITIVE");
            assertThat(line(budget).path("committed").asText()).isEqualTo("100000.00");
        } finally {
            // Other tests share this application and expect the shipped way.
            publishing.publish(RedesignedMatter.asShipped(Subsidy.MATTER), "publisher");
        }
    }

    @Test
    void nothingIsVerifiedThatWasNotClaimed() {
        Subsidy subsidy = Subsidy.of(api, item, certificate(), "300000.00")
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        Api.Answer answer = subsidy.tries(
                "officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "300000.01"));
        assertThat(answer.status()).isEqualTo(422);
        Api.Answer other = subsidy.tries("officer", "subsidy-program-review", "eligible", body -> {
            subsidy.accepts(body, "300000.00");
            Subsidy.reviewedLine(body).put("invoiceNo", "99999999");
        });
        assertThat(other.body().path("code").asText()).isEqualTo("REVIEW_NOT_MATCHING");
        Api.Answer unseen = subsidy.tries("officer", "subsidy-program-review", "eligible", body -> {
            subsidy.accepts(body, "0.00");
            Subsidy.reviewedLine(body).put("accepted", false).put("invoiceNo", "99999999");
        });
        assertThat(unseen.body().path("code").asText()).isEqualTo("LINE_NOT_REVIEWED");
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
