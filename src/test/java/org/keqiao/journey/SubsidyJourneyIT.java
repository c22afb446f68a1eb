package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.Example;

/**
 * 转化补贴 in Suizhou, from the empty form to the money in the account: the city's 20 % over a batch, a meeting, a public notice
 * and the treasury; the county's 10 % by the county itself. All by hand.
 */
class SubsidyJourneyIT {

    private static final String ENTERPRISE = "随县启航新材料科技有限公司";

    @Test
    void goesFromTheApplicationToTheAccount() {
        try (Stage stage =
                Stage.of("--keqiao.city=suizhou", "--keqiao.demo.samples=false", "--keqiao.subsidies.sample-rate=0")) {
            Api api = stage.api();
            String certificate = certificate(api);
            budget(api, "finance", Map.of("documentNumber", "随财教指〔2026〕12号"));
            budget(api, "countyfinance", Map.of("documentNumber", "随县财教指〔2026〕3号", "county", "421321"));

            String application = applies(stage, certificate);
            String number = number(api, "enterprise", application);
            Example example = Example.of("subsidy-application");
            CaseWork.works(stage, "county", number, "subsidy-county-review", example.task("subsidy-county-review"));
            CaseWork.works(stage, "officer", number, "subsidy-program-review", reviewed(example, certificate));
            CaseWork.works(stage, "officer2", number, "subsidy-recheck", example.task("subsidy-recheck"));
            CaseWork.works(stage, "finance", number, "subsidy-budget", example.task("subsidy-budget"));

            String batch = begins(stage);
            LocalDate day = batchGoesToTheAward(stage, batch);

            JsonNode payments = api.get("officer", "/cases/" + application)
                    .ok()
                    .path("answers")
                    .path("paymentCases");
            assertThat(payments).hasSize(2);
            pays(stage, "treasury", payments.path(0).asText(), day);
            CaseWork.works(
                    stage,
                    "countyhead",
                    payments.path(1).asText(),
                    "payment-county",
                    Example.of("subsidy-payment").task("payment-county"));
            pays(stage, "countyfinance", payments.path(1).asText(), day);

            try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
                visit.signIn("enterprise").open("/my-cases/" + application);
                // 600,000 paid of a contract of 1,200,000, of it 1,000,000 technology: 20 % and 10 % of 500,000
                assertThat(visit.page().locator("vaadin-app-layout")).containsText("100,000.00");
                assertThat(visit.page().locator("vaadin-app-layout")).containsText("50,000.00");
                assertThat(visit.page().locator(".kq-stages li.done").last()).containsText("支付");
                visit.passes("subsidy-paid");
            }
            JsonNode purses = api.get("enterprise", "/cases/" + application + "/subsidy")
                    .ok()
                    .path("purses");
            assertThat(purses.findValuesAsText("paid")).containsExactly("100000.00", "50000.00");
            assertThat(api.get("officer", "/cases/" + batch).ok().path("status").asText())
                    .isEqualTo("CLOSED");
        }
    }

    private static String certificate(Api api) {
        return Contract.of(api)
                .by("enterprise", "91421321MA48KQ2X4N")
                .with(answers -> {
                    ((ObjectNode) answers.path("seller"))
                            .put("name", ENTERPRISE)
                            .put("regionCode", "421321");
                    // What is converted in the city is paid for: its buyer is of the city.
                    ((ObjectNode) answers.path("buyers").path(0))
                            .put("name", "广水宏图机械有限公司")
                            .put("regionCode", "421381");
                })
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
    }

    private static void budget(Api api, String keeper, Map<String, String> line) {
        Map<String, Object> body = new LinkedHashMap<>(line);
        body.putAll(Map.of(
                "year",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear(),
                "policyGroup",
                "SZ_CONVERSION",
                "total",
                "1000000.00"));
        api.post(keeper, "/budget-lines", body).ok();
    }

    private static String number(Api api, String user, String caseId) {
        return api.get(user, "/cases/" + caseId).ok().path("caseNumber").asText();
    }

    /** The enterprise on its phone; gives the case's id. */
    private static String applies(Stage stage, String certificate) {
        Example example = Example.of("subsidy-application");
        ObjectNode answers = example.answers();
        ((ObjectNode) answers.path("lines").path(0)).put("certificateNo", certificate);
        ((ObjectNode) answers.path("account")).put("name", ENTERPRISE);
        Map<String, FilePayload> documents = CaseWork.payloads(example.documents());
        try (Visit visit = stage.visit(Language.CHINESE, Visit.PHONE)) {
            visit.signIn("enterprise").open("/apply/subsidy-application");
            visit.click(visit.button("applicant.begin"));
            return CaseWork.files(visit, "subsidy-application", answers, documents);
        }
    }

    private static ObjectNode reviewed(Example example, String certificate) {
        ObjectNode answers = example.task("subsidy-program-review");
        ((ObjectNode) answers.path("reviewedLines").path(0)).put("certificateNo", certificate);
        return answers;
    }

    /** The programme officer begins a batch and takes in what waits; gives its id. */
    private static String begins(Stage stage) {
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("officer")
                    .open("/openings")
                    .reads(visit.say("openings.title"))
                    .passes("openings");
            visit.click(visit.page().locator("a[href='openings/subsidy-batch']"));
            visit.page()
                    .locator("#field-title input, #field-title textarea")
                    .first()
                    .waitFor();
            visit.page()
                    .locator("#field-title input, #field-title textarea")
                    .first()
                    .fill("2026 年第一批");
            visit.click(visit.button("opening.open"));
            String id = CaseWork.opened(visit);
            CaseWork.ends(visit, "batch-compose", null);
            return id;
        }
    }

    /** Over meeting, public notice and finance; gives the day on which it was awarded, when the notice was over. */
    private static LocalDate batchGoesToTheAward(Stage stage, String batch) {
        Api api = stage.api();
        Example example = Example.of("subsidy-batch");
        String number = number(api, "officer", batch);
        CaseWork.works(stage, "deputy", number, "batch-ruling", example.task("batch-ruling"));
        example.attachTo(api, "secretary", batch, "meetingMinutes");
        CaseWork.works(stage, "secretary", number, "batch-meeting", meeting(api, batch, example));
        CaseWork.works(stage, "deputy", number, "batch-ruling", example.task("batch-ruling"));
        JsonNode shown = api.get("officer", "/cases/" + batch).ok().path("answers");
        LocalDate over = LocalDate.parse(shown.path("noticeLastDay").asText()).plusDays(1);
        try (Visit visit = stage.visitWithoutScripts(Language.CHINESE, Visit.PHONE)) {
            // Nobody reads it before its first day.
            visit.open("/publicities/" + shown.path("notice").asText());
            assertThat(visit.page().locator("body")).not().containsText(ENTERPRISE);
        }
        api.post("sysadmin", "/demo/clock", Map.of("to", over + "T09:00:00+08:00"))
                .ok();
        CaseWork.works(stage, "financebureau", number, "batch-joint-letter", example.task("batch-joint-letter"));
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("officer").open("/case-file/" + batch);
            visit.click(visit.page()
                    .locator(".kq-case vaadin-tab")
                    .filter(new Locator.FilterOptions().setHasText(visit.say("batch.lines"))));
            assertThat(visit.page().locator(".kq-case")).containsText(visit.say("batch.state.AWARDED"));
            visit.passes("batch-lines");
        }
        return over;
    }

    private static ObjectNode meeting(Api api, String batch, Example example) {
        ObjectNode answers = example.task("batch-meeting");
        ArrayNode decisions = answers.putArray("decisions");
        for (JsonNode line :
                api.get("officer", "/cases/" + batch).ok().path("answers").path("agenda")) {
            decisions.add(((ObjectNode) line.deepCopy())
                    .put("decision", "APPROVE")
                    .put("votesFor", 3)
                    .put("votesAgainst", 0)
                    .put("votesAbstaining", 0));
        }
        return answers;
    }

    private static void pays(Stage stage, String payer, String number, LocalDate day) {
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn(payer).open("/payments").reads(visit.say("payments.title"));
            assertThat(visit.page().locator("vaadin-grid")).containsText(ENTERPRISE);
            visit.passes("payments-" + payer);
        }
        ObjectNode answers = Example.of("subsidy-payment").task("payment-result");
        answers.put("receiptNumber", "HD-" + number).put("paidOn", day.toString());
        CaseWork.works(stage, payer, number, "payment-result", answers);
    }
}
