package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.funding.claim.CountyMoney;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.shared.Money;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.keqiao.testing.TextCells;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A batch of awards: from the meeting over the public notice to the money in the account. */
@KeqiaoTest
class BatchFlowTest {

    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    Publishing publishing;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    CountyMoney counties;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void aPolicyWithABudget() {
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    @Test
    void anAwardGoesFromTheMeetingToTheAccount() {
        Subsidy subsidy = item.waiting();
        assertThat(progress(subsidy)).isEqualTo("WAITING_FOR_BATCH");
        Batch batch = Batch.of(api).opened().composedOf(subsidy).agreed();
        assertThat(progress(subsidy)).isEqualTo("IN_BATCH");

        // It is shown, and nothing is promised before the notice is over.
        assertThat(subsidy.status()).isEqualTo("ACCEPTED");
        batch.shown(clock, notices).awarded();

        assertThat(subsidy.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(item.budget().path("committed").asText()).isEqualTo("100000.00");
        assertThat(progress(subsidy)).isEqualTo("APPROVED_UNPAID");
        List<Payment> payments = Payment.of(api, subsidy);
        assertThat(payments).hasSize(1);
        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());

        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        assertThat(payments.get(0).view("enterprise").path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(payments.get(0).letter("enterprise", "LT-Z2P").path("number").asText())
                .isNotBlank();
        assertThat(batch.status()).isEqualTo("CLOSED");
        assertThat(progress(subsidy)).isEqualTo("PAID");
        everyFenIsTraced(subsidy, payments.get(0));
        theReportSaysSo(subsidy);
    }

    /** From the document of the budget through case and act to the bank's receipt, and nothing is left over. */
    private void everyFenIsTraced(Subsidy subsidy, Payment payment) {
        JsonNode order = JSON.valueToTree(jdbc.sql("select number, receipt from payment_order where funded_case = ?")
                .params(subsidy.number())
                .query()
                .singleRow());
        JsonNode line = item.budget();
        JsonNode entries = api.get("finance", "/budget-lines/" + line.path("id").asText() + "/entries")
                .ok()
                .path("items");
        assertThat(entries)
                .extracting(entry -> entry.at("/move/kind").asText())
                .containsExactly("PAY", "COMMIT", "RESERVE", "ALLOT");
        assertThat(entries).extracting(entry -> entry.path("documentNumber")).containsOnly(line.path("documentNumber"));
        JsonNode paid = entries.path(0);
        assertThat(paid.at("/move/caseNumber").asText()).isEqualTo(subsidy.number());
        assertThat(paid.at("/move/amount").asText()).isEqualTo(line.path("paid").asText());
        assertThat(paid.at("/payment/receipt")).isEqualTo(order.path("receipt"));
        assertThat(paid.at("/payment/order")).isEqualTo(order.path("number"));
        assertThat(paid.at("/act/caseNumber").asText())
                .isEqualTo(payment.view("treasury").path("caseNumber").asText());
        assertThat(paid.at("/act/name").asText()).isNotBlank();
        assertThat(entries)
                .extracting(entry -> entry.at("/move/byName").asText())
                .doesNotContainAnyElementsOf(List.of("", "finance", "treasury", "financebureau"));
        assertThat(entries.path(2).at("/act/caseNumber").asText()).isEqualTo(subsidy.number());
        assertThat(entries.path(3).at("/move/amount")).isEqualTo(line.path("total"));
        assertThat(api.get("finance", "/budget-lines/" + line.path("id").asText() + "/entries?figure=PAID&limit=1")
                        .ok()
                        .path("items"))
                .satisfiesExactly(only -> assertThat(only.at("/move/effect")).isEqualTo(paid.at("/move/amount")));
    }

    /** Where the money of an application stands, as its applicant reads it. */
    private static String progress(Subsidy subsidy) {
        return subsidy.standing("enterprise").path("progress").asText();
    }

    /** What the report of the year says of the item, and of the application behind it. */
    private void theReportSaysSo(Subsidy subsidy) {
        String query = "?item=" + item.key() + "&county=350582";
        JsonNode report = api.get("finance", "/reports/subsidies").ok();
        JsonNode line = StreamSupport.stream(report.path("lines").spliterator(), false)
                .filter(each -> each.path("item").asText().equals(item.key()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("applications").asInt()).isEqualTo(1);
        assertThat(line.path("county").asText()).isEqualTo("350582");
        assertThat(line.at("/sums/claimed").asText()).isEqualTo("600000.00");
        // A fifth of the 500,000 that were paid for technology: what approved and paid can be compared with.
        assertThat(line.at("/sums/applied").asText()).isEqualTo("100000.00");
        assertThat(line.at("/sums/paid").asText()).isEqualTo("100000.00");
        line.path("sums").fields().forEachRemaining(figure -> assertThat(sum(
                        "/reports/subsidies/applications" + query + "&figure="
                                + figure.getKey().toUpperCase(Locale.ROOT),
                        "/sums/" + figure.getKey()))
                .as("the applications behind %s", figure.getKey())
                .isEqualTo(figure.getValue().asText()));
        JsonNode purse = StreamSupport.stream(report.path("purses").spliterator(), false)
                .filter(each -> each.at("/line/id").equals(item.budget().path("id")))
                .findFirst()
                .orElseThrow();
        everyFigureOfItsPurseIsTheSumOfWhatIsBehindIt(purse);
        JsonNode applications = api.get("county", "/reports/subsidies/applications" + query)
                .ok()
                .path("items");
        assertThat(applications).hasSize(1);
        assertThat(applications.at("/0/caseNumber").asText()).isEqualTo(subsidy.number());
        assertThat(applications.at("/0/progress").asText()).isEqualTo("PAID");
        assertThat(applications.at("/0/sums")).isEqualTo(line.path("sums"));
        assertThat(applications.at("/0/budget")).isEqualTo(item.budget().path("id"));
        assertThat(api.get("county2", "/reports/subsidies/applications" + query)
                        .ok()
                        .path("items"))
                .isEmpty();
    }

    private void everyFigureOfItsPurseIsTheSumOfWhatIsBehindIt(JsonNode purse) {
        String id = purse.at("/line/id").asText();
        assertThat(purse.path("applied").asText())
                .isEqualTo("100000.00")
                .isEqualTo(sum("/reports/subsidies/applications?figure=APPLIED&budget=" + id, "/sums/applied"));
        Map.of(
                        "TOTAL", "/line/total",
                        "RESERVED", "/line/reserved",
                        "APPROVED", "/approved",
                        "COMMITTED", "/line/committed",
                        "PAID", "/line/paid",
                        "RECOVERED", "/line/recovered",
                        "LEFT", "/left")
                .forEach((figure, at) -> assertThat(
                                sum("/budget-lines/" + id + "/entries?figure=" + figure, "/move/effect"))
                        .as("the bookings behind %s", figure)
                        .isEqualTo(purse.at(at).asText()));
        assertThat(TextCells.of(api.get("finance", "/reports/subsidies/file").bytes()))
                .anySatisfy(row -> assertThat(row)
                        .contains(purse.at("/line/documentNumber").asText(), "1000000.00", "100000.00", "900000.00"));
    }

    private String sum(String list, String amount) {
        return StreamSupport.stream(api.get("finance", list).ok().path("items").spliterator(), false)
                .map(row -> Money.of(row.at(amount).asText()))
                .reduce(Money.ZERO, Money::plus)
                .yuan()
                .toPlainString();
    }

    @Test
    void aRefusedLineStopsNoOther() {
        Subsidy agreed = item.waiting();
        Subsidy refused = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(agreed, refused).decided(row -> {
            if (row.path("application").asText().equals(refused.number())) {
                row.put("decision", "REFUSE").put("reason", "项目与申报方向不符。");
            }
        });
        assertThat(refused.status()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(progress(refused)).isEqualTo("REJECTED_BY_MEETING");
        assertThat(refused.letter("LT-Z1N").path("number").asText()).isNotBlank();
        // What was set aside for it is free again.
        assertThat(item.budget().path("reserved").asText()).isEqualTo("100000.00");
        batch.shown(clock, notices).awarded();
        assertThat(agreed.status()).isEqualTo("DECIDED_POSITIVE");
    }

    /**
     * The county decides its part by itself, out of its own budget; what the city decided touches none of it. Whoever wrote
     * the rules passes it on at none of the desks.
     */
    @Test
    void theCountyDecidesAndPaysItsOwnPart() {
        item.withCountyItem();
        String county = item.countyLine("20000.00");
        Subsidy subsidy = item.waiting();
        Batch batch = Batch.of(api).opened();
        assertThat(whereRulesAreOf("officer", () -> batch.triesToCompose(subsidy)))
                .contains("LINE_POLICY_WRITER", subsidy.number());
        batch.does("officer", "batch-compose", "composed", batch::chooses);
        assertThat(whereRulesAreOf("deputy", () -> batch.tries("deputy", "batch-ruling", "submit", body -> {})))
                .contains("LINE_POLICY_WRITER", subsidy.number());
        batch.does("deputy", "batch-ruling", "submit")
                .minuted()
                .does("secretary", "batch-meeting", "recorded", batch.decisions(row -> {}));
        assertThat(whereRulesAreOf("deputy", () -> batch.tries("deputy", "batch-ruling", "sign", body -> {})))
                .contains("LINE_POLICY_WRITER", subsidy.number());
        batch.does("deputy", "batch-ruling", "sign").shown(clock, notices);
        assertThat(whereRulesAreOf(
                        "financebureau", () -> batch.tries("financebureau", "batch-joint-letter", "sign", body -> {})))
                .contains("LINE_POLICY_WRITER", subsidy.number());
        batch.awarded();
        List<Payment> payments = Payment.of(api, subsidy);
        assertThat(payments).hasSize(2);
        JsonNode untouched = api.get("countyfinance", "/budget-lines/" + county).ok();
        assertThat(untouched.path("reserved").asText()).isEqualTo("0.00");
        assertThat(untouched.path("committed").asText()).isEqualTo("0.00");

        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(batch.status()).isEqualTo("ACCEPTED");
        assertThat(progress(subsidy)).isEqualTo("PARTIALLY_PAID");
        String certificate =
                Subsidy.line(subsidy.answers()).path("certificateNo").asText();
        assertThat(counties.givers(certificate)).isEmpty();
        assertThat(whereRulesAreOf(
                        "countyhead", () -> payments.get(1).tries("countyhead", "payment-county", "grant", body -> {})))
                .contains("\"POLICY_WRITER\"");
        Api.Answer shortLine = payments.get(1).tries("countyhead", "payment-county", "grant", body -> {});
        assertThat(shortLine.text("code")).isEqualTo("BUDGET_SHORT");
        assertThat(shortLine.text("detail")).contains("20,000.00", "50,000.00");
        api.post(
                        "countyfinance",
                        "/budget-lines/" + county + "/raises",
                        Map.of("amount", "30000.00", "reference", "县级追加"))
                .ok();
        payments.get(1)
                .does("countyhead", "payment-county", "grant")
                .does("countyfinance", "payment-result", "paid", item.paidToday());
        assertThat(counties.givers(certificate)).containsExactly("350582");
        assertThat(api.get("countyfinance", "/budget-lines/" + county)
                        .ok()
                        .path("paid")
                        .asText())
                .isEqualTo("50000.00");
        assertThat(subsidy.standing("enterprise").path("purses").findValuesAsText("paid"))
                .containsExactly("100000.00", "50000.00");
        assertThat(batch.status()).isEqualTo("CLOSED");
    }

    /** What somebody is told who wrote this year what the claims go by. */
    private String whereRulesAreOf(String author, Supplier<Api.Answer> tried) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into policy_draft_author (username, draft)
                        select ?, d.id from policy_draft d join policy_table t on t.id = d.policy where t.key = ?
                        """)
                .params(author, item.key())
                .update());
        Api.Answer answer = tried.get();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        delete from policy_draft_author where username = ? and draft in (
                            select d.id from policy_draft d join policy_table t on t.id = d.policy where t.key = ?)
                        """)
                .params(author, item.key())
                .update());
        assertThat(answer.status()).isEqualTo(403);
        return answer.body().toString();
    }

    @Test
    void aCountyThatRefusesSaysSoAndTheCityStillPays() {
        item.withCountyItem();
        String county = item.countyLine("10000.00");
        Subsidy subsidy = item.waiting();
        Batch.of(api)
                .opened()
                .composedOf(subsidy)
                .agreed()
                .shown(clock, notices)
                .awarded();
        List<Payment> payments = Payment.of(api, subsidy);
        assertThat(payments.get(1)
                        .tries("countyhead", "payment-county", "grant", body -> {})
                        .text("code"))
                .isEqualTo("BUDGET_SHORT");
        assertThat(api.post("countyfinance", "/budget-allotments", Map.of("budget", county, "item", item.key()))
                        .text("code"))
                .as("a county shares nothing out: it decides each part by itself")
                .isEqualTo("NOT_THE_FINANCE_OFFICE");
        payments.get(1).does("countyhead", "payment-county", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalExplanation", "本县本年度未安排配套资金。"));
        assertThat(payments.get(1).view("enterprise").path("status").asText()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(payments.get(1).letter("enterprise", "LT-Z1C").path("number").asText())
                .isNotBlank();
        payments.get(0).does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
    }

    /** Revoked after the award and before the payment: nothing is paid, and the promise is taken back. */
    @Test
    void aRevokedCertificateStopsThePayment() {
        Contract contract = Contract.of(api).certified();
        Subsidy subsidy = item.claimOn(contract)
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        Payment payment = Payment.of(api, subsidy).get(0);
        FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");
        // It is in no file for the bank any more, and who pays holds it.
        payment.does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                .put("failureReason", "登记证明已撤销")
                .putNull("receiptNumber")
                .putNull("paidOn"));
        // To pay after all looks at the certificate again: it stops anew.
        payment.does("deputy", "payment-stop", "resume");
        payment.does("deputy", "payment-stop", "stop");
        assertThat(progress(subsidy)).isEqualTo("NOT_PAID");
        assertThat(payment.letter("enterprise", "LT-Z2N").path("number").asText())
                .isNotBlank();
        assertThat(item.budget().path("committed").asText()).isEqualTo("0.00");
        assertThat(item.budget().path("paid").asText()).isEqualTo("0.00");
    }

    /** Every id another, a task added: batch and payment go their new way to the same money. */
    @Test
    void redesignedFlowsLeadToTheSamePayment() {
        publishing.publish(RedesignedMatter.of(Batch.MATTER, "F_signed"), "publisher");
        publishing.publish(RedesignedMatter.of(Payment.MATTER, "F_ordered"), "publisher");
        try {
            Subsidy subsidy = item.waiting();
            Batch batch = Batch.of(api)
                    .opened()
                    .composedOf(subsidy)
                    .agreed()
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .shown(clock, notices)
                    .awarded();
            Payment.of(api, subsidy)
                    .get(0)
                    .does("secretary", RedesignedMatter.NEW_FORM, "done")
                    .does("treasury", "payment-result", "paid", item.paidToday());
            assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
            assertThat(batch.status()).isEqualTo("CLOSED");
        } finally {
            // Other tests share this application and expect the shipped way.
            publishing.publish(RedesignedMatter.asShipped(Batch.MATTER), "publisher");
            publishing.publish(RedesignedMatter.asShipped(Payment.MATTER), "publisher");
        }
    }

    /** Who withdraws holds the application and waits for the budget: an award that holds the budget waits for nobody. */
    @Test
    void allLinesAreHeldBeforeAnyMoneyMoves() {
        Subsidy one = item.waiting();
        Subsidy other = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(one, other).agreed().shown(clock, notices);
        String last = one.number().compareTo(other.number()) < 0 ? other.number() : one.number();
        CompletableFuture<?> awarding = transaction.execute(status -> {
            jdbc.sql("select id from case_file where case_number = ? for no key update")
                    .params(last)
                    .query()
                    .listOfRows();
            CompletableFuture<?> running = CompletableFuture.runAsync(batch::awarded);
            Race.untilOneWaits(jdbc);
            assertThat(jdbc.sql(
                                    """
                                    select a.id from ledger_account a join budget_line b on b.account = a.id
                                    where b.policy_group = ? for update of a skip locked
                                    """)
                            .params(item.budget().path("policyGroup").asText())
                            .query()
                            .listOfRows())
                    .as("the budget is free")
                    .hasSize(1);
            return running;
        });
        awarding.join();
        assertThat(one.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
    }

    /** D-17: the line that was right to be contested is shown anew with its amount; the other goes its way (domain 6.6). */
    @Test
    void aContestedLineIsChangedAndShownAnewWhileTheOtherIsPaid() {
        Subsidy contested = item.waiting();
        Subsidy other = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(contested, other).agreed();
        JsonNode facts = batch.view("officer").path("answers");
        LocalDate last = LocalDate.parse(facts.path("noticeLastDay").asText());
        UUID notice = UUID.fromString(facts.path("notice").asText());
        Objection objection = Objection.by(api, "university");
        int line = contested.number().compareTo(other.number()) < 0 ? 1 : 2;
        clock.at(last, () -> objection.filed(notice, line));
        batch.shown(clock, notices).awarded();
        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(contested.status()).isEqualTo("ACCEPTED");
        Payment.of(api, other).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(batch.status()).isEqualTo("ACCEPTED");

        objection.investigated().settled("PARTLY", "80000.00");
        assertThat(item.budget().path("reserved").asText()).isEqualTo("80000.00");
        batch.shown(clock, notices).awarded();
        assertThat(contested.status()).isEqualTo("DECIDED_POSITIVE");
        Payment.of(api, contested).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(item.budget().path("paid").asText()).isEqualTo("180000.00");
        assertThat(batch.status()).isEqualTo("CLOSED");
    }

    /** What the treasury gets as a file it sends back with the bank's answers; whatever comes twice is booked once. */
    @Test
    void theBanksAnswersComeAsAFileAndOnce() {
        Subsidy paid = item.waiting();
        Subsidy failed = item.waiting();
        Batch.of(api)
                .opened()
                .composedOf(paid, failed)
                .agreed()
                .shown(clock, notices)
                .awarded();
        String receipt = "HD" + UUID.randomUUID();
        List<List<String>> answers = List.of(
                List.of(order(paid), "成功", receipt, LocalDate.now(clock).toString(), ""),
                List.of(order(failed), "失败", "", "", "账号不存在"),
                List.of(
                        "JBBF-350500-2026-999999-1",
                        "成功",
                        "X" + receipt,
                        LocalDate.now(clock).toString(),
                        ""),
                List.of(order(failed), "也许", "", "", ""));
        assertThat(outcomes("treasury", answers))
                .containsExactly(
                        "PAID null", "FAILED null", "REFUSED PAYMENT_ORDER_UNKNOWN", "REFUSED PAYMENT_RESULT_UNKNOWN");
        assertThat(outcomes("treasury", answers.subList(0, 2))).containsExactly("KNOWN null", "KNOWN null");
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");

        // The same order with another receipt: nothing is booked, and the answer says why.
        assertThat(outcomes(
                        "treasury",
                        List.of(List.of(
                                order(paid),
                                "成功",
                                "Y" + receipt,
                                LocalDate.now(clock).toString(),
                                ""))))
                .containsExactly("REFUSED PAYMENT_SETTLED");
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        // A county's finance has no business with the city's purse.
        assertThat(outcomes("countyfinance", answers.subList(0, 1))).containsExactly("REFUSED PAYMENT_ORDER_UNKNOWN");
    }

    private String order(Subsidy award) {
        return Payment.of(api, award)
                .get(0)
                .view("officer")
                .path("answers")
                .path("paymentOrder")
                .asText();
    }

    /** @param rows order, result, receipt, day, reason */
    private List<String> outcomes(String user, List<List<String>> rows) {
        StringBuilder csv = new StringBuilder("指令编号,收款人,开户银行,支付行号,收款账号,金额（元）,大写金额,用途,支付结果,银行回单号,支付日期,失败原因\n");
        rows.forEach(row -> csv.append(row.get(0))
                .append(",,,,,,,,")
                .append(String.join(",", row.subList(1, row.size())))
                .append('\n'));
        JsonNode answer = api.uploadTo(
                        user,
                        "/payment-orders/results",
                        "",
                        "answers.csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8))
                .ok();
        List<String> outcomes = new ArrayList<>();
        answer.path("items")
                .forEach(item -> outcomes.add(
                        item.path("outcome").asText() + " " + item.path("code").asText("null")));
        return outcomes;
    }

    /** Finance sends the document back; what the meeting then decides of a line that was clear already is carried out. */
    @Test
    void aLineIsTakenOutAfterFinanceSentTheDocumentBack() {
        Subsidy kept = item.waiting();
        Subsidy refused = item.waiting();
        Batch batch = Batch.of(api)
                .opened()
                .composedOf(kept, refused)
                .agreed()
                .shown(clock, notices)
                .does("financebureau", "batch-joint-letter", "return")
                .does("deputy", "batch-ruling", "return")
                .minuted();
        batch.does("secretary", "batch-meeting", "recorded", batch.decisions(row -> {
            if (row.path("application").asText().equals(refused.number())) {
                row.put("decision", "REFUSE").put("reason", "财政会签时发现重复资助。");
            }
        }));
        // Whoever signs the second time decides on the line that stays as well.
        assertThat(whereRulesAreOf("deputy", () -> batch.tries("deputy", "batch-ruling", "sign", body -> {})))
                .contains("LINE_POLICY_WRITER", kept.number());
        batch.does("deputy", "batch-ruling", "sign").awarded();
        assertThat(refused.status()).isEqualTo("DECIDED_NEGATIVE");
        assertThat(kept.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(item.budget().path("committed").asText()).isEqualTo("100000.00");
        assertThat(batch.status()).isEqualTo("ACCEPTED");
    }

    /** The bank gets an order with one file; those who do not pay read no account. */
    @Test
    void anOrderGoesToTheBankWithOneFile() {
        Subsidy award = item.waiting().awarded(clock, notices);
        String order = order(award);
        assertThat(rows("")).contains(order);
        assertThat(rows("")).doesNotContain(order);
        assertThat(rows("?again=true")).contains(order);
        await().untilAsserted(() -> assertThat(
                        api.get("auditor", "/audit/readings").ok().path("items").findValuesAsText("what"))
                .contains("PAYMENT_FILE"));
        assertThat(api.get("finance", "/payment-orders/file").status()).isEqualTo(403);
        assertThat(api.get("finance", "/payment-orders").ok().findValuesAsText("account"))
                .isNotEmpty()
                .allMatch(account -> account.startsWith("****"));
    }

    /** Numbers of the orders in the file that the treasury gets now. */
    private List<String> rows(String query) {
        byte[] file = api.get("treasury", "/payment-orders/file" + query).bytes();
        return SheetFile.read(new ByteArrayInputStream(file)).stream()
                .map(row -> row.get(0).text())
                .toList();
    }

    @Test
    void aFailedPaymentIsPaidToTheCorrectedAccount() {
        Subsidy subsidy = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(subsidy).agreed();
        batch.shown(clock, notices).awarded();
        Payment payment = Payment.of(api, subsidy).get(0);
        payment.does("treasury", "payment-result", "failed", body -> ((ObjectNode) body.path("answers"))
                .put("failureReason", "账号与户名不符")
                .putNull("receiptNumber")
                .putNull("paidOn"));
        assertThat(item.budget().path("paid").asText()).isEqualTo("0.00");
        assertThat(payment.letter("enterprise", "LT-Z2F").path("id").asText()).isNotBlank();

        Api.Answer another = payment.proved().tries("enterprise", "payment-account", "submitted", body -> ((ObjectNode)
                        body.path("answers").path("account"))
                .put("name", "别人的公司"));
        assertThat(another.status()).isEqualTo(422);
        payment.does("enterprise", "payment-account", "submitted", body -> ((ObjectNode)
                        body.path("answers").path("account"))
                .put("number", "6222020202020202"));
        payment.does("officer3", "payment-account-check", "confirmed")
                .does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        assertThat(batch.status()).isEqualTo("CLOSED");
    }

    /** E3: votes that nobody could cast, and a decision against them, are said at their fields; so is a missing file. */
    @Test
    void whatAMeetingCannotHaveDecidedIsNotTaken() {
        Subsidy subsidy = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(subsidy);
        assertThat(recorded(batch, 3, 0).body().path("errors").findValuesAsText("field"))
                .containsExactly("documents.meetingMinutes");
        batch.minuted();

        assertThat(recorded(batch, 0, 9).body().path("errors").findValuesAsText("field"))
                .containsExactly("decisions[0].votesFor");
        Api.Answer against = recorded(batch, 0, 3);
        assertThat(against.status()).isEqualTo(422);
        assertThat(against.body().path("errors").findValuesAsText("field")).containsExactly("decisions[0].decision");
        assertThat(against.body().at("/errors/0/message").asText())
                .contains("0")
                .contains("3");
        whoeverStandsBackDoesNotVote(batch, subsidy);
        norWhoeverStandsBackFromTheBatch(batch);
        assertThat(recorded(batch, 3, 0).status()).isEqualTo(200);
    }

    /** By the officer who was chosen, and by the name alone; not by that of somebody else who bears it. */
    private void whoeverStandsBackDoesNotVote(Batch batch, Subsidy subsidy) {
        String name = api.get("discipline", "/me").ok().path("displayName").asText();
        try (DeclaredRelation relation = DeclaredRelation.of(context, "discipline", "91350582MA31ABCD0M")) {
            Api.Answer byName = attended(batch, row -> row.put("member", name));
            assertThat(byName.body().path("errors").findValuesAsText("field")).containsExactly("decisions[0].recused");
            assertThat(byName.body().at("/errors/0/message").asText()).contains(name, subsidy.number());
            assertThat(mistakes(batch, row -> row.put("memberOfficer", "discipline")))
                    .containsExactlyInAnyOrder("attendance[0].member", "decisions[0].recused");
            assertThat(mistakes(batch, row -> row.put("member", name).put("memberOfficer", "finance")))
                    .containsExactly("attendance[0].member");
        }
    }

    private void norWhoeverStandsBackFromTheBatch(Batch batch) {
        String path = "/cases/" + batch.view("officer").path("id").asText() + "/recusals";
        String asked = api.post("officer3", path, Map.of("person", "financebureau", "reason", "亲属任职"))
                .ok()
                .path("id")
                .asText();
        String name = api.get("financebureau", "/me").ok().path("displayName").asText();
        assertThat(mistakes(batch, row -> row.put("member", name))).containsExactly("decisions[0].recused");
        api.post("deputy", "/recusals/" + asked + "/decision", Map.of("granted", false, "reason", "查无此事"))
                .ok();
    }

    private static List<String> mistakes(Batch batch, Consumer<ObjectNode> first) {
        return attended(batch, first).body().path("errors").findValuesAsText("field");
    }

    /** Nothing else is wrong with the record: all three agree. */
    private static Api.Answer attended(Batch batch, Consumer<ObjectNode> first) {
        return batch.tries(
                "secretary",
                "batch-meeting",
                "recorded",
                batch.decisions(row -> {}).andThen(body -> {
                    ArrayNode members = (ArrayNode) body.path("answers").path("attendance");
                    for (int i = 0; i < members.size(); i++) {
                        ((ObjectNode) members.path(i)).put("member", "与会人员" + (i + 1));
                    }
                    first.accept((ObjectNode) members.path(0));
                }));
    }

    private static Api.Answer recorded(Batch batch, int yes, int no) {
        return batch.tries("secretary", "batch-meeting", "recorded", batch.decisions(row -> row.put("votesFor", yes)
                .put("votesAgainst", no)
                .put("votesAbstaining", 0)));
    }

    @Test
    void theMeetingAndFinanceReadTheBatchAsAWorkbook() {
        Subsidy subsidy = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(subsidy);
        byte[] file = api.get(
                        "secretary",
                        "/cases/" + batch.view("officer").path("id").asText() + "/batch-lines/file")
                .bytes();
        TextCells.allText(file);
        List<List<String>> rows = TextCells.of(file);
        assertThat(rows.get(1)).contains(subsidy.number(), "100,000.00");
        assertThat(rows.get(rows.size() - 1)).contains("大写", "壹拾万元整");
    }

    /** One that is put off waits for another batch, and keeps its money. */
    @Test
    void aLineThatIsPutOffWaitsForTheNextBatch() {
        Subsidy later = item.waiting();
        Batch first = Batch.of(api).opened().composedOf(later).decided(row -> row.put("decision", "DEFER")
                .put("reason", "材料待补充说明。"));
        assertThat(first.status()).isEqualTo("CLOSED");
        assertThat(later.status()).isEqualTo("ACCEPTED");
        assertThat(progress(later)).isEqualTo("WAITING_FOR_BATCH");
        assertThat(item.budget().path("reserved").asText()).isEqualTo("100000.00");

        Batch.of(api).opened().composedOf(later).agreed().shown(clock, notices).awarded();
        assertThat(later.status()).isEqualTo("DECIDED_POSITIVE");
        Payment.of(api, later).get(0).does("treasury", "payment-result", "paid", item.paidToday());
    }

    @Test
    void anApplicationIsInOneBatchAtATime() {
        Subsidy wanted = item.waiting();
        Batch one = Batch.of(api).opened();
        Batch other = Batch.of(api).opened();
        one.composedOf(wanted);
        Api.Answer late = other.triesToCompose(wanted);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("NOT_WAITING");
    }

    @Test
    void aReceiptOfTheBankPaysOnce() {
        Subsidy first = item.waiting();
        Subsidy second = item.waiting();
        Batch.of(api)
                .opened()
                .composedOf(first, second)
                .agreed()
                .shown(clock, notices)
                .awarded();
        ObjectNode[] receipt = new ObjectNode[1];
        Payment.of(api, first).get(0).does("treasury", "payment-result", "paid", body -> {
            item.paidToday().accept(body);
            receipt[0] = body.path("answers").deepCopy();
        });
        Payment payment = Payment.of(api, second).get(0);
        Api.Answer again = payment.tries("treasury", "payment-result", "paid", body -> body.set("answers", receipt[0]));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("RECEIPT_USED");
        assertThat(item.budget().path("paid").asText()).isEqualTo("100000.00");
        payment.does("treasury", "payment-result", "paid", item.paidToday());
    }
}
