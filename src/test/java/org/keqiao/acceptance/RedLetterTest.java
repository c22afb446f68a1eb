package org.keqiao.acceptance;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An invoice is cancelled after money was awarded on it: before the payment it stops, after it a clawback begins. */
@KeqiaoTest
class RedLetterTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    private final String redLetter =
            "9%019d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L));
    private Api api;
    private FundedItem item;

    @BeforeEach
    void anItem() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""));
    }

    /** Money for an invoice of 600,000 that was paid as a whole: 100,000. */
    private Subsidy awarded() {
        return awarded(item.claim());
    }

    private Subsidy awarded(Subsidy claim) {
        return claim.submitted().reviewed().rechecked().reserved().awarded(clock, notices);
    }

    private Payment pays(Subsidy award) {
        return Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
    }

    private static String invoice(Subsidy award) {
        return Subsidy.line(award.answers()).path("invoiceNo").asText();
    }

    private Map<String, Object> cancels(Subsidy award, String amount) {
        Map<String, Object> body = new HashMap<>();
        body.put("invoiceNo", invoice(award));
        body.put("redLetterNo", redLetter);
        body.put("amount", amount);
        body.put("issuedOn", LocalDate.now(clock).toString());
        body.put("source", "税务部门函告");
        return body;
    }

    private Api.Answer tries(String user, Subsidy award, Map<String, Object> body) {
        return api.post(user, "/cases/" + award.id() + "/red-letters", body);
    }

    private boolean isReclaimed(Subsidy award) {
        return api.get("officer", "/cases/" + award.id())
                .ok()
                .path("links")
                .toString()
                .contains("clawback");
    }

    /** It ends without reclaiming, so that nobody stays blocked. */
    private JsonNode reclaimed(Subsidy award) {
        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        JsonNode known = opened.view("officer").path("answers");
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
        assertThat(known.path("clawbackSource").asText()).isEqualTo("INVOICE_CANCELLED");
        assertThat(known.path("suspicion").asText()).contains(invoice(award), redLetter);
        return known;
    }

    @Test
    void whatWasPaidOnAnInvoiceThatIsCancelledInPartIsReclaimedInThatPart() {
        Subsidy award = awarded();
        pays(award);
        JsonNode recorded = tries("officer", award, cancels(award, "300000.00")).ok();
        assertThat(recorded.path("invoice").asText()).isEqualTo(invoice(award));
        JsonNode known = reclaimed(award);
        assertThat(known.path("recoverableCity").asText()).isEqualTo("100000.00");
        assertThat(known.path("suggestedCity").asText()).isEqualTo("50000.00");
        assertThat(known.path("suspicion").asText()).contains("300,000.00");
        assertThat(api.get("finance", "/cases/" + award.id() + "/red-letters")
                        .ok()
                        .findValuesAsText("redLetter"))
                .containsExactly(redLetter);
    }

    @Test
    void anInvoiceOfWhichEnoughIsLeftTakesNoGroundAway() {
        Subsidy award =
                awarded(item.claim().with(answers -> Subsidy.line(answers).put("invoiceAmount", "800000.00")));
        pays(award);
        tries("finance", award, cancels(award, "200000.00")).ok();
        assertThat(isReclaimed(award)).isFalse();
    }

    @Test
    void whatIsNotPaidIsStopped() {
        Subsidy award = awarded();
        Payment payment = Payment.of(api, award).get(0);
        tries("officer", award, cancels(award, "300000.00")).ok();
        assertThat(isReclaimed(award)).isFalse();
        assertThat(api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase"))
                .contains(award.number());
        assertThat(api.get("treasury", "/payment-orders").ok().findValuesAsText("fundedCase"))
                .doesNotContain(award.number());
        payment.does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "发票已红冲")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "resume");
        assertThat(payment.view("deputy").path("answers").path("paymentStopped").asText())
                .isEqualTo("INVOICE_RED_LETTERED");
        payment.does("deputy", "payment-stop", "stop");
        assertThat(item.budget().path("committed").asText()).isEqualTo("0.00");
    }

    /** The order was with the bank when the invoice was cancelled. */
    @Test
    void whatIsPaidAllTheSameIsReclaimed() {
        Subsidy award = awarded();
        tries("officer", award, cancels(award, "600000.00")).ok();
        pays(award);
        assertThat(reclaimed(award).path("suggestedCity").asText()).isEqualTo("100000.00");
    }

    @Test
    void aClaimOfAnotherItemOnTheSameInvoiceGoesBackToItsReview() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(item.claimOn(contract));
        FundedItem another = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""));
        Subsidy claim = another.claimOn(contract)
                .with(answers ->
                        answers.set("lines", award.answers().path("lines").deepCopy()))
                .submitted()
                .reviewed()
                .audited();
        assertThat(tries("officer", claim, cancels(award, "300000.00")).text("code"))
                .isEqualTo("RED_LETTER_NOT_AWARDED");
        tries("officer", award, cancels(award, "300000.00")).ok();
        assertThat(claim.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("INVOICE_RED_LETTERED");
        claim.does("officer2", "subsidy-recheck", "return");
        assertThat(claim.tries(
                                "officer",
                                "subsidy-program-review",
                                "eligible",
                                body -> claim.accepts(body, "600000.00"))
                        .text("code"))
                .isEqualTo("INVOICE_RED_LETTERED");
        claim.does("officer", "subsidy-program-review", "eligible", body -> claim.accepts(body, "300000.00"));
        Payment.of(api, award)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "发票已红冲")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
    }

    /** Whichever way it becomes known: the review of one application finds what another one rests on. */
    @Test
    void whatTheReviewOfAnotherFindsHoldsForTheAwardToo() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(item.claimOn(contract));
        Payment payment = Payment.of(api, award).get(0);
        FundedItem another = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""));
        Subsidy claim = another.claimOn(contract)
                .with(answers ->
                        answers.set("lines", award.answers().path("lines").deepCopy()))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        claim.does("officer", "subsidy-program-review", "eligible", body -> finds(claim, body, "300000.00"));
        assertThat(stopped()).contains(award.number());
        // The review may be wrong: its latest word counts.
        claim.audited().does("officer2", "subsidy-recheck", "return");
        claim.does("officer", "subsidy-program-review", "eligible", body -> claim.accepts(body, "600000.00"));
        assertThat(stopped()).doesNotContain(award.number());
        payment.does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(isReclaimed(award)).isFalse();

        claim.audited().does("officer2", "subsidy-recheck", "return");
        claim.does("officer", "subsidy-program-review", "eligible", body -> finds(claim, body, "300000.00"));
        await().atMost(ofSeconds(20)).until(() -> isReclaimed(award));
        assertThat(reclaimed(award).path("suggestedCity").asText()).isEqualTo("50000.00");
        assertThat(api.get("finance", "/cases/" + award.id() + "/red-letters")
                        .ok()
                        .findValuesAsText("caseNumber"))
                .containsExactly(claim.number());
    }

    private List<String> stopped() {
        return api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase");
    }

    /** The review enters the red-letter invoice and counts what is left. */
    private void finds(Subsidy claim, ObjectNode body, String amount) {
        claim.accepts(body, "300000.00");
        Subsidy.reviewedLine(body).put("redLetterNo", redLetter).put("redLetterAmount", amount);
    }

    @Test
    void anInvoiceThatIsOverMoreThanWasTypedMayBeCancelledAsAWhole() {
        Subsidy award = awarded();
        pays(award);
        Map<String, Object> whole = cancels(award, "650000.00");
        Api.Answer refused = tries("officer", award, whole);
        assertThat(refused.status()).isEqualTo(422);
        whole.put("invoiceAmount", "650000.00");
        assertThat(tries("officer", award, whole).ok().path("invoiceAmount").asText())
                .isEqualTo("650000.00");
        assertThat(reclaimed(award).path("suggestedCity").asText()).isEqualTo("100000.00");
    }

    @Test
    void takesEachOnceAndOnlyWhatIsSound() {
        Subsidy award = awarded();
        pays(award);
        assertThat(wrong(award, "invoiceNo", "26352000000000000001")).containsExactly("invoiceNo");
        assertThat(wrong(award, "redLetterNo", "12345")).containsExactly("redLetterNo");
        assertThat(wrong(award, "redLetterNo", invoice(award))).containsExactly("redLetterNo");
        assertThat(wrong(award, "amount", "600000.01")).containsExactly("amount");
        assertThat(wrong(award, "issuedOn", LocalDate.now(clock).plusDays(1).toString()))
                .containsExactly("issuedOn");
        assertThat(wrong(award, "source", " ")).containsExactly("source");
        assertThat(isReclaimed(award)).isFalse();

        tries("officer", award, cancels(award, "600000.00")).ok();
        Map<String, Object> again = cancels(award, "100.00");
        again.put("redLetterNo", redLetter.substring(0, 10) + " - " + redLetter.substring(10));
        Api.Answer refused = tries("officer", award, again);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("RED_LETTER_KNOWN");
        Subsidy other = awarded();
        assertThat(tries("officer", other, cancels(other, "100.00")).text("code"))
                .isEqualTo("RED_LETTER_KNOWN");
        pays(other);
        reclaimed(award);
    }

    private List<String> wrong(Subsidy award, String field, String value) {
        Map<String, Object> body = cancels(award, "300000.00");
        body.put(field, value);
        Api.Answer refused = tries("officer", award, body);
        assertThat(refused.status()).as(field).isEqualTo(422);
        return refused.body().path("errors").findValuesAsText("field");
    }

    @Test
    void onlyTheBureausOfficersReadAndRecord() {
        Subsidy award = awarded();
        pays(award);
        Map.of("enterprise", 404, "enterprise2", 404, "county2", 404, "tax", 404, "county", 403)
                .forEach((who, status) -> assertThat(
                                tries(who, award, cancels(award, "300000.00")).status())
                        .as(who)
                        .isEqualTo(status));
        for (String who : List.of("enterprise", "enterprise2", "county2")) {
            assertThat(api.get(who, "/cases/" + award.id() + "/red-letters").status())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(isReclaimed(award)).isFalse();
    }
}
