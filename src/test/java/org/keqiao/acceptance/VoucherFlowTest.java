package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Reservation;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.ListingDraft;
import org.keqiao.intermediary.Listings;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.TestClock;
import org.keqiao.voucher.Redemptions;
import org.keqiao.voucher.SettlementReminder;
import org.keqiao.voucher.VouchersWaiting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A voucher from the claim to the award: granted within the cap, used with a listed provider, redeemed once. */
@KeqiaoTest
class VoucherFlowTest {

    private static final String ITEM = "QZ_VOUCHER";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Listings listings;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Redemptions redemptions;

    @Autowired
    private SettlementReminder reminder;

    @Autowired
    private Publishing publishing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private TestClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CurrentActor actor;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private String item = ITEM;
    private String holder;
    private String uscc;
    private String name;
    private String document;
    private String budget;

    @BeforeEach
    void aFirmAndABudget() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        holder(OrganisationType.ENTERPRISE);
        document = "泉财教指券" + UUID.randomUUID().toString().substring(0, 8);
        budget = line(item);
    }

    private void holder(OrganisationType type) {
        Newcomers newcomers = Newcomers.of(context);
        holder = newcomers.account();
        uscc = Newcomers.creditCode();
        name = organisations.find(newcomers.verified(holder, type, uscc)).name();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private String line(String group) {
        return api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                group,
                                "documentNumber",
                                document,
                                "total",
                                "300000.00"))
                .ok()
                .path("id")
                .asText();
    }

    /** Granted over this amount; its row in the list. */
    private JsonNode granted(String amount) {
        return granted(claimed(amount), amount);
    }

    private JsonNode granted(Steps steps, String amount) {
        steps.does("officer", "voucher-review", "grant", granting(amount));
        steps.does("officer2", "voucher-recheck", "agree", body -> {});
        steps.does("finance", "voucher-budget", "reserve", budgeted());
        assertThat(steps.view(holder).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(steps.letter(holder, "LT-V1").path("number").asText()).isNotBlank();
        return voucher();
    }

    private static Consumer<ObjectNode> granting(String amount) {
        return body -> ((ObjectNode) body.path("answers")).put("grantedAmount", amount);
    }

    private Consumer<ObjectNode> budgeted() {
        return body -> ((ObjectNode) body.path("answers")).put("budgetDocument", document);
    }

    private Steps claimed(String amount) {
        Example example = Example.of("voucher-claim");
        String id = api.post(
                        holder,
                        "/cases",
                        Map.of(
                                "matter",
                                "voucher-claim",
                                "answers",
                                example.answers().put("voucherItem", item).put("requestedAmount", amount)))
                .ok()
                .path("id")
                .asText();
        api.submit(holder, id, UUID.randomUUID().toString()).ok();
        return new Steps(api, example, id);
    }

    private JsonNode voucher() {
        return api.get(holder, "/vouchers").ok().path("items").get(0);
    }

    /** The demo's first enterprise, as a provider. */
    private Intermediary provider() {
        return provider("350582");
    }

    private Intermediary provider(@Nullable String county) {
        String code = "91350582MA31ABCD0M";
        return provider(organisations.verified(code).orElseThrow().id(), code, county);
    }

    private Intermediary provider(UUID organisation, String code, @Nullable String county) {
        return transaction.execute(status -> listings.list(new ListingDraft(
                IntermediaryKind.PROVIDER,
                organisation,
                "海丝高分子检测中心",
                code,
                county,
                List.of("05"),
                "材料检测",
                null,
                "V-" + UUID.randomUUID().toString().substring(0, 30))));
    }

    /** Used with the provider, who confirms it on the page. */
    private void agreed(JsonNode voucher) {
        String path = "/vouchers/" + voucher.path("id").asText();
        Map<String, Object> use =
                Map.of("provider", provider().id(), "contractTitle", "耐候性能检测", "contractAmount", "600000.00");
        assertThat(api.post("enterprise2", path + "/use", use).status()).isEqualTo(404);
        api.post(holder, path + "/use", use).ok();
        assertThat(api.post(holder, path + "/agreement", Map.of("agreed", true)).text("code"))
                .isEqualTo("NOT_YOUR_VOUCHER");
        try (Screens screens = Screens.of(context, "enterprise")) {
            UI.getCurrent().navigate("vouchers");
            Grid<?> grid = _get(Grid.class);
            // The provider sees those of others, too; one of them waits.
            Button confirm = IntStream.range(0, GridKt._size(grid))
                    .mapToObj(row -> _find(
                            GridKt._getCellComponent(grid, row, "doing"), Button.class, spec -> spec.withText("确认")))
                    .flatMap(List::stream)
                    .findFirst()
                    .orElseThrow();
            _click(confirm);
        }
        assertThat(voucher().path("state").asText()).isEqualTo("AGREED");
    }

    /** Of a contract that the provider sold to the holder. */
    private Subsidy redemption(JsonNode voucher) {
        return redemption(voucher, "600000.00");
    }

    private Subsidy redemption(JsonNode voucher, String paid) {
        String certificate = Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("buyers").path(0)).put("uscc", uscc))
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
        return Subsidy.of(api, item, certificate, paid)
                .by(holder)
                .with("serviceContract")
                .with("resultReport")
                .with(answers -> {
                    answers.put("voucherNumber", voucher.path("number").asText());
                    ((ObjectNode) answers.path("account")).put("name", name);
                });
    }

    private String progress(Subsidy subsidy) {
        return subsidy.standing(holder).path("progress").asText();
    }

    private String counter(String counter) {
        return api.get("finance", "/budget-lines/" + budget).ok().path(counter).asText();
    }

    @Test
    void aVoucherIsRedeemedLikeASubsidyUpToItsAmountAndOnce() {
        JsonNode voucher = granted("80000.00");
        assertThat(counter("reserved")).isEqualTo("80000.00");
        Subsidy early = redemption(voucher);
        Api.Answer refused = early.triesToSubmit();
        assertThat(refused.body().path("errors").findValuesAsText("field")).contains("voucherNumber");

        agreed(voucher);
        Subsidy redemption = redemption(voucher).submitted().reviewed();
        // Half of 500,000 would be 250,000; the voucher is over 80,000, its own reservation not counted twice.
        assertThat(redemption
                        .view("officer2")
                        .path("answers")
                        .path("calculation")
                        .path("cityAmount")
                        .asText())
                .isEqualTo("80000.00");
        redemption.audited();
        asUnlisted(() -> assertThat(
                        redemption.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("VOUCHER_PROVIDER_NOT_LISTED"));
        redemption.rechecked();
        asUnlisted(() -> assertThat(
                        redemption.tries("finance", "subsidy-budget", "reserve").text("code"))
                .isEqualTo("VOUCHER_PROVIDER_NOT_LISTED"));
        redemption.does("finance", "subsidy-budget", "reserve", budgeted());
        assertThat(counter("reserved")).as("moved, not doubled").isEqualTo("80000.00");
        redemption.awarded(clock, notices);
        assertThat(counter("committed")).isEqualTo("80000.00");
        assertThat(counter("reserved")).isEqualTo("0.00");
        assertThat(voucher().path("state").asText()).isEqualTo("REDEEMED");
        assertThat(voucher().path("redeemed").asText()).isEqualTo("80000.00");
        otherItemsOnTheSameContract(
                redemption.answers().path("lines").path(0).path("certificateNo").asText());
        withAProviderThatOughtNotToHaveBeenListed(redemption);
    }

    /** The payment waits while the provider is suspended; what was paid is reclaimed where its entry was wrong. */
    private void withAProviderThatOughtNotToHaveBeenListed(Subsidy redemption) {
        asUnlisted(() -> assertThat(stoppedOrders()).contains(redemption.number()));
        assertThat(stoppedOrders()).doesNotContain(redemption.number());
        Payment.of(api, redemption).get(0).does("treasury", "payment-result", "paid", body -> ((ObjectNode)
                        body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID()));
        UUID entry = provider().id();
        byTheBureau(() -> listings.strikeOffAsVoid(entry, "T-" + UUID.randomUUID(), "登记材料系伪造", LocalDate.now(clock)));
        assertThat(Reclaiming.openedFor(api, redemption.id())
                        .view("officer")
                        .path("answers")
                        .path("clawbackSource")
                        .asText())
                .isEqualTo("LISTING_VOID");
        provider();
    }

    private List<String> stoppedOrders() {
        return api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase");
    }

    /** While the provider is suspended. */
    private void asUnlisted(Runnable check) {
        UUID entry = provider().id();
        byTheBureau(() -> listings.suspend(entry, "T-" + UUID.randomUUID(), "检查发现问题"));
        try {
            check.run();
        } finally {
            byTheBureau(() -> listings.resume(entry, "T-" + UUID.randomUUID(), "已整改"));
        }
    }

    private void byTheBureau(Runnable change) {
        actor.runAs(
                Newcomers.of(context).actor("officer"),
                () -> transaction.execute(status -> {
                    change.run();
                    return true;
                }));
    }

    /** The voucher gave 80,000: one of two awards where the higher counts, and no spend of the firm's own beside others. */
    private void otherItemsOnTheSameContract(String certificate) {
        // 30 % of 500,000 without the 80,000; 40 % of it without the 150,000 that both came to.
        JsonNode higher = ofAnotherItem(certificate, "0.30", "HIGHER_OF");
        assertThat(higher.path("base").asText()).isEqualTo("500000.00");
        assertThat(higher.path("gross").asText()).isEqualTo("150000.00");
        assertThat(higher.path("net").asText()).isEqualTo("70000.00");
        assertThat(stacked(higher)).containsExactly("HIGHER_OF");
        JsonNode difference = ofAnotherItem(certificate, "0.40", "TOP_UP_DIFFERENCE");
        assertThat(difference.path("gross").asText()).isEqualTo("200000.00");
        assertThat(difference.path("net").asText()).isEqualTo("50000.00");
        assertThat(stacked(difference)).containsExactly("TOP_UP_DIFFERENCE");
        // (600,000 − 80,000) × 1,000,000 / 1,200,000; 20 % of it
        JsonNode beside = ofAnotherItem(certificate, "0.20", "ADDITIVE");
        assertThat(beside.path("base").asText()).isEqualTo("433333.33");
        assertThat(beside.path("net").asText()).isEqualTo("86666.67");
        assertThat(stacked(beside)).isEmpty();
    }

    private JsonNode ofAnotherItem(String certificate, String rate, String stacking) {
        String key = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).city(key, key, rate, Map.of("stacking", '"' + stacking + '"'));
        return Subsidy.of(api, key, certificate, "600000.00")
                .by(holder)
                .with(answers -> ((ObjectNode) answers.path("account")).put("name", name))
                .submitted()
                .reviewed()
                .view("officer2")
                .path("answers")
                .path("calculation")
                .path("contracts")
                .path(0)
                .path("city");
    }

    /** By which rules other awards lowered this one. */
    private static List<String> stacked(JsonNode award) {
        return award.path("trace").findParents("rule").stream()
                .filter(step -> step.path("rule").asText().equals("STACKED"))
                .map(step -> step.path("detail").asText())
                .toList();
    }

    /** Domain 7.1: the voucher of 2023 is for providers of the city, as they are when its use is agreed. */
    @Test
    void aVoucherForProvidersOfTheCityIsUsedWithThem() {
        item = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).localVoucher(item);
        budget = line(item);
        JsonNode voucher = granted("80000.00");
        Map<String, Object> use =
                Map.of("provider", provider(null).id(), "contractTitle", "耐候性能检测", "contractAmount", "600000.00");
        Api.Answer away = api.post(holder, "/vouchers/" + voucher.path("id").asText() + "/use", use);
        assertThat(away.body().toString()).contains("\"provider\"", "该机构不在本市");

        agreed(voucher);
        // Its place counts when the use is agreed; that it is listed counts until the money is paid.
        move("420100");
        Subsidy redemption = redemption(voucher);
        asUnlisted(() ->
                assertThat(redemption.triesToSubmit().body().toString()).contains("voucherNumber", "用券的服务机构目前不在册"));
        move("420100");
        redemption.submitted().sentBackFor("title");
        asUnlisted(() -> redemption
                .triesToAnswer(answers -> answers.put("title", "检测服务兑现"))
                .ok());
        assertThat(redemption.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .contains("voucherProviderNotListed");
        redemption.withdrawn();
        move("350582");
    }

    /** A team has no code and no account: its leader signs, and is paid. */
    @Test
    void aStartUpTeamIsGrantedAVoucherAndItsLeaderIsPaid() {
        String person = Newcomers.residentId();
        Newcomers newcomers = Newcomers.of(context);
        holder = newcomers.account();
        UUID team = newcomers.team(holder, "王知行", person);
        name = organisations.find(team).name();
        assertThatThrownBy(() -> newcomers.team(newcomers.account(), "王知行", person))
                .hasMessageContaining("ORGANISATION_HAS_OWNER");
        assertThat(tries(ITEM, "5000.00").body().path("errors").findValuesAsText("code"))
                .containsExactly("itemNotForTeams");
        item = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(item, "0.50", "100000.00", "PAYMENT_YEAR", "\"TECH_SME,START_UP_TEAM\"");
        budget = line(item);

        JsonNode voucher = granted("80000.00");
        assertThat(jdbc.sql("select html from letter where case_number = ? and kind = 'LT-V1'")
                        .params(claim(voucher))
                        .query(String.class)
                        .single())
                .contains(name + "（负责人：王知行）");
        String code = Newcomers.creditCode();
        UUID own = newcomers.verified(newcomers.account(), OrganisationType.ENTERPRISE, code);
        change("update organisation set legal_representative = ? where uscc = ?", "王 知行", code);
        Api.Answer himself = api.post(
                holder,
                "/vouchers/" + voucher.path("id").asText() + "/use",
                Map.of(
                        "provider",
                        provider(own, code, "350582").id(),
                        "contractTitle",
                        "耐候性能检测",
                        "contractAmount",
                        "600000.00"));
        assertThat(himself.body().path("errors").findValuesAsText("code")).containsExactly("providerOfLeader");
        agreed(voucher);
        nobodyWhoIsRelatedHasAHandInIt(team);
        ledBy(team, "李思源");
        assertThat(api.post(
                                holder,
                                "/vouchers/" + voucher.path("id").asText() + "/use",
                                Map.of(
                                        "provider",
                                        provider(own, code, "350582").id(),
                                        "contractTitle",
                                        "耐候性能检测",
                                        "contractAmount",
                                        "600000.00"))
                        .body()
                        .path("errors")
                        .findValuesAsText("code"))
                .as("he led it when the voucher was applied for")
                .containsExactly("providerOfLeader");
        String certificate = Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("buyers").path(0))
                        .put("name", "王　知行")
                        .put("nature", "500")
                        .put("residentId", person)
                        .remove(List.of("uscc", "legalRep", "scale")))
                .certified()
                .letter("LT-C1")
                .path("number")
                .asText();
        Subsidy redemption = Subsidy.of(api, item, certificate, "600000.00")
                .by(holder)
                .with("serviceContract")
                .with("resultReport")
                .with(answers -> {
                    answers.put("voucherNumber", voucher.path("number").asText());
                    ((ObjectNode) answers.path("account")).put("name", name);
                });
        JsonNode refused = redemption.triesToSubmit().body().path("errors");
        assertThat(refused.findValuesAsText("code")).containsExactly("accountOfLeader");
        assertThat(refused.path(0).path("message").asText()).contains("李思源");
        redemption
                .with(answers -> ((ObjectNode) answers.path("account")).put("name", "李 思源"))
                .submitted();
        assertThat(redemption.view("officer").toString()).contains("仅按名称“王");
        redemption.does("county", "subsidy-county-review", "recommend");
        whoeverIsRelatedToTheLeaderHasNoStep(redemption);
        redemption.reviewedAnew().rechecked().does("finance", "subsidy-budget", "reserve", budgeted());
        ledByAnotherBeforeTheAward(team, redemption);
        assertThat(voucher().path("state").asText()).isEqualTo("REDEEMED");
        ledByAnotherBeforeThePayment(team, redemption);
    }

    /** It alone goes back to the review, and is awarded when its account is the new leader's. */
    private void ledByAnotherBeforeTheAward(UUID team, Subsidy redemption) {
        Subsidy other = new FundedItem(api, clock).waiting();
        Batch batch =
                Batch.of(api).opened().composedOf(redemption, other).agreed().shown(clock, notices);
        ledBy(team, "陈远");
        batch.awarded();
        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(redemption.status()).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select reason from subsidy_batch_line where batch = ? and application = ?")
                        .params(batch.number(), redemption.number())
                        .query(String.class)
                        .single())
                .contains("户名为“陈远”的账户");
        assertThat(redemption
                        .tries(
                                "officer",
                                "subsidy-program-review",
                                "eligible",
                                body -> redemption.accepts(body, "600000.00"))
                        .text("code"))
                .isEqualTo("ACCOUNT_OF_ANOTHER");
        redemption.does("officer", "subsidy-program-review", "correct", body -> body.putObject("correction")
                .putArray("items")
                .addObject()
                .put("field", "account.name")
                .put("text", "负责人已变更。"));
        redemption
                .triesToAnswer(answers -> ((ObjectNode) answers.path("account")).put("name", "陈远"))
                .ok();
        redemption
                .reviewedAnew()
                .rechecked()
                .does("finance", "subsidy-budget", "reserve", budgeted())
                .awarded(clock, notices);
        assertThat(payees(redemption)).containsExactly("陈远");
    }

    /** What is ordered goes to nobody who leads it no more: it is held, and the new leader names an account. */
    private void ledByAnotherBeforeThePayment(UUID team, Subsidy redemption) {
        assertThat(stoppedOrders()).doesNotContain(redemption.number());
        ledBy(team, "周明");
        assertThat(stoppedOrders()).contains(redemption.number());
        Payment payment = Payment.of(api, redemption)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "负责人已变更")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "resume");
        assertThat(payment.letter(holder, "LT-Z2H").path("number").asText()).isNotBlank();
        payment.provedBy(holder)
                .does(holder, "payment-account", "submitted", body -> ((ObjectNode)
                                body.path("answers").path("account"))
                        .put("name", "周明"))
                .does("officer3", "payment-account-check", "confirmed");
        assertThat(stoppedOrders()).doesNotContain(redemption.number());
        payment.does("treasury", "payment-result", "paid", body -> ((ObjectNode) body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID()));
        assertThat(payment.view(holder).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
        assertThat(payees(redemption)).containsExactly("陈远", "周明");
        relatedTo("吴新", "county");
        ledBy(team, "吴新");
        JsonNode examined =
                Reclaiming.openedFor(api, redemption.id()).view("officer3").path("answers");
        assertThat(examined.path("clawbackSource").asText()).isEqualTo("HAND_RELATED");
        assertThat(examined.path("suspicion").asText()).contains(name + " 现任负责人");
    }

    /** Declared by an officer; its id. */
    private String relatedTo(String person, String officer) {
        return api.post(officer, "/me/relations", Map.of("name", person, "relation", "SPOUSE", "withoutCode", true))
                .ok()
                .path("id")
                .asText();
    }

    /** Neither with the leader nor with whoever is to lead it. */
    private void nobodyWhoIsRelatedHasAHandInIt(UUID team) {
        String change = "/organisations/" + team + "/leader-change";
        Map<String, String> asked =
                Map.of("leader", "李思源", "residentId", Newcomers.residentId(), "reason", "原负责人退出，团队已作决议");
        for (String person : List.of("王 知行", "李思源")) {
            String relation = relatedTo(person, "officer3");
            assertThat(api.post("officer3", change, asked).text("code")).isEqualTo("LEADER_RELATED");
            api.post("officer", change, asked).ok();
            assertThat(api.get("officer3", change).ok().path("mayConfirm").asBoolean())
                    .isFalse();
            assertThat(api.post("officer3", change + "/confirmation", Map.of()).text("code"))
                    .isEqualTo("LEADER_RELATED");
            api.delete("officer3", "/me/relations/" + relation);
            assertThat(api.get("officer3", change).ok().path("mayConfirm").asBoolean())
                    .isTrue();
            assertThat(api.post("officer3", change + "/refusal", Map.of("reason", "决议未附"))
                            .status())
                    .isEqualTo(204);
        }
    }

    /** Whoever leads it by now, and whoever led it when it applied. */
    @Test
    void aTeamsCasesAreKeptFromWhoIsRelatedToItsLeaders() {
        String before = "钱" + Newcomers.residentId().substring(8, 14);
        String after = "赵" + Newcomers.residentId().substring(8, 14);
        Newcomers newcomers = Newcomers.of(context);
        holder = newcomers.account();
        UUID team = newcomers.team(holder, before, Newcomers.residentId());
        name = organisations.find(team).name();
        item = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(item, "0.50", "100000.00", "PAYMENT_YEAR", "\"START_UP_TEAM\"");
        Steps inHand = rechecking();
        String task = inHand.task("officer2", "voucher-recheck");
        api.post("officer2", "/tasks/" + task + "/claim", Map.of()).ok();
        Steps waiting = rechecking();
        String relation = relatedTo(after, "officer2");
        assertThat(inHand.find("officer2", "voucher-recheck")).isPresent();

        ledBy(team, after);

        assertThat(inHand.find("officer2", "voucher-recheck")).isEmpty();
        assertThat(recusals(inHand)).containsExactly("PROPOSED");
        assertThat(api.post(
                                "officer2",
                                "/tasks/" + task + "/completion",
                                Steps.completion(Example.of("voucher-claim"), "voucher-recheck", "agree"))
                        .text("code"))
                .isEqualTo("RELATION_DECLARED");
        assertThat(recusals(waiting)).as("they had no hand in it").isEmpty();
        assertThat(waiting.find("officer2", "voucher-recheck")).isEmpty();
        api.delete("officer2", "/me/relations/" + relation);
        assertThat(waiting.find("officer2", "voucher-recheck")).isPresent();

        String earlier = relatedTo(before, "officer2");
        assertThat(waiting.find("officer2", "voucher-recheck")).isEmpty();
        clock.at(LocalDate.now(clock).plusDays(1), () -> assertThat(rechecking().find("officer2", "voucher-recheck"))
                .as("nobody of then applied for it")
                .isPresent());
        api.delete("officer2", "/me/relations/" + earlier);
    }

    /** A claim that the review has granted. */
    private Steps rechecking() {
        Steps steps = claimed("1000.00");
        steps.does("officer", "voucher-review", "grant", granting("1000.00"));
        return steps;
    }

    private List<String> recusals(Steps steps) {
        return jdbc.sql("select r.state from recusal r join case_file c on c.id = r.case_id where c.case_number = ?")
                .params(steps.view("officer").path("caseNumber").asText())
                .query(String.class)
                .list();
    }

    private List<String> payees(Subsidy redemption) {
        return jdbc.sql("select payee from payment_order where funded_case = ? order by number")
                .params(redemption.number())
                .query(String.class)
                .list();
    }

    /** The bureau finds that somebody else leads it by now. */
    private void ledBy(UUID team, String leader) {
        String change = "/organisations/" + team + "/leader-change";
        Map<String, String> asked =
                Map.of("leader", leader, "residentId", Newcomers.residentId(), "reason", "原负责人退出，团队已作决议");
        api.post("officer", change, asked).ok();
        assertThat(api.post("officer", change, asked).text("code")).isEqualTo("LEADER_CHANGE_WAITING");
        assertThat(api.post("officer", change + "/confirmation", Map.of()).text("code"))
                .isEqualTo("SAME_PERSON");
        try (Screens screens = Screens.of(context, "officer3")) {
            UI.getCurrent().navigate("organisations/" + team);
            _click(_get(Button.class, spec -> spec.withText("确认变更")));
        }
        assertThat(organisations.find(team).addressee()).isEqualTo(name + "（负责人：" + leader + "）");
    }

    /** Declared by name, since there is no code. */
    private void whoeverIsRelatedToTheLeaderHasNoStep(Subsidy redemption) {
        Map<String, Object> spouse = Map.of("name", "李思源", "relation", "SPOUSE");
        assertThat(api.post("officer3", "/me/relations", spouse).status()).isEqualTo(422);
        Map<String, Object> named = new HashMap<>(spouse);
        named.put("withoutCode", true);
        String task = redemption.task("officer3", "subsidy-program-review");
        String relation =
                api.post("officer3", "/me/relations", named).ok().path("id").asText();
        assertThat(redemption.find("officer3", "subsidy-program-review")).isEmpty();
        assertThat(api.post("officer3", "/tasks/" + task + "/claim", Map.of()).text("code"))
                .isEqualTo("RELATION_DECLARED");
        assertThat(api.delete("officer3", "/me/relations/" + relation).status()).isEqualTo(204);
        assertThat(redemption.find("officer3", "subsidy-program-review")).isPresent();
    }

    private void move(String county) {
        change(
                "update intermediary set county = ? where id = (select provider from voucher where item = ?)",
                county,
                item);
    }

    @Test
    void aWithdrawnRedemptionGivesTheVoucherBackAndTheYearsEndTakesIt() {
        // Whoever may claim one may redeem it.
        holder(OrganisationType.COOPERATIVE);
        JsonNode voucher = granted("50000.00");
        agreed(voucher);
        Subsidy redemption = redemption(voucher).submitted();
        assertThat(voucher().path("state").asText()).isEqualTo("REDEEMING");
        redemption.withdrawn();
        assertThat(voucher().path("state").asText()).isEqualTo("AGREED");
        assertThat(counter("reserved")).isEqualTo("50000.00");
        clock.at(LocalDate.parse(voucher.path("validTo").asText()).plusDays(1), redemptions::lapse);
        assertThat(voucher().path("state").asText()).isEqualTo("LAPSED");
        assertThat(counter("reserved")).isEqualTo("0.00");
    }

    @Test
    void whatAVoucherHoldsGoesOverTheYearsEndWithItsLineAndCountsInTheYearOfItsGrant() {
        item = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(item, "0.50", "300000.00", "PAYMENT_YEAR");
        budget = line(item);
        int year = LocalDate.now(clock).getYear();
        JsonNode voucher = granted("80000.00");
        agreed(voucher);
        Subsidy redemption =
                redemption(voucher, "120000.00").submitted().reviewed().rechecked();

        clock.at(LocalDate.of(year + 1, 1, 5), () -> {
            String end = "/budget-lines/" + budget + "/year-end";
            api.post("finance", end, Map.of("reference", "泉财〔年终〕1号")).ok();
            api.post("deputy", end + "/confirmation", Map.of()).ok();
            assertThat(counter("closed")).isEqualTo("true");
            redemption.does("finance", "subsidy-budget", "reserve");
            assertThat(counter("reserved")).isEqualTo("80000.00");
            assertThat(redemption
                            .view("finance")
                            .path("answers")
                            .path("usedBudgetDocument")
                            .asText())
                    .isEqualTo(document);
            assertThat(capYears(redemption.number())).containsExactly(year);
            assertThat(progress(redemption)).as("set aside").isEqualTo("CARRIED_TO_NEXT_YEAR");
            redemption.awarded(clock, notices);
            assertThat(progress(redemption)).as("promised").isEqualTo("CARRIED_TO_NEXT_YEAR");
        });
        assertThat(counter("committed")).isEqualTo("50000.00");
        assertThat(counter("reserved")).isEqualTo("0.00");
        assertThat(voucher().path("redeemed").asText()).isEqualTo("50000.00");
    }

    @Test
    void anItemGivesWayToItsSuccessorAndWhatWasAppliedForBeforeGoesOn() {
        TestPolicies policies = new TestPolicies(api);
        String group = "G_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String before = group + "_2020";
        String after = group + "_2023";
        policies.voucherInGroup(before, group, "0.50", "100000.00", "APPLICATION_YEAR");
        policies.voucherInGroup(after, group, "0.50", "250000.00", "APPLICATION_YEAR");
        budget = line(group);
        LocalDate first = LocalDate.now(clock).plusDays(1);
        String number = "测政办规〔2026〕" + System.nanoTime() + "号";
        policies.document(
                after,
                Map.of(
                        "number",
                        number,
                        "titleZh",
                        "试办措施",
                        "titleEn",
                        "Sample measures",
                        "level",
                        "CITY",
                        "validFrom",
                        first.toString(),
                        "successions",
                        List.of(Map.of("item", after, "replaces", before))));
        item = before;
        Steps early = claimed("80000.00");

        clock.at(first, () -> {
            Api.Answer late = tries(before, "1000.00");
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("voucherItem");
            assertThat(late.body().path("errors").path(0).path("message").asText())
                    .contains(number, "试办补贴");

            early.does("officer", "voucher-review", "grant", granting("80000.00"));
            // Who wrote this year what the claim goes by agrees to nothing under it.
            wrote(before, "officer2");
            Api.Answer own = early.tries("officer2", "voucher-recheck", "agree", body -> {});
            assertThat(own.status()).isEqualTo(403);
            assertThat(own.text("code")).isEqualTo("POLICY_WRITER");
            wroteNot(before, "officer2");
            early.does("officer2", "voucher-recheck", "agree", body -> {});
            early.does("finance", "voucher-budget", "reserve", budgeted());
            assertThat(early.view(holder).path("status").asText()).isEqualTo("DECIDED_POSITIVE");

            // One group, one account: what the old item gave this year counts towards the new cap.
            Api.Answer tooMuch = tries(after, "170000.01");
            assertThat(tooMuch.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("requestedAmount");
            tries(after, "170000.00").ok();
        });

        JsonNode old = api.get(null, "/policies/" + before).ok();
        assertThat(old.path("supersededBy").path(0).path("item").asText()).isEqualTo(after);
        assertThat(old.path("supersededBy").path(0).path("from").asText()).isEqualTo(first.toString());
        assertThat(api.get(null, "/policies/" + after)
                        .ok()
                        .path("supersedes")
                        .path(0)
                        .path("item")
                        .asText())
                .isEqualTo(before);
    }

    /** Domain 7.2: a voucher is claimed in the windows of its item, too. */
    @Test
    void aVoucherIsClaimedWhileItsWindowIsOpen() {
        String key = "V_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).voucher(key, "0.50", "300000.00", "PAYMENT_YEAR");
        LocalDate first = LocalDate.now(clock).plusDays(5);
        String window = api.post(
                        "officer",
                        "/application-windows",
                        Map.of(
                                "item",
                                key,
                                "first",
                                first.toString(),
                                "last",
                                first.plusDays(20).toString(),
                                "reference",
                                "关于组织申领创新券的通知"))
                .ok()
                .path("id")
                .asText();
        tries(key, "1000.00").ok();
        api.post("deputy", "/application-windows/" + window + "/confirmation", Map.of())
                .ok();
        Api.Answer early = tries(key, "1000.00");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("code")).isEqualTo("WINDOW_NOT_YET");
        clock.at(first, () -> tries(key, "1000.00").ok());
    }

    private Api.Answer tries(String voucherItem, String amount) {
        Map<String, Object> draft = Map.of(
                "matter",
                "voucher-claim",
                "answers",
                Example.of("voucher-claim")
                        .answers()
                        .put("voucherItem", voucherItem)
                        .put("requestedAmount", amount));
        String id = api.post(holder, "/cases", draft).ok().path("id").asText();
        return api.submit(holder, id, UUID.randomUUID().toString());
    }

    private void wrote(String key, String who) {
        change(
                "insert into policy_draft_author (username, draft) select ?, d.id from policy_draft d"
                        + " join policy_table t on t.id = d.policy where t.key = ?",
                who,
                key);
    }

    private void wroteNot(String key, String who) {
        change(
                "delete from policy_draft_author where username = ? and draft in (select d.id from policy_draft d"
                        + " join policy_table t on t.id = d.policy where t.key = ?)",
                who,
                key);
    }

    private void change(String sql, String... values) {
        assertThat(transaction.<Integer>execute(
                        status -> jdbc.sql(sql).params((Object[]) values).update()))
                .isOne();
    }

    private List<Integer> capYears(String application) {
        return jdbc.sql(
                        """
                        select l.year from funding_allocation a join allocation_cap c on c.allocation = a.id
                            join cap_ledger l on l.account = c.cap where a.case_number = ?
                        """)
                .params(application)
                .query(Integer.class)
                .list();
    }

    @Test
    void whatComesBackIsSetAsideUnderTheVoucherAgain() {
        JsonNode voucher = granted("80000.00");
        agreed(voucher);
        Subsidy redemption =
                redemption(voucher, "120000.00").submitted().reviewed().rechecked();
        redemption.does("finance", "subsidy-budget", "reserve", budgeted());
        assertThat(reserved(redemption.number())).isEqualTo("50000.00");
        // Nothing else is free on the line.
        CaseNumber other = new CaseNumber("JBSQ-350500-2097-%06d".formatted(System.nanoTime() % 1_000_000));
        transaction.executeWithoutResult(status -> ledger.reserve(
                List.of(new Reservation(
                        other, FundingShare.CITY, UUID.fromString(budget), Set.of(), Money.of("220000.00"))),
                "x"));

        redemption.returned();
        assertThat(reserved(redemption.number())).isEqualTo("0.00");
        assertThat(reserved(claim(voucher))).isEqualTo("80000.00");
        redemption.reviewedAnew().rechecked().does("finance", "subsidy-budget", "reserve", budgeted());
        assertThat(reserved(redemption.number())).isEqualTo("50000.00");
        redemption.withdrawn();
        assertThat(voucher().path("state").asText()).isEqualTo("AGREED");
        assertThat(reserved(claim(voucher))).isEqualTo("80000.00");
        assertThat(counter("reserved")).isEqualTo("300000.00");
    }

    private String claim(JsonNode voucher) {
        return voucher.path("caseNumber").asText();
    }

    private String reserved(String number) {
        return ledger.find(new CaseNumber(number), FundingShare.CITY)
                .orElseThrow()
                .reserved()
                .yuan()
                .toPlainString();
    }

    @Test
    void officersHearOfVouchersThatAreNotSettledForHalfAYear() {
        JsonNode voucher = granted("20000.00");
        agreed(voucher);
        LocalDate today = LocalDate.now(clock);
        int before = toldOfWaiting(today.plusMonths(6));
        assertThat(toldOfWaiting(today.plusMonths(6).plusDays(1))).isGreaterThan(before);
        // Told once a month, however often it is looked at.
        clock.at(today.plusMonths(6).plusDays(1), reminder::remind);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        api.all("officer", "/notifications?limit=200").findValuesAsText("link"))
                .contains("vouchers"));
    }

    /** How many the reminder of a day speaks of. */
    private int toldOfWaiting(LocalDate day) {
        AtomicInteger told = new AtomicInteger();
        ApplicationEventMulticaster multicaster = context.getBean(ApplicationEventMulticaster.class);
        ApplicationListener<PayloadApplicationEvent<?>> ear = event -> {
            if (event.getPayload() instanceof VouchersWaiting waiting) {
                told.set(waiting.count());
            }
        };
        multicaster.addApplicationListener(ear);
        try {
            clock.at(day, reminder::remind);
        } finally {
            multicaster.removeApplicationListener(ear);
        }
        return told.get();
    }

    @Test
    void anotherUseIsConfirmedAnew() {
        JsonNode voucher = granted("1000.00");
        agreed(voucher);
        String path = "/vouchers/" + voucher.path("id").asText();
        api.post(
                        holder,
                        path + "/use",
                        Map.of("provider", provider().id(), "contractTitle", "老化性能检测", "contractAmount", "9000.00"))
                .ok();
        assertThat(voucher().path("state").asText()).isEqualTo("PROPOSED");
        assertThat(voucher().hasNonNull("agreedOn")).isFalse();
        assertThat(redemption(voucher).triesToSubmit().status()).isEqualTo(422);
        api.post("enterprise", path + "/agreement", Map.of("agreed", true)).ok();
        assertThat(voucher().path("state").asText()).isEqualTo("AGREED");
    }

    @Test
    void anApplicationThatTurnsToAnotherItemLeavesItsVoucher() {
        String group = "R_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).city(group, group, "0.20");
        JsonNode voucher = granted("1000.00");
        agreed(voucher);
        Subsidy redemption = redemption(voucher).submitted();
        assertThat(voucher().path("state").asText()).isEqualTo("REDEEMING");
        redemption.sentBackFor("policyItem", "voucherNumber");
        assertThat(redemption
                        .triesToAnswer(answers -> {
                            answers.put("policyItem", group);
                            answers.remove("voucherNumber");
                        })
                        .status())
                .isEqualTo(200);
        assertThat(voucher().path("state").asText()).isEqualTo("AGREED");
        assertThat(reserved(claim(voucher))).isEqualTo("1000.00");
    }

    @Test
    void noMoreIsGrantedThanTheFirmMayHaveInAYearAndAClaimIsCorrected() {
        Steps claim = claimed("400000.00");
        claim.does("officer", "voucher-review", "correct", body -> body.putObject("correction")
                .putArray("items")
                .addObject()
                .put("field", "requestedAmount")
                .put("text", "超出实际需要，请核减。"));
        assertThat(claim.letter(holder, "LT-02").path("number").asText()).isNotBlank();
        granted("100000.00");
        String corrected = "/cases/" + claim.view(holder).path("id").asText();
        ObjectNode answers = Example.of("voucher-claim").answers().put("voucherItem", item);
        api.put(holder, corrected + "/answers", answers.put("requestedAmount", "500000.01"))
                .ok();
        assertThat(api.submit(holder, corrected.substring(7), UUID.randomUUID().toString())
                        .status())
                .as("checked again")
                .isEqualTo(422);
        api.put(holder, corrected + "/answers", answers.put("requestedAmount", "400000.01"))
                .ok();
        api.submit(holder, corrected.substring(7), UUID.randomUUID().toString()).ok();
        assertThat(claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .contains("quotaShort");
        granted(claim, "200000.00");
        Api.Answer more = api.submit(
                holder,
                api.post(
                                holder,
                                "/cases",
                                Map.of(
                                        "matter",
                                        "voucher-claim",
                                        "answers",
                                        Example.of("voucher-claim").answers().put("requestedAmount", "200000.01")))
                        .ok()
                        .path("id")
                        .asText(),
                UUID.randomUUID().toString());
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body().path("errors").get(0).path("field").asText()).isEqualTo("requestedAmount");
    }

    @Test
    void aRedesignedClaimStillGrants() {
        publishing.publish(RedesignedMatter.of("voucher-claim", "F_recheckAgree"), "publisher");
        try {
            Steps steps = claimed("1000.00");
            steps.does("officer", "voucher-review", "grant", granting("1000.00"));
            steps.does("officer2", "voucher-recheck", "agree", body -> {});
            steps.does("secretary", RedesignedMatter.NEW_FORM, "done", body -> {});
            steps.does("finance", "voucher-budget", "reserve", budgeted());
            assertThat(voucher().path("state").asText()).isEqualTo("GRANTED");
        } finally {
            publishing.publish(RedesignedMatter.asShipped("voucher-claim"), "publisher");
        }
    }
}
