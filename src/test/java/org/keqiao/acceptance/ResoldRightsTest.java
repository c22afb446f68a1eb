package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** 同一成果: a patent that is sold on, or in parts, carries money once; two licences to strangers are two deals. */
@KeqiaoTest
class ResoldRightsTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String digits =
            "20191%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    private Api api;
    private FundedItem item;
    private LocalDate today;

    @BeforeEach
    void anItem() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock, Map.of("sampleRate", "0"));
        today = LocalDate.now(clock);
    }

    private Subsidy claim(Firm buyer, String seller, String patent) {
        return buyer.claims(api, item.key(), buyer.bought(api, seller, today))
                .with(answers -> answers.put("objectIdentity", patent));
    }

    private static String wrong(Api.Answer refused) {
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors")).hasSize(1);
        return refused.body().path("errors").path(0).toString();
    }

    @Test
    void whatTheContractsOfAChainAreAboutServesOneOfThem() {
        Firm buyer = Firm.of(context);
        Firm next = Firm.of(context);
        Firm daughter = Firm.of(context);
        related(buyer, daughter);
        String seller = Newcomers.creditCode();
        Subsidy first = claim(buyer, seller, "ZL" + digits + ".5").submitted();

        String resold = wrong(claim(daughter, buyer.uscc(), "ＺＬ" + digits + "5").triesToSubmit());
        assertThat(resold).contains("objectIdentity", "rightClaimed", digits).doesNotContain(first.number());
        assertThat(wrong(claim(buyer, seller, digits).triesToSubmit()))
                .contains("objectIdentity", "rightClaimedBySelf", first.number());
        // Strangers may have added something of their own.
        Subsidy handedOn = claim(next, buyer.uscc(), digits).submitted();
        assertThat(notes(handedOn)).contains("HANDED_ON");
        handedOn.reviewed().withdrawn();
        first.withdrawn();

        // Two answers to a correction: unlike two submissions, they take no number one after the other.
        Subsidy bought = claim(buyer, seller, "成果一").submitted().sentBackFor("objectIdentity");
        Subsidy sold = claim(daughter, buyer.uscc(), "成果二").submitted().sentBackFor("objectIdentity");
        List<Api.Answer> answers = Race.<Api.Answer>together(
                        List.of(() -> names(bought), () -> names(sold), this::holdsTheGrounds))
                .subList(0, 2);
        // The first keeps it in any case, and hears of the second where that one was faster.
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(notes(bought).contains("LATER")).isEqualTo(answers.get(1).status() == 200);
        bought.withdrawn();
        sold.withdrawn();
    }

    /** Who came later drops the contract, and claims on with its others. */
    @Test
    void ofTwoThatTurnOutToBelongTogetherTheLaterOneYields() {
        Firm buyer = Firm.of(context);
        Firm stranger = Firm.of(context);
        String seller = Newcomers.creditCode();
        Subsidy first = claim(buyer, seller, "ZL" + digits + ".5").submitted().sentBackFor("title");
        Subsidy later = claim(stranger, Newcomers.creditCode(), "专利 CN " + digits);
        String licence = stranger.bought(api, seller, today);
        later.with(answers -> ((ArrayNode)
                                answers.put("claimedAmount", "600000.00").path("lines"))
                        .add(Subsidy.line(answers)
                                .deepCopy()
                                .put("certificateNo", licence)
                                .put("invoiceNo", "%020d".formatted(System.nanoTime()))
                                .put("bankVoucherNo", "V" + digits)))
                .submitted()
                .does("county", "subsidy-county-review", "recommend");
        related(buyer, stranger);

        first.triesToAnswer(answers -> answers.put("title", "耐候型材料（更正）")).ok();
        assertThat(notes(first)).contains("LATER");
        Api.Answer late = later.tries("officer", "subsidy-program-review", "eligible", body -> both(later, body, true));
        assertThat(late.text("code")).isEqualTo("RIGHT_CLAIMED");
        assertThat(late.text("detail")).contains(digits, first.number(), licence);
        later.does("officer", "subsidy-program-review", "eligible", body -> both(later, body, false));
        first.reviewed();
        later.audited().does("officer2", "subsidy-recheck", "agree");

        // What it does not count keeps nobody from the right.
        first.withdrawn();
        Subsidy again = claim(stranger, seller, digits).submitted();
        assertThat(notes(again)).doesNotContain("LATER", "SPLIT");
        again.withdrawn();
        later.withdrawn();
    }

    private void both(Subsidy claim, ObjectNode body, boolean licence) {
        claim.accepts(body, "300000.00");
        JsonNode line = claim.answers().path("lines").path(1);
        ((ArrayNode) body.path("answers").path("reviewedLines"))
                .add(Subsidy.reviewedLine(body)
                        .deepCopy()
                        .put("certificateNo", line.path("certificateNo").asText())
                        .put("invoiceNo", line.path("invoiceNo").asText())
                        .put("verifiedPaid", licence ? "300000.00" : "0.00")
                        .put("reason", licence ? null : "同一成果"));
    }

    private static List<String> notes(Subsidy claim) {
        return claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code");
    }

    private Api.Answer names(Subsidy claim) {
        return claim.triesToAnswer(answers -> answers.put("objectIdentity", digits));
    }

    /** Nobody takes a ground until two wait. */
    @Nullable
    private Api.Answer holdsTheGrounds() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table funding_ground in share mode").update();
            Race.untilWait(2, jdbc);
        });
        return null;
    }

    private void related(Firm one, Firm other) {
        Map<String, Object> spouses = Map.of(
                "kind", "SPOUSES",
                "uscc", one.uscc(),
                "name", one.name(),
                "otherUscc", other.uscc(),
                "otherName", other.name(),
                "source", "国家企业信用信息公示系统",
                "evidence", "查询日期当日公示",
                "from", today.minusYears(3).toString());
        String id = api.post("officer", "/company-relations", spouses)
                .ok()
                .path("id")
                .asText();
        api.post("discipline", "/company-relations/" + id + "/confirmation", Map.of())
                .ok();
    }

    /** What is known of a contract that was certified here counts whatever the applicant types. */
    @Test
    void theCertificationSaysWhatAContractIsAbout() {
        Subsidy first = item.claimOn(certified("ZL" + digits + ".5")).submitted();
        String again = wrong(item.claimOn(certified(digits)).triesToSubmit());
        assertThat(again).contains("lines[0].certificateNo", "rightClaimedBySelf", first.number());
        first.withdrawn();
    }

    private Contract certified(String patent) {
        return Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("ipItems").path(0)).put("number", patent))
                .certified();
    }
}
