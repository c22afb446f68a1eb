package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.FundingInvariants;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 退票: what the bank sends back days after it had paid is owed again, and paid anew. */
@KeqiaoTest
class ReturnedPaymentTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    FundingInvariants invariants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void anItem() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    private Subsidy paid() {
        Subsidy award = item.waiting().awarded(clock, notices);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        return award;
    }

    private String order(Payment payment) {
        return payment.view("officer").path("answers").path("paymentOrder").asText();
    }

    private Map<String, Object> theReturn(String receipt) {
        return new HashMap<>(
                Map.of("returnedOn", LocalDate.now(clock).toString(), "receipt", receipt, "reason", "收款账户已销户"));
    }

    private Api.Answer sendsBack(String user, String order, Map<String, Object> body) {
        return api.post(user, "/payment-orders/" + order + "/return", body);
    }

    private static String receipt() {
        return "TP" + UUID.randomUUID();
    }

    private void nothingIsWrong() {
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }

    @Test
    void whatTheBankSendsBackIsPaidAnewToTheCorrectedAccount() {
        Subsidy award = paid();
        Payment first = Payment.of(api, award).get(0);
        String order = order(first);
        String receipt = receipt();

        JsonNode returned = sendsBack("treasury", order, theReturn(receipt)).ok();

        assertThat(returned.path("state").asText()).isEqualTo("RETURNED");
        assertThat(item.budget().path("paid").asText()).isEqualTo("0.00");
        assertThat(item.budget().path("committed").asText()).isEqualTo("100000.00");
        assertThat(first.view("officer").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        nothingIsWrong();

        Payment anew = Payment.numbered(api, returned.at("/returned/goesOnIn").asText());
        assertThat(html(anew))
                .contains("资金 100,000.00 元（大写：壹拾万元整）", "<div class=\"organ\">泉州市科学技术局</div>")
                .containsPattern("已于\\d{4}年\\d{1,2}月\\d{1,2}日被银行退回");
        anew.proved()
                .does("enterprise", "payment-account", "submitted", body -> ((ObjectNode)
                                body.path("answers").path("account"))
                        .put("number", "6222020202020202"))
                .does("officer3", "payment-account-check", "confirmed")
                .does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        assertThat(anew.view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(entries()).containsExactly("PAY", "BOUNCE", "PAY", "COMMIT", "RESERVE", "ALLOT");
        nothingIsWrong();
    }

    /** What the applicant is told of it. */
    private String html(Payment anew) {
        return jdbc.sql("select html from letter where id = ?")
                .params(UUID.fromString(
                        anew.letter("enterprise", "LT-Z2B").path("id").asText()))
                .query(String.class)
                .single();
    }

    private List<String> entries() {
        return api.get("finance", "/budget-lines/" + item.budget().path("id").asText() + "/entries")
                .ok()
                .path("items")
                .findValuesAsText("kind");
    }

    @Test
    void aReturnIsBookedOnceHoweverOftenItIsReported() {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        String receipt = receipt();
        JsonNode first = sendsBack("treasury", order, theReturn(receipt)).ok();

        assertThat(sendsBack("treasury", order, theReturn(receipt)).ok()).isEqualTo(first);
        Api.Answer other = sendsBack("treasury", order, theReturn(receipt()));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("PAYMENT_RETURNED");

        assertThat(item.budget().path("committed").asText()).isEqualTo("100000.00");
        assertThat(entries()).containsOnlyOnce("BOUNCE");
        String second = order(Payment.of(api, paid()).get(0));
        assertThat(sendsBack("treasury", second, theReturn(receipt)).text("code"))
                .isEqualTo("RECEIPT_USED");
    }

    @Test
    void onlyWhoPaidSaysThatItCameBackAndOnlyOfWhatWasPaid() {
        Subsidy award = item.waiting().awarded(clock, notices);
        Payment payment = Payment.of(api, award).get(0);
        String order = order(payment);
        assertThat(sendsBack("treasury", order, theReturn(receipt())).text("code"))
                .isEqualTo("PAYMENT_NOT_PAID");
        payment.does("treasury", "payment-result", "paid", item.paidToday());

        assertThat(sendsBack("countyfinance", order, theReturn(receipt())).status())
                .as("another purse's")
                .isEqualTo(404);
        assertThat(sendsBack("treasury", "ZF-0000", theReturn(receipt())).status())
                .isEqualTo(404);
        assertThat(sendsBack("officer", order, theReturn(receipt())).status()).isEqualTo(403);
        Map<String, Object> early = theReturn(receipt());
        early.put("returnedOn", LocalDate.now(clock).minusDays(1).toString());
        Api.Answer tooEarly = sendsBack("treasury", order, early);
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.body().findValuesAsText("field")).containsExactly("returnedOn");
        assertThat(sendsBack("treasury", order, Map.of()).body().findValuesAsText("field"))
                .containsExactly("returnedOn", "receipt", "reason");
    }

    /** The bank's file says so as well, and a row that comes twice books nothing. */
    @Test
    void theBanksFileSaysThatItCameBack() {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        String row = order + ",,,,,,,,退票," + receipt() + "," + LocalDate.now(clock) + ",账户不存在";

        assertThat(outcome(row)).isEqualTo("RETURNED");
        assertThat(outcome(row)).isEqualTo("KNOWN");

        assertThat(item.budget().path("paid").asText()).isEqualTo("0.00");
    }

    private String outcome(String row) {
        String head = "指令编号,收款人,开户银行,支付行号,收款账号,金额（元）,大写金额,用途,支付结果,银行回单号,支付日期,失败原因\n";
        return api.uploadTo(
                        "treasury",
                        "/payment-orders/results",
                        "",
                        "answers.csv",
                        (head + row + "\n").getBytes(StandardCharsets.UTF_8))
                .ok()
                .at("/items/0/outcome")
                .asText();
    }

    /** Whoever works the clawback holds its case, and waits for the application next: neither waits in a circle. */
    @Test
    void aReturnWaitsForWhoWorksTheClawback() throws Exception {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        Reclaiming reclaiming = Reclaiming.of(api, award);
        String clawback = reclaiming.number();
        String application = award.number();
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<Api.Answer> returned = transaction.execute(status -> {
                lock(clawback);
                Future<Api.Answer> answer = runner.submit(() -> sendsBack("treasury", order, theReturn(receipt())));
                Race.untilOneWaits(jdbc);
                lock(application);
                return answer;
            });
            assertThat(returned.get().status()).isEqualTo(200);
        } finally {
            runner.shutdownNow();
        }
        reclaiming
                .does("officer", "clawback-investigation", "noGround")
                .does("deputy", "clawback-dismissal", "approve");
    }

    private void lock(String caseNumber) {
        jdbc.sql("select id from case_file where case_number = ? for update")
                .params(caseNumber)
                .query(UUID.class)
                .single();
    }

    /** What a court's ruling left unpaid is owed all the same: what comes back of it is a repayment. */
    @Test
    void whatIsOwedAfterTheCollectionEndedDoesNotComeBackAsAPayment() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award).decided();
        ended(reclaiming, "state = 'ENDED', ruling = '（2026）闽05破1号', ended_on = current_date");
        assertThat(sendsBack("treasury", order(Payment.of(api, award).get(0)), theReturn(receipt()))
                        .text("code"))
                .isEqualTo("PAYMENT_RECLAIMED");
        ended(reclaiming, "state = 'OWED', ruling = null, ended_on = null");
        reclaiming
                .repays("finance", "100000.00", receipt(), LocalDate.now(clock))
                .ok();
    }

    private void ended(Reclaiming reclaiming, String set) {
        String number = reclaiming.number();
        transaction.executeWithoutResult(status -> jdbc.sql("update clawback set " + set + " where case_number = ?")
                .params(number)
                .update());
    }

    /** The county has promised its part already: it is not asked to decide once more. */
    @Test
    void theCountyPaysAnewWithoutDecidingAnew() {
        String county = item.withCounty();
        Subsidy award = item.waiting().awarded(clock, notices);
        List<Payment> payments = Payment.of(api, award);
        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());
        payments.get(1)
                .does("countyhead", "payment-county", "grant")
                .does("countyfinance", "payment-result", "paid", item.paidToday());
        JsonNode returned = sendsBack("countyfinance", order(payments.get(1)), theReturn(receipt()))
                .ok();

        Payment anew = Payment.numbered(api, returned.at("/returned/goesOnIn").asText());
        assertThat(html(anew)).contains("<div class=\"organ\">晋江市科技主管部门</div>").doesNotContain("泉州市科学技术局");
        anew.proved()
                .does("enterprise", "payment-account", "submitted")
                .does("officer3", "payment-account-check", "confirmed")
                .does("countyfinance", "payment-result", "paid", item.paidToday());

        assertThat(api.get("countyfinance", "/budget-lines/" + county)
                        .ok()
                        .path("paid")
                        .asText())
                .isEqualTo("50000.00");
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        nothingIsWrong();
    }

    /** While somebody looks whether it is reclaimed, nothing is paid anew. */
    @Test
    void aClawbackThatIsWorkedStopsTheNextOrder() {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        Reclaiming reclaiming = Reclaiming.of(api, award);
        JsonNode returned = sendsBack("treasury", order, theReturn(receipt())).ok();
        Payment anew = Payment.numbered(api, returned.at("/returned/goesOnIn").asText());

        anew.proved()
                .does("enterprise", "payment-account", "submitted")
                .does("officer3", "payment-account-check", "confirmed");

        assertThat(anew.view("deputy").path("answers").path("paymentStopped").asText())
                .isEqualTo("CLAWBACK_OPEN");
        anew.does("deputy", "payment-stop", "stop");
        assertThat(item.budget().path("committed").asText()).isEqualTo("0.00");
        assertThat(reclaiming.status()).isEqualTo("ACCEPTED");
        nothingIsWrong();
    }

    /** What is to be given back by decision comes back as a repayment, and is not paid a second time. */
    @Test
    void whatIsReclaimedIsNotPaidAnew() {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        Reclaiming reclaiming = Reclaiming.of(api, award).decided();

        assertThat(sendsBack("treasury", order, theReturn(receipt())).text("code"))
                .isEqualTo("PAYMENT_RECLAIMED");

        // Nor after it is back.
        reclaiming
                .repays("finance", "100000.00", receipt(), LocalDate.now(clock))
                .ok();
        assertThat(sendsBack("treasury", order, theReturn(receipt())).text("code"))
                .isEqualTo("PAYMENT_RECLAIMED");
    }

    @Test
    void twoWhoSayAtOnceThatItCameBackBookItOnce() {
        Subsidy award = paid();
        String order = order(Payment.of(api, award).get(0));
        Map<String, Object> same = theReturn(receipt());
        Supplier<Api.Answer> call = () -> sendsBack("treasury", order, same);

        List<Api.Answer> answers = Race.together(List.of(call, call, call));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Api.Answer::body)
                .containsOnly(answers.get(0).body());
        assertThat(entries()).containsOnlyOnce("BOUNCE");
        assertThat(item.budget().path("paid").asText()).isEqualTo("0.00");
        nothingIsWrong();
    }

    @Test
    void twoFilesAtOnceBookAPaymentOnce() {
        Subsidy award = item.waiting().awarded(clock, notices);
        String order = order(Payment.of(api, award).get(0));
        String row = order + ",,,,,,,,成功,HD" + UUID.randomUUID() + "," + LocalDate.now(clock) + ",";
        Supplier<String> call = () -> outcome(row);

        List<String> outcomes = Race.together(List.of(call, call, call));

        assertThat(outcomes).containsOnlyOnce("PAID");
        assertThat(outcomes).isSubsetOf("PAID", "KNOWN", "REFUSED");
        assertThat(entries()).containsOnlyOnce("PAY");
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        nothingIsWrong();
    }
}
