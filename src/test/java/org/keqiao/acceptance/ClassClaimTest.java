package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationType;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Items for some classes of enterprises only (E-CLASS): refused, looked at, or given, by what the register knows. */
@KeqiaoTest
class ClassClaimTest {

    /** Of the demo's first enterprise. */
    private static final String USCC = "91350582MA31ABCD0M";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private ApplicationContext context;

    private Api api;

    @BeforeEach
    void connect() {
        clock.reset();
        api = new Api("http://localhost:" + port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private FundedItem itemFor(String title) {
        return new FundedItem(api, clock, Map.of("classes", '"' + title + '"'));
    }

    /** A confirmed title with its proof; its path. */
    private String title(String title, String uscc, LocalDate from, LocalDate to) {
        return new Titles(api).confirmed(title, uscc, from, to);
    }

    /** Somebody else's, and the list is whole. */
    private void wholeList(String title) {
        int year = LocalDate.now(clock).getYear();
        String number = "QD" + UUID.randomUUID().toString().substring(0, 12);
        String table = "number,name,uscc,issuer,from,to\n%s,某科技有限公司,%s,省科学技术厅,%d-01-01,%d-12-31\n"
                .formatted(number, Newcomers.creditCode(), year, year);
        String query = "?title=%s&year=%d&complete=true&source=%s"
                .formatted(title, year, URLEncoder.encode("公告", StandardCharsets.UTF_8));
        api.uploadTo("officer", Titles.PATH + "/import" + query, "x", "名单.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        String id = api.get("officer3", Titles.PATH + "?q=" + number)
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        api.post("officer3", Titles.PATH + "/" + id + "/confirmation", Map.of()).ok();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private JsonNode matched(String item) {
        return each(api.get("enterprise", "/policies/match").ok())
                .filter(match -> match.path("item").asText().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode condition(JsonNode match) {
        return each(match.path("conditions"))
                .filter(each -> each.path("condition").asText().equals("CLASS"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** What the register cannot tell is no reason to refuse, and none to pay; what ends after the application does not matter. */
    @Test
    void whatTheRegisterCannotTellIsShownBeforeAnybodySaysEligible() {
        FundedItem item = itemFor("LITTLE_GIANT");
        JsonNode open = condition(matched(item.key()));
        assertThat(open.path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(open.path("data").asText()).contains("小巨人", "没有", "完整名单");
        Subsidy claim = item.claim().submitted();
        assertThat(claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .contains("classUnknown");
        claim.does("county", "subsidy-county-review", "recommend");
        assertThat(claim.tries(
                                "officer",
                                "subsidy-program-review",
                                "eligible",
                                body -> claim.accepts(body, "600000.00"))
                        .text("code"))
                .isEqualTo("CLASS_UNKNOWN");

        LocalDate today = LocalDate.now(clock);
        title("LITTLE_GIANT", USCC, today.minusYears(1), today);
        assertThat(condition(matched(item.key())).path("result").asText()).isEqualTo("PASS");
        claim.reviewedAnew();
        clock.set(Instant.now(clock).plus(1, ChronoUnit.DAYS));
        assertThat(condition(matched(item.key())).path("result").asText()).isEqualTo("UNKNOWN");
        claim.rechecked().reserved().awarded(clock, notices);
        assertThat(claim.status()).isEqualTo("DECIDED_POSITIVE");
    }

    /** Withdrawn from the day of the application on: it never was one of them, wherever the case stands. */
    @Test
    void aTitleThatDidNotHoldThenStopsTheCaseWhereverItStands() {
        FundedItem item = itemFor("SPECIALISED_SME");
        FundedItem either = itemFor("SPECIALISED_SME,LITTLE_GIANT");
        LocalDate today = LocalDate.now(clock);
        String title = title("SPECIALISED_SME", USCC, today.minusYears(1), today.plusYears(1));
        Subsidy reviewed = item.claim().submitted().reviewed().audited();
        Subsidy rechecked = item.claim().submitted().reviewed().rechecked();
        Subsidy paid = either.waiting();
        Subsidy ordered = item.waiting();
        Subsidy waiting = item.waiting();
        Batch.of(api)
                .opened()
                .composedOf(paid, ordered)
                .agreed()
                .shown(clock, notices)
                .awarded();
        Payment.of(api, paid).get(0).does("treasury", "payment-result", "paid", either.paidToday());
        Batch batch = Batch.of(api).opened().composedOf(waiting).agreed().shown(clock, notices);

        new Titles(api).withdrawn(title, today);
        assertThat(reviewed.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("CLASS_NOT_ALLOWED");
        assertThat(rechecked.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("CLASS_NOT_ALLOWED");
        batch.awarded();
        assertThat(waiting.status()).isEqualTo("ACCEPTED");
        assertThat(waiting.find("officer", "subsidy-program-review")).isPresent();
        isNotPaid(ordered, item);

        // The withdrawal was wrong: whoever works what it began is told.
        new Titles(api).restored(title, "公告有误");
        assertThat(Reclaiming.openedFor(api, paid.id())
                        .recorded("classStands")
                        .path("about")
                        .asText())
                .contains("公告有误");
        assertThat(api.get("officer", "/cases/" + ordered.id() + "/timeline")
                        .ok()
                        .toString())
                .contains("classStands");
        // No whole list says that it was none of the other class.
        isReclaimed(paid, "不能确定");
    }

    /** It stands apart, in no file; what the bank had by then is looked into when it arrives. */
    private void isNotPaid(Subsidy ordered, FundedItem item) {
        assertThat(ordered.view("officer").path("links").toString()).doesNotContain("clawback");
        assertThat(api.get("officer", "/cases/" + ordered.id() + "/timeline")
                        .ok()
                        .toString())
                .contains("classLost");
        assertThat(api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase"))
                .contains(ordered.number());
        Payment.of(api, ordered).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        isReclaimed(ordered, "取消");
    }

    private void isReclaimed(Subsidy award, String because) {
        Reclaiming opened = Reclaiming.openedFor(api, award.id());
        assertThat(opened.view("officer").path("answers").path("clawbackSource").asText())
                .isEqualTo("TITLE_WITHDRAWN");
        assertThat(opened.view("officer").path("answers").path("suspicion").asText())
                .contains(because);
        opened.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
    }

    @Test
    void whoIsOfNoAllowedClassIsToldAtTheField() {
        FundedItem item = itemFor("INNOVATIVE_SME,START_UP_TEAM");
        wholeList("INNOVATIVE_SME");
        JsonNode refused = item.claim().triesToSubmit().body().path("errors");
        assertThat(refused.findValuesAsText("field")).containsExactly("policyItem");
        assertThat(refused.path(0).path("code").asText()).isEqualTo("classNotAllowed");
        assertThat(refused.path(0).path("message").asText())
                .contains("创新型中小企业或者创业团队", "不在 " + LocalDate.now(clock).getYear() + " 年度名单中", "不是团队");
        JsonNode match = matched(item.key());
        assertThat(match.path("result").asText()).isEqualTo("FAIL");
        assertThat(condition(match).path("result").asText()).isEqualTo("FAIL");
        JsonNode rule =
                api.get(null, "/policies/" + item.key()).ok().path("rules").path(0);
        assertThat(each(rule.path("facts"))
                        .map(fact -> fact.path("label").asText() + " "
                                + fact.path("value").asText()))
                .contains("限定的单位类别 创新型中小企业、创业团队");
    }

    @Test
    void aVoucherIsForItsClassesToo() {
        String key = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(key, "0.50", "100000.00", "PAYMENT_YEAR", "\"LITTLE_GIANT,START_UP_TEAM\"");
        String document = "券指 " + key;
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                key,
                                "documentNumber",
                                document,
                                "total",
                                "100000.00"))
                .ok();
        Newcomers newcomers = Newcomers.of(context);
        String holder = newcomers.account();
        String uscc = Newcomers.creditCode();
        newcomers.verified(holder, OrganisationType.ENTERPRISE, uscc);
        Example example = Example.of("voucher-claim");
        String id = api.post(
                        holder,
                        "/cases",
                        Map.of(
                                "matter",
                                "voucher-claim",
                                "answers",
                                example.answers().put("voucherItem", key).put("requestedAmount", "5000.00")))
                .ok()
                .path("id")
                .asText();
        api.submit(holder, id, UUID.randomUUID().toString()).ok();
        Steps steps = new Steps(api, example, id);
        assertThat(steps.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .containsExactly("classUnknown");
        steps.does("officer", "voucher-review", "grant", body -> ((ObjectNode) body.path("answers"))
                .put("grantedAmount", "5000.00"));
        steps.does("officer2", "voucher-recheck", "agree", body -> {});
        assertThat(steps.tries("finance", "voucher-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                                .put("budgetDocument", document))
                        .text("code"))
                .isEqualTo("CLASS_UNKNOWN");
        LocalDate today = LocalDate.now(clock);
        title("LITTLE_GIANT", uscc, today.minusYears(1), today.plusYears(1));
        steps.does("finance", "voucher-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                .put("budgetDocument", document));
        assertThat(steps.view(holder).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
    }

    /** Named by its table and left open, it is for nobody yet. */
    @Test
    void aVoucherWaitsUntilItsClassesAreSet() {
        String key = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(key, "0.50", "100000.00", "PAYMENT_YEAR", "null");
        String id = api.post(
                        "enterprise",
                        "/cases",
                        Map.of(
                                "matter",
                                "voucher-claim",
                                "answers",
                                Example.of("voucher-claim").answers().put("voucherItem", key)))
                .ok()
                .path("id")
                .asText();
        Api.Answer refused = api.submit("enterprise", id, UUID.randomUUID().toString());
        assertThat(refused.text("code")).isEqualTo("POLICY_NOT_SET");
        assertThat(refused.text("detail")).contains("限定的单位类别");
    }

    @Test
    void aVoucherIsRefusedToWhoIsKnownToBeNone() {
        String key = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(key, "0.50", "100000.00", "PAYMENT_YEAR", "\"INNOVATIVE_SME\"");
        wholeList("INNOVATIVE_SME");
        String id = api.post(
                        "enterprise",
                        "/cases",
                        Map.of(
                                "matter",
                                "voucher-claim",
                                "answers",
                                Example.of("voucher-claim").answers().put("voucherItem", key)))
                .ok()
                .path("id")
                .asText();
        JsonNode errors = api.submit("enterprise", id, UUID.randomUUID().toString())
                .body()
                .path("errors");
        assertThat(errors.findValuesAsText("field")).containsExactly("voucherItem");
        assertThat(errors.findValuesAsText("code")).containsExactly("classNotAllowed");
    }
}
