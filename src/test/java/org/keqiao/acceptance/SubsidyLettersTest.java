package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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
                .contains("<div class=\"organ\">泉州市科学技术局</div>", "100,000.00 元", "大写：壹拾万元整", "政策项目：");
        assertThat(html(county.letter("enterprise", "LT-Z1C")))
                .contains("<div class=\"organ\">晋江市科技主管部门</div>", "向晋江市人民政府申请行政复议", "50,000.00 元（大写：伍万元整）");
    }

    @Test
    void theOfficeHasTheSheetAndTheFundingDocumentAndThePublicTheResult() {
        Subsidy subsidy = item.waiting();
        String sheet = html(letterOf(subsidy.view("officer"), "LT-Z1S"));
        assertThat(sheet).contains("600,000.00", "按比例 20%", "100,000.00 元", "大写：壹拾万元整", "复核", "同意");
        assertThat(kinds(subsidy.view("enterprise"))).doesNotContain("LT-Z1S");

        Batch batch = Batch.of(api)
                .opened()
                .composedOf(subsidy)
                .agreed()
                .shown(clock, notices)
                .awarded();

        String document = html(letterOf(batch.view("officer"), "LT-Z2L"));
        assertThat(document).contains("共1项", "壹拾万元整");
        assertThat(results(batch)).containsExactly("AWARDED");
        Payment.of(api, subsidy).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        assertThat(results(batch)).containsExactly("PAID");
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
