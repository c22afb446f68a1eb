package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who writes about a subsidy, where one may complain, and what the paper says of the item and the sum. */
@KeqiaoTest
class SubsidyLettersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private Api api;
    private FundedItem item;

    @BeforeEach
    void aPolicyWithABudget() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
    }

    private String html(JsonNode letter) {
        return jdbc.sql("select html from letter where id = ?")
                .params(UUID.fromString(letter.path("id").asText()))
                .query(String.class)
                .single();
    }

    @Test
    void aCountyRefusesIntakeInItsOwnName() {
        Subsidy subsidy = item.claim()
                .submitted()
                .does("county", "subsidy-county-review", "refuse", body -> ((ObjectNode) body.path("answers"))
                        .put("intakeRefusalReason", "EXPIRED_CONTRACT")
                        .put("intakeRefusalExplanation", "不属于申报范围。"));

        JsonNode letter = subsidy.letter("LT-03");

        assertThat(html(letter))
                .contains("<div class=\"organ\">晋江市科技主管部门</div>", "向晋江市人民政府申请行政复议")
                .doesNotContain("泉州市科学技术局", "泉州市人民政府");
        assertThat(letter.path("number").asText()).startsWith("晋江科奖不受〔");
    }

    @Test
    void aCorrectionIsAskedForByWhoeverFoundTheDefect() {
        Subsidy subsidy = item.claim().submitted().sentBackFor("objectIdentity");

        assertThat(html(subsidy.letter("LT-02"))).contains("<div class=\"organ\">晋江市科技主管部门</div>");
    }

    @Test
    void theBureauRefusesInItsNameAndSaysWhichItem() {
        Subsidy subsidy = item.claim().submitted().does("county", "subsidy-county-review", "recommend");
        subsidy.does("officer", "subsidy-program-review", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalReason", "NOT_PAID")
                .put("refusalExplanation", "付款凭证与合同不符。")
                .putArray("reviewedLines"));
        subsidy.does("deputy", "subsidy-ruling", "approve");

        assertThat(html(subsidy.letter("LT-Z1N")))
                .contains("<div class=\"organ\">泉州市科学技术局</div>", "向泉州市人民政府申请行政复议", "政策项目：");
    }

    @Test
    void anAwardSaysItsSumInWordsAndACountyRefusesItsShareItself() {
        item.withCountyItem();
        Subsidy subsidy = item.waiting().awarded(clock, notices);
        Payment county = Payment.of(api, subsidy).get(1);
        county.does("countyhead", "payment-county", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalExplanation", "本县本年度未安排配套资金。"));

        assertThat(html(subsidy.letter("LT-Z2")))
                .contains("<div class=\"organ\">泉州市科学技术局</div>", "100,000.00 元", "大写：壹拾万元整", "政策项目：")
                // It may be less than was asked for.
                .contains("如对本资助决定书不服", "向泉州市人民政府申请行政复议");
        assertThat(html(county.letter("enterprise", "LT-Z1C")))
                .contains("<div class=\"organ\">晋江市科技主管部门</div>", "向晋江市人民政府申请行政复议", "50,000.00 元（大写：伍万元整）");
    }

    @Test
    void theOfficeHasTheSheetAndTheFundingDocumentAndThePublicTheResult() {
        FundedItem longer = new FundedItem(api, clock, Map.of("publicityDays", "7"));
        longer.withCountyItem();
        Subsidy subsidy = longer.waiting();
        String sheet = html(letterOf(subsidy.view("officer"), "LT-Z1S"));
        assertThat(sheet).contains("600,000.00", "按比例 20%", "100,000.00 元", "大写：壹拾万元整", "复核", "同意");
        assertThat(kinds(subsidy.view("enterprise"))).doesNotContain("LT-Z1S");

        Subsidy usual = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(subsidy, usual).agreed();
        JsonNode notice = letterOf(batch.view("officer"), "LT-Z2A");
        assertThat(notice.path("number").asText()).startsWith("泉科奖示〔");
        assertThat(html(notice))
                .contains("200,000.00 元", "大写：贰拾万元整", "公示期为7个工作日", "/publicities/", "匿名异议不予受理")
                .doesNotContain(subsidy.number());
        batch.shown(clock, notices).awarded();

        JsonNode asked = letterOf(subsidy.view("county"), "LT-Z2X");
        assertThat(html(asked)).contains("晋江市科技主管部门", "你县（市、区）应承担", "50,000.00 元", "大写：伍万元整");
        assertThat(kinds(subsidy.view("enterprise"))).doesNotContain("LT-Z2X");
        String document = html(letterOf(batch.view("officer"), "LT-Z2L"));
        assertThat(document).contains("共2项", "贰拾万元整");
        assertThat(results(batch)).containsExactly("AWARDED", "AWARDED");
        Payment payment = Payment.of(api, subsidy).get(0);
        payment.does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(results(batch)).containsExactlyInAnyOrder("PAID", "AWARDED");
        String order =
                payment.view("officer").path("answers").path("paymentOrder").asText();
        api.post(
                        "treasury",
                        "/payment-orders/" + order + "/return",
                        Map.of(
                                "returnedOn",
                                LocalDate.now(clock).toString(),
                                "receipt",
                                "TP" + UUID.randomUUID(),
                                "reason",
                                "收款账户已销户"))
                .ok();
        assertThat(results(batch)).as("the bank sent it back").containsExactly("AWARDED", "AWARDED");
    }

    @Test
    void whatIsNotPaidAnyMoreHasNoResult() {
        Contract contract = Contract.of(api).certified();
        Subsidy subsidy =
                item.claimOn(contract).submitted().reviewed().rechecked().reserved();
        Batch batch = Batch.of(api)
                .opened()
                .composedOf(subsidy)
                .agreed()
                .shown(clock, notices)
                .awarded();
        FollowUp.of(api, "contract-revocation", contract)
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose")
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "revoke");
        Payment.of(api, subsidy)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "登记证明已撤销")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");

        assertThat(results(batch)).containsExactly("null");
    }

    @Test
    void officersSeeWhatIsUnverifiedAndInternalAndPartiesDoNot() {
        Subsidy subsidy = item.waiting();
        JsonNode sheet = letterOf(subsidy.view("officer"), "LT-Z1S");
        assertThat(sheet.path("internal").asBoolean()).isTrue();
        JsonNode acceptance = letterOf(subsidy.view("officer"), "LT-01");
        assertThat(acceptance.path("policyUnverified").asBoolean()).isTrue();
        assertThat(acceptance.path("internal").asBoolean()).isFalse();
        assertThat(letterOf(subsidy.view("enterprise"), "LT-01")
                        .path("policyUnverified")
                        .isNull())
                .isTrue();

        try (Screens officer = Screens.of(context, "officer")) {
            Paths.open("case-file/" + subsidy.id());
            Tabs tabs = _get(Tabs.class, spec -> spec.withPredicate(SubsidyLettersTest::showsLetters));
            tabs.setSelectedTab((Tab) tabs.getChildren()
                    .filter(SubsidyLettersTest::isLetters)
                    .findFirst()
                    .orElseThrow());
            assertThat(item("审核意见表")).contains("内部函件，不送达").doesNotContain("已用印", "待用印");
            assertThat(item("受理通知书")).contains("政策文件或者适用期未核实");
        }
        subsidy.withdrawn();
    }

    private static boolean showsLetters(Tabs tabs) {
        return tabs.getChildren().anyMatch(SubsidyLettersTest::isLetters);
    }

    private static boolean isLetters(Component one) {
        return one instanceof Tab tab && tab.getLabel().startsWith("往来");
    }

    private static String item(String letter) {
        return _find(ListItem.class).stream()
                .map(each -> each.getElement().getTextRecursively())
                .filter(text -> text.contains(letter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSheetTellsEachPaymentOfAnInvoiceAndWhatIsDeducted() {
        Subsidy subsidy = new FundedItem(api, clock, Map.of("elsewhere", "\"DEDUCT\""))
                .claim()
                .with(SubsidyLettersTest::paidTwice)
                .with(answers -> fromTheProvince(answers.putArray("elsewhere"), answers))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        subsidy.does("officer", "subsidy-program-review", "eligible", body -> {
            ObjectNode answers = (ObjectNode) body.path("answers");
            ArrayNode rows = (ArrayNode) answers.path("reviewedLines");
            ObjectNode like = (ObjectNode) rows.remove(0);
            for (JsonNode line : subsidy.answers().path("lines")) {
                rows.add(like.deepCopy()
                        .put("certificateNo", line.path("certificateNo").asText())
                        .put("invoiceNo", line.path("invoiceNo").asText())
                        .put("paidAmount", line.path("paidAmount").asText())
                        .put("verifiedPaid", line.path("paidAmount").asText()));
            }
            fromTheProvince(answers.putArray("verifiedElsewhere"), subsidy.answers())
                    .put("reason", "省厅公示名单");
        });
        subsidy.rechecked().reserved();

        String sheet = html(letterOf(subsidy.view("officer"), "LT-Z1S"));

        assertThat(sheet)
                .contains("<td>400,000.00</td><td>400,000.00</td>", "<td>200,000.00</td><td>200,000.00</td>")
                .contains("其他财政资金的处理：扣除已获金额", "市级金额：<strong>70,000.00 元</strong>")
                .doesNotContain("DEDUCT", "县级金额");
        subsidy.withdrawn();
    }

    private static void paidTwice(ObjectNode answers) {
        ObjectNode first = Subsidy.line(answers).put("paidAmount", "400000.00");
        ((ArrayNode) answers.path("lines"))
                .add(first.deepCopy()
                        .put("bankVoucherNo", first.path("bankVoucherNo").asText() + "B")
                        .put("paidAmount", "200000.00"));
    }

    private static ObjectNode fromTheProvince(ArrayNode rows, ObjectNode answers) {
        return rows.addObject()
                .put("level", "PROVINCE")
                .put("program", "省科技创新券")
                .put(
                        "certificateNo",
                        Subsidy.line(answers).path("certificateNo").asText())
                .put("state", "RECEIVED")
                .put("amount", "30000.00")
                .put("document", "闽券〔2026〕18号");
    }

    private static List<String> kinds(JsonNode view) {
        return view.path("letters").findValuesAsText("kind");
    }

    private static JsonNode letterOf(JsonNode view, String kind) {
        for (JsonNode letter : view.path("letters")) {
            if (letter.path("kind").asText().equals(kind)) {
                return letter;
            }
        }
        throw new AssertionError("no letter " + kind + " in " + view.path("letters"));
    }

    /** What anybody reads on the notice of the batch, once it is over. */
    private List<String> results(Batch batch) {
        JsonNode answers = batch.view("officer").path("answers");
        List<String> found = new ArrayList<>();
        clock.at(LocalDate.parse(answers.path("noticeLastDay").asText()).plusDays(1), () -> {
            String notice = "/publicities/" + answers.path("notice").asText();
            api.get(null, notice)
                    .ok()
                    .path("lines")
                    .forEach(line -> found.add(line.path("result").asText()));
        });
        return found;
    }
}
