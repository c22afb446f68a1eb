package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Batch;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.Example;
import org.keqiao.acceptance.FundedItem;
import org.keqiao.acceptance.Listing;
import org.keqiao.acceptance.Payment;
import org.keqiao.acceptance.Steps;
import org.keqiao.acceptance.Subsidy;

/**
 * Money in Quanzhou by hand: a voucher from its claim to the account, and an award of which a part came back. The voucher comes
 * first: whoever owes money back is listed as a provider no more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyJourneyIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String VOUCHER = "QZ_VOUCHER";
    /** Sells and is the provider. */
    private static final String PROVIDER = "enterprise";
    /** Buys and holds the voucher. */
    private static final String HOLDER = "enterprise2";

    private static final String HOLDER_NAME = "石狮恒远智能装备有限公司";
    private static final String HOLDER_CODE = "91350581MA3KQ88B53";

    private Stage stage;
    private Api api;
    /** The product's. */
    private LocalDate today = LocalDate.now(ZONE);

    @BeforeAll
    void aProductWithoutSamples() {
        stage = Stage.of("--keqiao.demo.samples=false", "--keqiao.subsidies.sample-rate=0");
        api = stage.api();
    }

    @AfterAll
    void goHome() {
        stage.close();
    }

    @Test
    @Order(1)
    void aVoucherIsClaimedUsedRedeemedAndPaid() {
        aListedProvider();
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                today.getYear(),
                                "policyGroup",
                                VOUCHER,
                                "documentNumber",
                                "泉财教指〔" + today.getYear() + "〕12号",
                                "total",
                                "300000.00"))
                .ok();
        granted(claims());
        uses();
        Subsidy redemption = redeems();
        redemption
                .does("county2", "subsidy-county-review", "recommend")
                .reviewedAnew()
                .rechecked()
                .reserved();
        String payment = awarded(redemption);
        ObjectNode result = Example.of("subsidy-payment").task("payment-result");
        result.put("receiptNumber", "HD-" + payment).put("paidOn", today.toString());
        CaseWork.works(stage, Language.ENGLISH, "treasury", payment, "payment-result", result);

        try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
            visit.signIn(HOLDER).open("/vouchers").reads(visit.say("voucher.title"));
            // 600,000 paid of a contract of 1,200,000, of it 1,000,000 technology: half of 500,000 is more than its
            // 80,000.
            assertThat(visit.page().locator("vaadin-grid")).containsText(visit.say("voucher.redeemed", "80,000.00"));
            visit.passes("vouchers-redeemed");
            visit.open("/my-cases/" + redemption.id());
            assertThat(visit.page().locator(".kq-stages li.done").last()).containsText("支付");
        }
    }

    private void aListedProvider() {
        Listing listing = Listing.by(api, PROVIDER)
                .with(answers -> answers.put("listingKind", "PROVIDER").put("title", "海丝高分子检测中心"))
                .submitted()
                .decided();
        passes(LocalDate.parse(listing.answer("noticeLastDay")).plusDays(1));
    }

    private void passes(LocalDate day) {
        api.post("sysadmin", "/demo/clock", Map.of("to", day + "T09:00:00+08:00"))
                .ok();
        today = day;
    }

    /** The holder on its phone; gives the case's id. */
    private String claims() {
        try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
            visit.signIn(HOLDER).open("/vouchers").reads(visit.say("voucher.title"));
            visit.passes("vouchers-empty");
            visit.click(visit.link("voucher.claim"));
            visit.click(visit.button("applicant.begin"));
            return CaseWork.files(
                    visit, "voucher-application", Example.of("voucher-claim").answers(), Map.of());
        }
    }

    private void granted(String id) {
        Example example = Example.of("voucher-claim");
        Steps steps = new Steps(api, example, id);
        CaseWork.works(
                stage, Language.ENGLISH, "officer", number(id), "voucher-review", example.task("voucher-review"));
        steps.does("officer2", "voucher-recheck", "agree", body -> {});
        steps.does("finance", "voucher-budget", "reserve", body -> {});
    }

    private String number(String id) {
        return api.get("officer", "/cases/" + id).ok().path("caseNumber").asText();
    }

    /** The holder names the provider's contract in English, the provider confirms it on a phone. */
    private void uses() {
        try (Visit visit = stage.visit(Language.ENGLISH, Visit.OFFICE)) {
            visit.signIn(HOLDER).open("/vouchers").reads(visit.say("voucher.title"));
            visit.click(visit.button("voucher.propose"));
            DialogTyping dialog = new DialogTyping(visit);
            dialog.press("voucher.propose.do");
            assertThat(visit.page().locator(".kq-errors")).isVisible();
            visit.passes("voucher-use-wrong");
            Locator provider = visit.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.COMBOBOX);
            provider.fill("海丝");
            assertThat(visit.page().getByRole(AriaRole.OPTION).first()).containsText("海丝高分子检测中心");
            provider.press("ArrowDown");
            provider.press("Enter");
            visit.settle();
            dialog.fill("voucher.contractTitle", "耐候性能检测");
            dialog.fill("voucher.contractAmount", "1200000");
            dialog.press("voucher.propose.do");
            assertThat(visit.page().locator("vaadin-grid")).containsText(visit.say("voucher.state.PROPOSED"));
            visit.passes("vouchers-proposed");
        }
        try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
            visit.signIn(PROVIDER).open("/vouchers").reads(visit.say("voucher.title"));
            visit.click(visit.button("voucher.agree"));
            assertThat(visit.page().locator("vaadin-grid")).containsText(visit.say("voucher.state.AGREED"));
            visit.passes("vouchers-agreed");
        }
    }

    /** From the voucher's own button, which knows item and number. */
    private Subsidy redeems() {
        String certificate = Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("buyers").path(0))
                        .put("name", HOLDER_NAME)
                        .put("uscc", HOLDER_CODE))
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
        Example example = Example.of("subsidy-application");
        ObjectNode answers = example.answers().put("title", "耐候性能检测");
        answers.remove("policyItem");
        ((ObjectNode) answers.path("lines").path(0)).put("certificateNo", certificate);
        ((ObjectNode) answers.path("account")).put("name", HOLDER_NAME);
        Map<String, FilePayload> documents = CaseWork.payloads(example.documents());
        for (String kind : List.of("serviceContract", "resultReport")) {
            documents.put(
                    kind,
                    new FilePayload(
                            kind + ".pdf",
                            "application/pdf",
                            example.documents().get("undertaking")));
        }
        try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
            visit.signIn(HOLDER).open("/vouchers").reads(visit.say("voucher.title"));
            visit.click(visit.button("voucher.redeem"));
            String id = CaseWork.files(visit, "subsidy-application", answers, documents);
            assertThat(api.get(HOLDER, "/cases/" + id)
                            .ok()
                            .path("answers")
                            .path("policyItem")
                            .asText())
                    .isEqualTo(VOUCHER);
            return Subsidy.filed(api, HOLDER, id, answers);
        }
    }

    /** In a batch of its own, shown until its notice is over; gives the number of its first payment. */
    private String awarded(Subsidy subsidy) {
        Batch batch = Batch.of(api).opened().composedOf(subsidy).agreed();
        passes(LocalDate.parse(batch.view("officer")
                        .path("answers")
                        .path("noticeLastDay")
                        .asText())
                .plusDays(1));
        batch.awarded();
        return subsidy.view("officer")
                .path("answers")
                .path("paymentCases")
                .path(0)
                .asText();
    }

    @Test
    @Order(2)
    void moneyThatWasPaidOnAForgedVoucherComesBackInPart() {
        FundedItem item =
                new FundedItem(api, Clock.fixed(today.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
        Subsidy award = item.waiting();
        awarded(award);
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("paidOn", today.toString())
                .put("receiptNumber", "HD-" + award.number()));

        Example example = Example.of("clawback");
        String clawback = begins(award, example);
        states(clawback, example);
        Steps steps = new Steps(api, example, clawback);
        steps.does("officer2", "clawback-consideration", "maintain", body -> {});
        CaseWork.works(
                stage,
                Language.ENGLISH,
                "deputy",
                number(clawback),
                "clawback-decision",
                example.task("clawback-decision"));
        served(steps);
        repays(clawback);
        JsonNode reclaimed =
                api.get("enterprise", "/cases/" + award.id() + "/subsidy").ok().path("reclaimed");
        assertThat(reclaimed.path("repaid").asText()).isEqualTo("40000.00");
        assertThat(reclaimed.path("left").asText()).isEqualTo("60000.00");
    }

    /** From the file of the paid application; the officer proposes what is to be paid back. */
    private String begins(Subsidy award, Example example) {
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("officer").open("/case-file/" + award.id());
            visit.click(visit.page().locator("a[href='openings/clawback/" + award.id() + "']"));
            visit.page().locator("#field-suspicion").waitFor();
            visit.passes("clawback-opening");
            new FormTyping(visit, ".kq-form-pane", "clawback-opening", example.answers(), Map.of()).everything();
            visit.click(visit.button("opening.open"));
            String id = CaseWork.opened(visit);
            CaseWork.ends(visit, "clawback-investigation", example.task("clawback-investigation"));
            return id;
        }
    }

    /** The party on its phone says what it has to say. */
    private void states(String clawback, Example example) {
        try (Visit visit = stage.visit(Language.ENGLISH, Visit.PHONE)) {
            visit.signIn("enterprise").open("/my-cases/" + clawback);
            visit.click(visit.page().locator(".kq-todo a[href^='answers/']"));
            visit.page().locator("#field-statementChoice").waitFor();
            new FormTyping(visit, ".kq-section", "clawback-statement", example.task("clawback-statement"), Map.of())
                    .everything();
            visit.passes("clawback-statement");
            visit.click(visit.page().locator(".kq-section vaadin-button[theme~=primary]"));
            visit.page().waitForURL("**/my-cases/*");
        }
    }

    private void served(Steps steps) {
        for (JsonNode letter : steps.view("officer").path("letters")) {
            if (letter.path("kind").asText().equals("LT-Z2R")) {
                api.post(
                                "officer",
                                "/letters/" + letter.path("id").asText() + "/service",
                                Map.of("service", "RECEIPT", "on", today.toString(), "note", "林某签收"))
                        .ok();
            }
        }
    }

    /** Finance records what came; the case goes on until the rest is there. */
    private void repays(String clawback) {
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            Page page = visit.page();
            visit.signIn("finance").open("/recoveries").reads(visit.say("recovery.title"));
            assertThat(page.locator("vaadin-grid"))
                    .containsText(visit.say("recovery.dueOn", today.plusDays(30).toString(), "100,000.00"));
            visit.click(visit.button("recovery.record"));
            DialogTyping dialog = new DialogTyping(visit);
            dialog.fill("recovery.amount", "40000");
            dialog.fill("recovery.receipt", "TH-" + clawback);
            visit.passes("repayment");
            dialog.press("recovery.record.do");
            assertThat(page.locator("vaadin-grid")).containsText("60,000.00");
            visit.passes("recoveries");
        }
        try (Visit visit = stage.visit(Language.ENGLISH, Visit.PHONE)) {
            visit.signIn("deputy").open("/recoveries").reads(visit.say("recovery.title"));
            assertThat(visit.page().locator("vaadin-grid")).containsText("60,000.00");
            visit.passes("recoveries");
        }
    }
}
