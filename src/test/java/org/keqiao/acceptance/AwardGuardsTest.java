package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What must not happen between the meeting and the account, and what happens when two things come at once. */
@KeqiaoTest
class AwardGuardsTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void aPolicyWithABudget() {
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    /** Who rechecked one application of a batch does not sign what was decided about it (domain 9.1). */
    @Test
    void whoWorkedOnALineDoesNotSignTheBatch() {
        Subsidy own = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(own);
        batch.minuted().does("secretary", "batch-meeting", "recorded", batch.decisions(row -> {}));
        Roles.lent(api, "officer2", "DEPUTY_DIRECTOR", () -> {
            Api.Answer signed = batch.seenBy(new Api("http://localhost:" + port))
                    .tries("officer2", "batch-ruling", "sign", body -> {});
            assertThat(signed.status()).as("%s", signed.body()).isEqualTo(403);
            assertThat(signed.body().path("code").asText()).isEqualTo("SEPARATION_OF_DUTY");
        });
        batch.does("deputy", "batch-ruling", "sign");
    }

    /** Who signed for a batch and stands back from a line by now: that line is decided anew. */
    @Test
    void aLineIsNotAwardedWhoseSignatoryStandsBack() {
        Subsidy own = item.waiting();
        Subsidy other = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(own, other).agreed().shown(clock, notices);
        String recusals = "/cases/" + own.id() + "/recusals";
        String asked = api.post("officer3", recusals, Map.of("person", "deputy", "reason", "亲属任职"))
                .ok()
                .path("id")
                .asText();
        // As long as nobody has said whether he may, nothing is decided on what he signed.
        assertThat(batch.tries("financebureau", "batch-joint-letter", "sign", body -> {})
                        .text("code"))
                .isEqualTo("RECUSAL_UNDECIDED");
        api.post(
                        "secretary",
                        "/recusals/" + asked + "/decision",
                        Map.of("granted", true, "reason", "情况属实", "minutes", "党组纪要〔2026〕11号"))
                .ok();

        batch.awarded();

        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(own.status()).isEqualTo("ACCEPTED");
        assertThat(own.find("officer", "subsidy-program-review")).isPresent();
    }

    /** City and county pay in the same second and each sees the other one open: the batch closes all the same. */
    @Test
    void twoLastPaymentsAtOnceCloseTheBatch() {
        String county = item.withCounty();
        Subsidy award = item.waiting();
        Batch batch = Batch.of(api)
                .opened()
                .composedOf(award)
                .agreed()
                .shown(clock, notices)
                .awarded();
        List<Payment> payments = Payment.of(api, award);
        payments.get(1).does("countyhead", "payment-county", "grant");

        assertThat(Race.<Integer>together(List.of(
                        () -> payments.get(0)
                                .tries("treasury", "payment-result", "paid", item.paidToday())
                                .status(),
                        () -> payments.get(1)
                                .tries("countyfinance", "payment-result", "paid", item.paidToday())
                                .status())))
                .containsExactly(200, 200);
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        assertThat(api.get("countyfinance", "/budget-lines/" + county)
                        .ok()
                        .path("paid")
                        .asText())
                .isEqualTo("50000.00");
        assertThat(batch.status()).isEqualTo("CLOSED");
    }

    /** Either the applicant was first or finance; never half of each. */
    @Test
    void aWithdrawalAndTheAwardDoNotMix() {
        Subsidy kept = item.waiting();
        Subsidy leaving = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(kept, leaving).agreed().shown(clock, notices);

        List<Integer> answers =
                Race.together(List.of(() -> leaving.triesToWithdraw().status(), () -> batch.tries(
                                "financebureau", "batch-joint-letter", "sign", body -> {})
                        .status()));

        assertThat(answers.get(1)).isEqualTo(200);
        boolean left = answers.get(0) == 200;
        assertThat(leaving.status()).isEqualTo(left ? "WITHDRAWN" : "DECIDED_POSITIVE");
        assertThat(kept.status()).isEqualTo("DECIDED_POSITIVE");
        JsonNode budget = item.budget();
        assertThat(budget.path("reserved").asText()).isEqualTo("0.00");
        assertThat(budget.path("committed").asText()).isEqualTo(left ? "100000.00" : "200000.00");
    }

    /** As long as the county may still pay, the invoice serves this award; when nobody pays, another may use it. */
    @Test
    void anInvoiceIsFreeWhenTheLastPurseHasRefused() {
        item.withCountyItem();
        Subsidy award = item.waiting().awarded(clock, notices);
        List<Payment> payments = Payment.of(api, award);
        payments.get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "主管部门通知暂停")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
        assertThat(again(award).status()).isEqualTo(422);

        payments.get(1).does("countyhead", "payment-county", "refuse", refusing());
        assertThat(again(award).status()).isEqualTo(200);
    }

    private static Consumer<ObjectNode> refusing() {
        return body -> ((ObjectNode) body.path("answers")).put("refusalExplanation", "本县本年度未安排配套资金。");
    }

    /** The same claim once more. */
    private Api.Answer again(Subsidy award) {
        return Subsidy.of(api, item.key(), "", "0.00")
                .with(answers -> answers.setAll((ObjectNode) award.answers().deepCopy()))
                .triesToSubmit();
    }
}
