package org.keqiao.acceptance;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.SoftAssertions;
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
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(
                item.claimOn(contract).with(answers -> Subsidy.line(answers).put("invoiceAmount", "800000.00")));
        pays(award);
        tries("finance", award, cancels(award, "200000.00")).ok();
        assertThat(isReclaimed(award)).isFalse();
        // Whoever claims on it from now on: the officers read it among what the checks found.
        FundedItem another = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""));
        Subsidy claim = another.claimOn(contract)
                .with(answers ->
                        answers.set("lines", award.answers().path("lines").deepCopy()))
                .submitted();
        assertThat(notes(claim.view("officer"))).contains(redLetter);
        claim.withdrawn();
    }

    @Test
    void whatIsNotPaidIsStopped() {
        Subsidy award = awarded();
        Payment payment = Payment.of(api, award).get(0);
        JsonNode asked = api.post(
                        "officer",
                        "/cases/" + payment.view("officer").path("id").asText() + "/recusals",
                        Map.of("person", "officer", "reason", "配偶在申报单位任财务负责人"))
                .ok();
        assertThat(tries("officer", award, cancels(award, "300000.00")).text("code"))
                .isEqualTo("RECUSAL_PENDING");
        assertThat(Reclaiming.triesToOpen(api, "officer", award).text("code")).isEqualTo("RECUSAL_PENDING");
        api.post(
                        "deputy",
                        "/recusals/" + asked.path("id").asText() + "/decision",
                        Map.of("granted", false, "reason", "情况不属实"))
                .ok();
        tries("officer", award, cancels(award, "300000.00")).ok();
        assertThat(isReclaimed(award)).isFalse();
        assertThat(api.all("treasury", "/payment-orders?stopped=true").findValuesAsText("fundedCase"))
                .contains(award.number());
        assertThat(api.all("treasury", "/payment-orders?stopped=false").findValuesAsText("fundedCase"))
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
        JsonNode known =
                api.get("finance", "/cases/" + award.id() + "/red-letters").ok();
        assertThat(known.findValuesAsText("caseNumber")).containsExactly(claim.number());

        // What a review that is over found a second person takes back.
        JsonNode entry = known.path(0);
        assertThat(takesBack("officer", award, entry, "号码误录").text("code")).isEqualTo("SAME_PERSON");
        assertThat(takesBack("finance", award, entry, "号码误录").text("code")).isEqualTo("RED_LETTER_IN_REVIEW");
        claim.withdrawn();
        assertThat(takesBack("finance", award, entry, "号码误录").status()).isEqualTo(204);
        assertThat(takesBack("finance", award, entry, "号码误录").text("code")).isEqualTo("RED_LETTER_IN_ERROR");
        assertThat(api.get("officer", "/cases/" + award.id() + "/red-letters").ok())
                .isEmpty();
        Reclaiming first = Reclaiming.openedFor(api, award.id());
        assertThat(first.recorded("invoiceStands").path("redLetter").asText()).isEqualTo(redLetter);
        assertThat(reclaimed(award).path("suggestedCity").asText()).isEqualTo("50000.00");

        // Found once more it is looked into once more.
        Subsidy third = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""))
                .claimOn(contract)
                .with(answers ->
                        answers.set("lines", award.answers().path("lines").deepCopy()))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        third.does("officer", "subsidy-program-review", "eligible", body -> finds(third, body, "300000.00"));
        await().atMost(ofSeconds(20)).until(() -> clawbacks(award) == 2);
        reclaimed(award);

        // Of an invoice that its application has dropped the review says nothing more: then a second person may.
        JsonNode last =
                api.get("finance", "/cases/" + award.id() + "/red-letters").ok().path(0);
        assertThat(last.path("caseNumber").asText()).isEqualTo(third.number());
        assertThat(takesBack("finance", award, last, "号码误录").text("code")).isEqualTo("RED_LETTER_IN_REVIEW");
        third.audited().does("officer2", "subsidy-recheck", "return");
        third.does("officer", "subsidy-program-review", "correct", body -> body.putObject("correction")
                .putArray("items")
                .addObject()
                .put("field", "lines")
                .put("text", "请核对。"));
        third.triesToAnswer(answers -> Subsidy.line(answers)
                        .put("invoiceNo", "9" + invoice(award).substring(1)))
                .ok();
        assertThat(takesBack("finance", award, last, "号码误录").status()).isEqualTo(204);
        third.withdrawn();
    }

    private long clawbacks(Subsidy award) {
        return api.get("officer", "/cases/" + award.id()).ok().path("links").findValuesAsText("matter").stream()
                .filter("clawback"::equals)
                .count();
    }

    private List<String> stopped() {
        return api.all("treasury", "/payment-orders?stopped=true").findValuesAsText("fundedCase");
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

    private Api.Answer takesBack(String user, Subsidy award, JsonNode entry, String reason) {
        return api.post(
                user,
                "/cases/" + award.id() + "/red-letters/" + entry.path("id").asText() + "/error",
                Map.of("reason", reason));
    }

    @Test
    void whatWasMistypedASecondPersonTakesBack() {
        Subsidy award = awarded();
        JsonNode entry = tries("officer", award, cancels(award, "600000.00")).ok();
        assertThat(stopped()).contains(award.number());
        assertThat(takesBack("officer", award, entry, "金额误录").text("code")).isEqualTo("SAME_PERSON");
        assertThat(takesBack("county", award, entry, "金额误录").text("code")).isEqualTo("ROLE_MISSING");
        assertThat(takesBack("enterprise", award, entry, "金额误录").status()).isEqualTo(404);
        assertThat(takesBack("finance", award, entry, " ").status()).isEqualTo(422);
        assertThat(takesBack("finance", award, entry, "金额误录").status()).isEqualTo(204);
        assertThat(takesBack("finance", award, entry, "金额误录").text("code")).isEqualTo("RED_LETTER_IN_ERROR");
        assertThat(stopped()).doesNotContain(award.number());
        assertThat(api.get("officer", "/cases/" + award.id() + "/red-letters").ok())
                .isEmpty();
        pays(award);
        assertThat(isReclaimed(award)).isFalse();

        // The same red-letter invoice as it is, and once more when that proved wrong, too: each time it is looked into.
        JsonNode again = tries("officer", award, cancels(award, "300000.00")).ok();
        Reclaiming first = Reclaiming.openedFor(api, award.id());
        assertThat(takesBack("finance", award, again, "税务更正").status()).isEqualTo(204);
        assertThat(first.recorded("invoiceStands").path("redLetter").asText()).isEqualTo(redLetter);
        reclaimed(award);
        tries("officer", award, cancels(award, "200000.00")).ok();
        assertThat(reclaimed(award).path("suggestedCity").asText()).isEqualTo("33333.33");
    }

    @Test
    void twoAtOnceCancelNoMoreThanIsLeft() throws Exception {
        Subsidy award = awarded();
        Payment payment = Payment.of(api, award).get(0);
        Map<String, Object> other = cancels(award, "400000.00");
        other.put("redLetterNo", "7" + redLetter.substring(1));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Api.Answer> one = both.submit(() -> tries("officer", award, cancels(award, "400000.00")));
            Future<Api.Answer> two = both.submit(() -> tries("finance", award, other));
            assertThat(List.of(one.get().status(), two.get().status())).containsExactlyInAnyOrder(200, 422);
        } finally {
            both.shutdown();
        }
        payment.does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "发票已红冲")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
    }

    /** Money is set aside for it already: whoever composes the batch reads it, and the meeting sends it back. */
    @Test
    void whatIsReservedGoesBackByTheMeetingAndIsNotReservedAgain() {
        Contract contract = Contract.of(api).certified();
        Subsidy award = awarded(item.claimOn(contract));
        FundedItem another = new FundedItem(api, clock, Map.of("stacking", "\"ADDITIVE\""));
        Subsidy claim = another.claimOn(contract)
                .with(answers ->
                        answers.set("lines", award.answers().path("lines").deepCopy()))
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        tries("officer", award, cancels(award, "300000.00")).ok();
        SoftAssertions said = new SoftAssertions();
        said.assertThat(notes(claim.view("officer"))).contains(redLetter);
        Batch batch = Batch.of(api).opened().composedOf(claim);
        said.assertThat(notes(batch.view("officer"))).contains(claim.number());
        batch.decided(row -> row.put("decision", "RETURN").put("reason", "发票已红冲，请重新核定。"));
        claim.does("officer", "subsidy-program-review", "eligible", body -> claim.accepts(body, "300000.00"))
                .rechecked();
        Map<String, Object> rest = cancels(award, "300000.00");
        rest.put("redLetterNo", "7" + redLetter.substring(1));
        tries("officer", award, rest).ok();
        Api.Answer refused = claim.tries("finance", "subsidy-budget", "reserve");
        said.assertThat(refused.text("code")).isEqualTo("INVOICE_RED_LETTERED");
        said.assertThat(refused.text("detail")).contains("退回业务审核");
        Payment.of(api, award)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "发票已红冲")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
        said.assertAll();
    }

    private static String notes(JsonNode view) {
        return view.path("answers").path("checkNotes").toString();
    }

    /** The form of the clawback has no room for all of them. */
    @Test
    void whatIsPaidOnManyCancelledInvoicesIsBooked() {
        Subsidy claim = item.claim().with(RedLetterTest::inThirtyInvoices).submitted();
        claim.does("county", "subsidy-county-review", "recommend")
                .does("officer", "subsidy-program-review", "eligible", body -> acceptsAll(claim, body));
        if (claim.find("officer", "subsidy-audit-commission").isPresent()) {
            claim.commissionedBy("officer")
                    .reported(found -> found.put("auditVerifiedAmount", "600000.00"))
                    .goesOn("officer");
        }
        claim.rechecked().reserved().awarded(clock, notices);
        for (JsonNode line : claim.answers().path("lines")) {
            Map<String, Object> whole = cancels(claim, "20000.00");
            String number = line.path("invoiceNo").asText();
            whole.put("invoiceNo", number);
            whole.put("redLetterNo", "6" + number.substring(1));
            tries("officer", claim, whole).ok();
        }
        pays(claim);
        Reclaiming opened = Reclaiming.openedFor(api, claim.id());
        String why = opened.view("officer").path("answers").path("suspicion").asText();
        assertThat(why).contains(invoice(claim), "30", "600,000.00").hasSizeLessThan(1000);
        assertThat(opened.recorded("invoicesCancelled").path("invoices")).hasSize(30);
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    private static void inThirtyInvoices(ObjectNode answers) {
        ArrayNode lines = (ArrayNode) answers.path("lines");
        ObjectNode first = (ObjectNode) lines.remove(0);
        String number = first.path("invoiceNo").asText();
        for (int i = 10; i < 40; i++) {
            lines.add(first.deepCopy()
                    .put("invoiceNo", "5" + i + number.substring(3))
                    .put("bankVoucherNo", first.path("bankVoucherNo").asText() + i)
                    .put("invoiceAmount", "20000.00")
                    .put("paidAmount", "20000.00"));
        }
    }

    private static void acceptsAll(Subsidy claim, ObjectNode body) {
        claim.accepts(body, "20000.00");
        ArrayNode rows = (ArrayNode) body.path("answers").path("reviewedLines");
        ObjectNode first = (ObjectNode) rows.remove(0);
        claim.answers()
                .path("lines")
                .forEach(line -> rows.add(
                        first.deepCopy().put("invoiceNo", line.path("invoiceNo").asText())));
    }

    /** The review names an invoice by contract and number. */
    @Test
    void twoInvoicesOfAContractWithOneNumberAreToldApart() {
        Subsidy claim = item.claim().with(answers -> {
            ObjectNode first =
                    Subsidy.line(answers).put("invoiceAmount", "300000.00").put("paidAmount", "300000.00");
            String digits = first.path("invoiceNo").asText();
            first.put("invoiceCode", "35" + digits.substring(10)).put("invoiceNo", digits.substring(2, 10));
            ((ArrayNode) answers.path("lines"))
                    .add(first.deepCopy()
                            .put("invoiceCode", "36" + digits.substring(10))
                            .put("bankVoucherNo", first.path("bankVoucherNo").asText() + "B"));
        });
        Api.Answer refused = claim.triesToSubmit();
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("lines[1].invoiceNo");
        claim.with(answers -> {
            ObjectNode second = (ObjectNode) answers.path("lines").path(1);
            second.put(
                            "invoiceNo",
                            second.path("invoiceCode").asText()
                                    + second.path("invoiceNo").asText())
                    .putNull("invoiceCode");
        });
        claim.submitted().withdrawn();
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
