package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.DemoTime;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * 免申即享: who qualifies by a contract on the register is listed, confirmed by another person, and asked for its account; the
 * rest goes its ordinary way. Each test has a day of its own in the past, so that a list holds its contract alone.
 */
@KeqiaoTest
class AutoGrantTest {

    private static final String LISTS = "/auto-grants";
    private static final AtomicInteger DAYS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    @Autowired
    private DemoTime timers;

    private final String patent =
            "20191%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    private Api api;
    private String group;
    private String item;
    private LocalDate day;
    private String certificate;

    @BeforeEach
    void aContractOfADay() {
        api = new Api("http://localhost:" + port);
        group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_GRANTED";
        new TestPolicies(api).granted(item, group, "0.10");
        // Mondays of a spring that no other test lives in.
        day = LocalDate.of(2025, 2, 10).plusWeeks(DAYS.getAndIncrement());
        passTo(day);
        certificate = certified(answers -> {});
    }

    private String certified(Consumer<ObjectNode> change) {
        return Contract.of(api)
                .with(answers -> answers.put("effectiveFrom", "2024-12-01"))
                .with(answers -> ((ObjectNode) answers.path("ipItems").path(0)).put("number", patent))
                .with(change)
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private void passTo(LocalDate to) {
        clock.set(
                to.atTime(LocalTime.of(9, 0)).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    private JsonNode prepared() {
        return prepares().ok();
    }

    private Api.Answer prepares() {
        return api.post("officer", LISTS, Map.of("item", item, "first", day.toString(), "last", day.toString()));
    }

    private Api.Answer confirm(String user, JsonNode list) {
        return api.post(user, LISTS + "/" + list.path("id").asText() + "/confirmation", Map.of());
    }

    private static JsonNode entry(JsonNode list, String holder) {
        for (JsonNode entry : list.path("entries")) {
            if (entry.path("holder").asText().startsWith(holder)) {
                return entry;
            }
        }
        throw new AssertionError(holder + " is not on " + list);
    }

    private static JsonNode ours(JsonNode list) {
        return entry(list, "晋江市海丝");
    }

    private Steps opened(JsonNode list) {
        String number = ours(list).path("caseNumber").asText();
        assertThat(number).isNotBlank();
        return granted(number);
    }

    private Steps granted(String number) {
        JsonNode found = api.get("officer", "/cases?matter=subsidy-application&q=" + number)
                .ok()
                .path("items")
                .path(0);
        return new Steps(
                api, Example.here("subsidy-application"), found.path("id").asText());
    }

    /** The applicant has added the bank's confirmation of its account. */
    private Steps proved(Steps granted) {
        String id = granted.view("enterprise").path("id").asText();
        Example.here("subsidy-application").attachTo(api, "enterprise", id, "accountProof");
        return granted;
    }

    private Steps opened() {
        return opened(confirm("deputy", prepared()).ok());
    }

    private static void reviewed(ObjectNode body) {
        ObjectNode answers = (ObjectNode) body.path("answers");
        answers.putArray("reviewedLines");
        answers.putArray("reviewChecks").add("certificate");
    }

    private void budget() {
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                2025,
                                "policyGroup",
                                group,
                                "documentNumber",
                                "泉财教免" + group,
                                "total",
                                "500000.00"))
                .ok();
    }

    @Test
    void whoIsListedConfirmsItsAccountAndTheRestGoesItsOrdinaryWay() {
        budget();
        String holder = "91350582MA31ABCD0M";
        try (DeclaredRelation related = DeclaredRelation.of(context, "officer", holder)) {
            assertThat(prepares().text("code")).isEqualTo("LISTED_RELATED");
        }
        JsonNode list = prepared();
        try (DeclaredRelation related = DeclaredRelation.of(context, "deputy", holder)) {
            assertThat(confirm("deputy", list).text("code")).isEqualTo("LISTED_RELATED");
        }
        assertThat(ours(list).has("leftOut")).isFalse();
        // 10 % of the technical amount of 1,000,000
        assertThat(ours(list).path("estimate").asText()).isEqualTo("100000.00");
        assertThat(entry(list, "淮北").path("leftOut").asText()).isEqualTo("NO_ACCOUNT");
        assertThat(confirm("officer", list).text("code")).isEqualTo("SAME_PERSON");

        Steps granted = opened(confirm("deputy", list).ok());
        assertThat(granted.view("enterprise").path("status").asText()).isEqualTo("SUBMITTED");
        assertThat(granted.letter("enterprise", "LT-Z3").path("number").asText())
                .isNotBlank();
        Api.Answer unproved = granted.tries("enterprise", "subsidy-account", "confirm", body -> {});
        assertThat(unproved.body().path("errors").findValuesAsText("field")).containsExactly("documents.accountProof");
        proved(granted).does("enterprise", "subsidy-account", "confirm", body -> {});
        assertThat(granted.view("enterprise").path("status").asText()).isEqualTo("ACCEPTED");
        granted.does("officer", "subsidy-program-review", "eligible", AutoGrantTest::reviewed);
        JsonNode calculation = granted.view("officer").path("answers").path("calculation");
        assertThat(calculation.path("cityAmount").asText()).isEqualTo("100000.00");
        if (granted.find("officer", "subsidy-audit-commission").isPresent()) {
            granted.does("officer", "subsidy-audit-commission", "commission", body -> {});
            Example.here("subsidy-application")
                    .attachTo(
                            api, "auditfirm", granted.view("officer").path("id").asText(), "auditReport");
            granted.does("auditfirm", "subsidy-audit", "reported", body -> {});
            granted.does("officer", "subsidy-program-review", "eligible", AutoGrantTest::reviewed);
        }
        granted.does("officer2", "subsidy-recheck", "agree", body -> {});
        granted.does("finance", "subsidy-budget", "reserve", body -> {});
        String id = granted.view("officer").path("id").asText();
        assertThat(api.get("officer", "/cases/" + id + "/subsidy")
                        .ok()
                        .path("purses")
                        .path(0)
                        .path("reserved")
                        .asText())
                .isEqualTo("100000.00");
    }

    @Test
    void anAccountOfAnotherIsSaidAtItsField() {
        Steps granted = opened();
        Api.Answer answer = proved(granted).tries("enterprise", "subsidy-account", "confirm", body -> ((ObjectNode)
                        body.path("answers").path("account"))
                .put("name", "别的公司"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("account.name");
        granted.does("enterprise", "subsidy-account", "confirm", body -> {});
    }

    @Test
    void theReviewMaySendTheAccountBack() {
        Steps granted = proved(opened());
        granted.does("enterprise", "subsidy-account", "confirm", body -> {});
        granted.does("officer", "subsidy-program-review", "correct", AutoGrantTest::reviewed);
        granted.does("enterprise", "subsidy-account", "confirm", body -> {});
        assertThat(granted.find("officer", "subsidy-program-review")).isPresent();
    }

    @Test
    void whoHasAppliedForTheContractIsLeftOut() {
        String applied = group + "_CITY";
        new TestPolicies(api).city(applied, group, "0.20");
        JsonNode before = prepared();
        assertThat(ours(before).has("leftOut")).isFalse();
        Subsidy subsidy = Subsidy.of(api, applied, certificate, "100000.00")
                .with(answers ->
                        Subsidy.line(answers).put("payDate", day.toString()).put("invoiceDate", day.toString()))
                .submitted();

        // On the list already, and on one that comes later.
        JsonNode confirmed = confirm("deputy", before).ok();
        assertThat(ours(confirmed).path("leftOut").asText()).isEqualTo("CLAIMED");
        assertThat(ours(confirmed).has("caseNumber")).isFalse();
        assertThat(ours(prepared()).path("leftOut").asText()).isEqualTo("CLAIMED");
        subsidy.withdrawn();
        assertThat(ours(prepared()).has("leftOut")).isFalse();
    }

    @Test
    void whatIsGivenIsNotClaimedBesides() {
        String applied = group + "_CITY";
        new TestPolicies(api).city(applied, group, "0.20");
        opened();
        assertThat(ours(prepared()).path("leftOut").asText()).isEqualTo("CLAIMED");
        Api.Answer answer = Subsidy.of(api, applied, certificate, "100000.00")
                .with(answers ->
                        Subsidy.line(answers).put("payDate", day.toString()).put("invoiceDate", day.toString()))
                .triesToSubmit();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("lines[0].certificateNo", "groundUsed");

        // Two more of the same parties: one is about the same patent, the other about nothing that is certain.
        String again = certified(answers -> {});
        String provisional = certified(answers -> answers.put("paymentMode", "ROYALTY_WITH_ENTRY_FEE")
                .put("royaltyTerms", "按年销售额的百分之三提成")
                .put("amountProvisional", true));
        Map<String, String> left = new HashMap<>();
        prepared().path("entries").forEach(entry -> {
            if (entry.path("holder").asText().startsWith("晋江市海丝")) {
                left.put(
                        entry.path("certificateNo").asText(),
                        entry.path("leftOut").asText());
            }
        });
        assertThat(left).containsEntry(again, "RIGHT").containsEntry(provisional, "PROVISIONAL");
    }

    @Test
    void ofTwoContractsOnOneTechniqueTheFirstIsListed() {
        String again = certified(answers -> {});
        Map<String, String> left = new HashMap<>();
        JsonNode list = prepared();
        list.path("entries").forEach(entry -> {
            if (entry.path("holder").asText().startsWith("晋江市海丝")) {
                left.put(
                        entry.path("certificateNo").asText(),
                        entry.path("leftOut").asText() + entry.path("note").asText());
            }
        });
        assertThat(left).containsEntry(certificate, "").containsEntry(again, "RIGHT" + certificate);

        // While the first one is given, and after it is not.
        JsonNode confirmed = confirm("deputy", list).ok();
        String number = confirmed.path("entries").findValuesAsText("caseNumber").get(0);
        day = day.plusDays(1);
        passTo(day);
        assertThat(prepares().body().toString()).contains("noContracts");
        granted(number).does("enterprise", "subsidy-account", "decline", body -> {});
        JsonNode next = prepared();
        assertThat(ours(next).path("certificateNo").asText()).isEqualTo(again);
        assertThat(ours(next).has("leftOut")).isFalse();
        assertThat(ours(confirm("deputy", next).ok()).path("caseNumber").asText())
                .isNotBlank();
        day = day.plusDays(1);
        passTo(day);
        assertThat(prepares().body().toString()).as("offered once").contains("noContracts");
    }

    @Test
    void whatIsNotConfirmedInTimeLapsesAndTheContractIsFreeAgain() {
        Steps granted = opened();
        passTo(day.plusDays(40));
        timers.runDue(clock.instant());
        assertThat(granted.view("enterprise").path("status").asText()).isEqualTo("CLOSED");
        assertThat(granted.letter("enterprise", "LT-Z4").path("number").asText())
                .isNotBlank();
        assertThat(granted.find("enterprise", "subsidy-account")).isEmpty();
        assertThat(ours(prepared()).has("leftOut")).isFalse();
    }

    @Test
    void whoDeclinesGetsNothing() {
        Steps granted = opened();
        granted.does("enterprise", "subsidy-account", "decline", body -> {});
        assertThat(granted.view("enterprise").path("status").asText()).isEqualTo("CLOSED");
        assertThat(granted.letter("enterprise", "LT-Z4").path("number").asText())
                .isNotBlank();
    }

    @Test
    void ofTwoWhoConfirmAListOneDoes() {
        JsonNode list = prepared();
        List<Api.Answer> answers =
                Race.together(List.of(() -> confirm("deputy", list), () -> confirm("officer3", list)));
        assertThat(answers.stream().map(Api.Answer::status)).containsExactlyInAnyOrder(200, 409);
        assertThat(api.get(
                                "officer",
                                "/cases?matter=subsidy-application&q="
                                        + ours(answers.stream()
                                                        .filter(each -> each.status() == 200)
                                                        .findFirst()
                                                        .orElseThrow()
                                                        .body())
                                                .path("caseNumber")
                                                .asText())
                        .ok()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whoeverIsStruckOutGetsNoCase() {
        JsonNode list = prepared();
        String path = LISTS + "/" + list.path("id").asText() + "/entries/" + certificate + "/removal";
        assertThat(api.post("officer", path, Map.of()).status()).isEqualTo(422);
        JsonNode struck = api.post("officer", path, Map.of("reason", "合同正在核查")).ok();
        assertThat(ours(struck).path("leftOut").asText()).isEqualTo("STRUCK");
        // Of whom the list gives nothing to, nobody is kept from it.
        try (DeclaredRelation related = DeclaredRelation.of(context, "deputy", "91350582MA31ABCD0M")) {
            assertThat(ours(confirm("deputy", list).ok()).has("caseNumber")).isFalse();
        }
    }

    @Test
    void nobodyAppliesByNamingAList() {
        JsonNode list = confirm("deputy", prepared()).ok();
        Api.Answer answer = Subsidy.of(api, item, certificate, "100000.00")
                .with(answers ->
                        answers.put("autoGrantList", list.path("id").asText()).put("grantedContract", certificate))
                .triesToSubmit();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("autoGrantList");
    }
}
