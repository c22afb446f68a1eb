package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Affiliations.Question;
import org.keqiao.affiliation.CompanyRelationDecided;
import org.keqiao.affiliation.Tie;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** 企业关联关系: two people let a relation count; it keeps contracts from money, and lets a group share a cap. */
@KeqiaoTest
class RelatedCompaniesTest {

    private static final String RELATIONS = "/company-relations";

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    Affiliations affiliations;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    private Api api;
    private TestPolicies policies;
    private LocalDate today;
    private String item;

    @BeforeEach
    void connect() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        policies = new TestPolicies(api);
        today = LocalDate.now(clock);
        item = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private Map<String, Object> draft(String kind, String uscc, LocalDate from) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "kind",
                kind,
                "uscc",
                uscc,
                "name",
                "甲" + uscc,
                "source",
                "国家企业信用信息公示系统",
                "evidence",
                "查询日期当日公示",
                "from",
                from.toString()));
        return draft;
    }

    private Map<String, Object> member(String uscc, String group, LocalDate from) {
        Map<String, Object> draft = draft("GROUP", uscc, from);
        draft.put("group", group);
        return draft;
    }

    private Map<String, Object> between(String kind, String uscc, String other, String percent) {
        Map<String, Object> draft = draft(kind, uscc, today.minusYears(3));
        draft.put("otherUscc", other);
        draft.put("otherName", "乙" + other);
        draft.put("percent", percent);
        return draft;
    }

    private String entered(Map<String, Object> draft) {
        return api.post("officer", RELATIONS, draft).ok().path("id").asText();
    }

    private String confirmed(Map<String, Object> draft) {
        String id = entered(draft);
        api.post("discipline", RELATIONS + "/" + id + "/confirmation", Map.of()).ok();
        return id;
    }

    private void ended(String id, LocalDate last) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "股权已转让"));
        body.put("last", last == null ? null : last.toString());
        api.post("discipline", RELATIONS + "/" + id + "/ending", body).ok();
        assertThat(api.post("discipline", RELATIONS + "/" + id + "/confirmation", Map.of())
                        .text("code"))
                .isEqualTo("SAME_PERSON");
        api.post("officer", RELATIONS + "/" + id + "/confirmation", Map.of()).ok();
    }

    private String sign(String one, String other) {
        return affiliations
                .between(one, List.of(other), today.minusYears(1), today)
                .map(Tie::sign)
                .map(Enum::name)
                .orElse("-");
    }

    @Test
    void whatOneEntersAnotherConfirmsAndItCountsOnItsDays() {
        String a = Newcomers.creditCode();
        String b = Newcomers.creditCode();
        String id = entered(between("SPOUSES", a, b, null));
        String path = RELATIONS + "/" + id;
        assertThat(sign(a, b)).isEqualTo("-");
        Api.Answer own = api.post("officer", path + "/confirmation", Map.of());
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("SAME_PERSON");
        api.post("discipline", path + "/confirmation", Map.of()).ok();
        assertThat(sign(a, b)).isEqualTo("SPOUSES");
        assertThat(sign(b, a)).isEqualTo("SPOUSES");

        ended(id, today.minusYears(2));
        assertThat(sign(a, b)).as("it ended before").isEqualTo("-");
        assertThat(affiliations
                        .between(b, List.of(a), today.minusYears(2), today)
                        .orElseThrow()
                        .sign())
                .isEqualTo(Tie.Sign.SPOUSES);
        ended(id, null);
        JsonNode row =
                api.get("auditor", RELATIONS + "?q=" + a).ok().path("items").path(0);
        assertThat(row.path("state").asText()).isEqualTo("STRUCK");
        assertThat(row.path("ending").path("reason").asText()).isEqualTo("股权已转让");
        assertThat(affiliations.between(b, List.of(a), today.minusYears(2), today))
                .isEmpty();

        String rejected = entered(between("SPOUSES", a, b, null));
        api.post("discipline", RELATIONS + "/" + rejected + "/rejection", Map.of("reason", "同名"))
                .ok();
        assertThat(sign(a, b)).isEqualTo("-");
        Api.Answer wrong = api.post("officer", RELATIONS, between("SHAREHOLDING", a, a, "100.5"));
        assertThat(wrong.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("otherUscc", "percent");
    }

    @Test
    void theListGoesOnWhereThePageEnds() {
        String a = Newcomers.creditCode();
        for (int i = 0; i < 3; i++) {
            confirmed(between("SPOUSES", a, Newcomers.creditCode(), null));
        }
        String waiting = entered(between("SPOUSES", a, Newcomers.creditCode(), null));
        JsonNode first = api.get("finance", RELATIONS + "?limit=3&q=" + a).ok();
        assertThat(first.path("items").path(0).path("id").asText()).isEqualTo(waiting);
        JsonNode rest = api.get(
                        "finance",
                        RELATIONS + "?limit=3&q=" + a + "&cursor="
                                + first.path("next").asText())
                .ok();
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();
        try (Screens screens = Screens.of(context, "discipline")) {
            UI.getCurrent().navigate("company-relations");
            _get(TextField.class, spec -> spec.withPlaceholder("单位、集团名称或者信用代码")).setValue(a);
            Grid<?> grid = _get(Grid.class);
            assertThat(GridKt._size(grid)).isEqualTo(4);
            _click(_get(GridKt._getCellComponent(grid, 0, "doing"), Button.class, spec -> spec.withText("确认")));
        }
        assertThat(api.get("finance", RELATIONS + "?q=" + a).ok().path("items").findValuesAsText("awaitsReader"))
                .containsOnly("false");
    }

    /** The register multiplies what stands in it: 24.99 % is no relation, 60 % of 41.66 % is one once a hundredth is added. */
    @Test
    void aChainOfSharesCountsFromAQuarterOn() {
        String a = Newcomers.creditCode();
        String m = Newcomers.creditCode();
        String b = Newcomers.creditCode();
        String c = Newcomers.creditCode();
        confirmed(between("SHAREHOLDING", a, b, "24.99"));
        assertThat(sign(a, b)).isEqualTo("-");
        confirmed(between("SHAREHOLDING", a, m, "50"));
        String small = confirmed(between("SHAREHOLDING", m, b, "0.02"));
        assertThat(affiliations.between(b, List.of(c, a), today, today).orElseThrow())
                .isEqualTo(new Tie(Tie.Sign.SHAREHOLDING, "25"));
        ended(small, null);
        assertThat(sign(b, a)).isEqualTo("-");
        confirmed(between("SHAREHOLDING", m, b, "50.01"));
        confirmed(between("SHAREHOLDING", m, c, "51"));
        assertThat(sign(b, c)).isEqualTo("SAME_HOLDER");
    }

    @Test
    void howARelationEndedIsDecidedOnceAndNeverRewritten() {
        String id = confirmed(between("SPOUSES", Newcomers.creditCode(), Newcomers.creditCode(), null));
        ended(id, today.minusDays(1));
        for (String change : List.of("last_day = last_day - 1", "reason = 'x'", "state = 'REJECTED'")) {
            assertThatThrownBy(() -> jdbc.sql("update company_relation_ending set " + change + " where relation = ?")
                            .param(UUID.fromString(id))
                            .update())
                    .as(change)
                    .hasMessageContaining("decided once");
        }
    }

    @Test
    void aCompanyIsOfOneGroupADay() {
        String a = Newcomers.creditCode();
        String b = Newcomers.creditCode();
        String first = confirmed(member(a, "海丝集团（" + a + "）", today.minusYears(2)));
        String second = entered(member(a, "另一集团" + a, today));
        String path = RELATIONS + "/" + second + "/confirmation";
        assertThat(api.post("discipline", path, Map.of()).text("code")).isEqualTo("IN_ANOTHER_GROUP");
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                update company_relation set state = 'IN_FORCE', decided_by = gen_random_uuid() where id = ?
                                """)
                        .params(UUID.fromString(second))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("company_relation_one_group");
        confirmed(member(b, "海丝集团 (" + a + ")", today.minusMonths(1)));
        assertThat(sign(a, b)).as("whatever its brackets").isEqualTo("SAME_GROUP");
        ended(first, today.minusMonths(2));
        assertThat(sign(a, b)).as("never on one day").isEqualTo("-");
        api.post("discipline", path, Map.of()).ok();
        assertThat(affiliations.groupOf(a, today).orElseThrow().name()).isEqualTo("另一集团" + a);
    }

    private Firm firm() {
        return Firm.of(context);
    }

    private String bought(Firm firm, String seller) {
        return firm.bought(api, seller, today);
    }

    private Subsidy claim(Firm firm, String key, String contract) {
        return firm.claims(api, key, contract);
    }

    private static List<String> errors(Api.Answer answer) {
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asText() + " "
                        + error.path("message").asText())
                .toList();
    }

    @Test
    void aContractBetweenRelatedCompaniesIsNotGivenWhereTheItemExcludesIt() {
        policies.city(item + "_BLOCK", item, "0.20", Map.of("related", "\"BLOCK\""));
        policies.city(item + "_AUDIT", item + "_A", "0.20", Map.of("sampleRate", "0"));
        Firm firm = firm();
        String seller = Newcomers.creditCode();
        String contract = bought(firm, seller);
        confirmed(between("SHAREHOLDING", seller, firm.uscc(), "24.99"));
        Subsidy before =
                claim(firm, item + "_BLOCK", contract).submitted().does("county", "subsidy-county-review", "recommend");

        // What the applicant declares counts for its own claim at once.
        Api.Answer declared = claim(firm, item + "_BLOCK", bought(firm, seller))
                .with(answers -> answers.putArray("affiliations")
                        .addObject()
                        .put("name", "福州某公司")
                        .put("uscc", seller)
                        .put("relation", "GROUP"))
                .triesToSubmit();
        assertThat(errors(declared)).singleElement().asString().contains("lines[0].certificateNo", "申报单位声明");

        confirmed(between("SPOUSES", firm.uscc(), seller, null));
        Question now = new Question(firm.uscc(), List.of(Newcomers.creditCode(), seller), today.minusYears(1), today);
        Question same = new Question(seller, List.of(seller), today, today);
        assertThat(affiliations.between(List.of(
                        new Question(firm.uscc(), List.of(seller), today.minusYears(9), today.minusYears(8)),
                        now,
                        same)))
                .as("each for its own days")
                .isEqualTo(Map.of(now, new Tie(Tie.Sign.SPOUSES, ""), same, new Tie(Tie.Sign.SAME_CODE, "")));
        assertThat(errors(claim(firm, item + "_BLOCK", bought(firm, seller)).triesToSubmit()))
                .singleElement()
                .asString()
                .contains("lines[0].certificateNo", "法定代表人为夫妻");
        Api.Answer late = before.tries(
                "officer", "subsidy-program-review", "eligible", body -> before.accepts(body, "300000.00"));
        assertThat(late.text("code")).isEqualTo("PARTIES_RELATED");
        assertThat(late.text("detail")).contains("法定代表人为夫妻");
        before.withdrawn();

        Subsidy audited = claim(firm, item + "_AUDIT", contract).submitted().reviewed();
        assertThat(audited.find("officer", "subsidy-audit-commission")).isPresent();
        assertThat(audited.view("officer").path("answers").path("checkNotes").toString())
                .contains("法定代表人为夫妻");
        audited.withdrawn();
    }

    /** After the calculation: excluded wherever the money is, or audited until it is awarded. */
    @Test
    void aRelationThatBecomesKnownAfterTheCalculationStopsTheMoney() {
        FundedItem blocking = new FundedItem(api, clock, Map.of("related", "\"BLOCK\"", "sampleRate", "0"));
        FundedItem auditing = new FundedItem(api, clock, Map.of("sampleRate", "0"));
        Firm firm = firm();
        String seller = Newcomers.creditCode();
        Subsidy ordered = claim(firm, blocking.key(), bought(firm, seller))
                .submitted()
                .reviewed()
                .rechecked()
                .reserved()
                .awarded(clock, notices);
        Subsidy excluded =
                claim(firm, blocking.key(), bought(firm, seller)).submitted().reviewed();
        Subsidy audited =
                // What somebody merely says of its parties has sent nothing to an audit.
                claim(firm, auditing.key(), bought(firm, seller))
                        .with(answers -> answers.put("relatedParty", true))
                        .submitted()
                        .reviewed();
        assertThat(stoppedOrders()).doesNotContain(ordered.number());

        confirmed(between("SPOUSES", firm.uscc(), seller, null));

        assertThat(stoppedOrders()).contains(ordered.number());
        Api.Answer refused = excluded.tries("officer2", "subsidy-recheck", "agree");
        assertThat(refused.text("code")).isEqualTo("PARTIES_RELATED");
        assertThat(audited.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("RELATION_NOT_AUDITED");
        audited.does("officer2", "subsidy-recheck", "return").reviewedAnew();
        assertThat(audited.find("officer", "subsidy-audit-commission")).isPresent();
        audited.rechecked().withdrawn();
        excluded.withdrawn();
        Payment.of(api, ordered)
                .get(0)
                .does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "关联交易")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .does("deputy", "payment-stop", "stop");
    }

    /** Of an officer who handled it, and of the parties: somebody looks whether what was paid should stay. */
    @Test
    void whatBecomesKnownAfterThePaymentIsLookedAtByOthers() {
        FundedItem blocking = new FundedItem(api, clock, Map.of("related", "\"BLOCK\"", "sampleRate", "0"));
        blocking.withCountyItem();
        Firm firm = firm();
        String seller = Newcomers.creditCode();
        Subsidy paid = claim(firm, blocking.key(), bought(firm, seller))
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        Batch batch = Batch.of(api)
                .opened()
                .composedOf(paid)
                .agreed()
                .shown(clock, notices)
                .awarded();
        List<Payment> payments = Payment.of(api, paid);
        payments.get(0).does("treasury", "payment-result", "paid", blocking.paidToday());

        // What began after the last that the officer did takes nothing from it.
        clock.at(today.plusDays(60), () -> related(firm, today.plusDays(50)));
        assertThat(clawbacks(paid)).isZero();
        related(firm, null);
        Reclaiming hand = Reclaiming.openedFor(api, paid.id());
        JsonNode answers = hand.view("officer3").path("answers");
        assertThat(answers.path("clawbackSource").asText()).isEqualTo("HAND_RELATED");
        assertThat(answers.path("suspicion").asText()).contains("拨付后申报了与");
        String relation = related(firm, null, "OTHER");
        assertThat(clawbacks(paid)).isOne();
        api.delete("officer", "/me/relations/" + relation);
        hasNoHandIn(hand);
        assertThat(hand.tries("officer3", "clawback-investigation", "noGround", body -> {})
                        .status())
                .isEqualTo(200);
        hand.does("deputy", "clawback-dismissal", "approve");

        // The county's payment is under way: whoever stands back from it had a hand in what the city has paid.
        String county = payments.get(1).view("countyhead").path("id").asText();
        String recusal = api.post(
                        "officer3",
                        "/cases/" + county + "/recusals",
                        Map.of("person", "officer", "reason", "配偶在申报单位任财务负责人"))
                .ok()
                .path("id")
                .asText();
        api.post("deputy", "/recusals/" + recusal + "/decision", Map.of("granted", true, "reason", "情况属实"))
                .ok();
        Reclaiming recused = Reclaiming.openedFor(api, paid.id());
        assertThat(recused.view("officer3").path("answers").path("suspicion").asText())
                .contains("经决定回避");
        hasNoHandIn(recused);
        recused.does("officer3", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");

        isOfNoDecisionAboutOthers(paid, firm.uscc(), seller);
        Map<String, Object> after = between("SPOUSES", firm.uscc(), seller, null);
        after.put("from", today.plusDays(1).toString());
        clock.at(today.plusDays(2), () -> confirmed(after));
        assertThat(clawbacks(paid)).as("a day after the payment").isEqualTo(2);

        String spouses = confirmed(between("SPOUSES", firm.uscc(), seller, null));
        Reclaiming parties = Reclaiming.openedFor(api, paid.id());
        assertThat(parties.view("officer3")
                        .path("answers")
                        .path("clawbackSource")
                        .asText())
                .isEqualTo("PARTIES_RELATED");
        // Another relation says nothing new of it, and one that never held is told.
        confirmed(between("SPOUSES", Newcomers.creditCode(), Newcomers.creditCode(), null));
        assertThat(clawbacks(paid)).isEqualTo(3);
        ended(spouses, null);
        assertThat(api.get("officer3", "/cases/" + paid.id() + "/timeline").ok().toString())
                .contains("各方的关联关系已变更或者撤销");
        parties.does("officer3", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
        holdsThroughOthers(seller, firm.uscc());
        Reclaiming.openedFor(api, paid.id())
                .does("officer3", "clawback-investigation", "noGround")
                .does("deputy", "clawback-dismissal", "approve");
        standsBackFromTheBatch(batch);
        assertThat(clawbacks(paid))
                .as("for a reason that may be another line's")
                .isEqualTo(4);
        payments.get(1).does("countyhead", "payment-county", "refuse", body -> ((ObjectNode) body.path("answers"))
                .put("refusalExplanation", "本县本年度未安排配套资金。"));
    }

    /** Its parties are related, and nobody looked: a decision about strangers neither finds that nor reads what was paid. */
    private void isOfNoDecisionAboutOthers(Subsidy paid, String firm, String seller) {
        String related = entered(between("SPOUSES", firm, seller, null));
        unnoticed(related, "state = 'IN_FORCE', decided_by = gen_random_uuid()");
        assertThat(sign(firm, seller)).isEqualTo("SPOUSES");
        confirmed(between("SHAREHOLDING", Newcomers.creditCode(), Newcomers.creditCode(), "60"));
        assertThat(clawbacks(paid)).isEqualTo(2);
        assertThat(lookAt(Newcomers.creditCode(), Newcomers.creditCode()))
                .as("which contracts, and which awards of them")
                .isEqualTo(2);
        unnoticed(related, "state = 'STRUCK'");
        assertThat(lookAt(firm, seller)).isGreaterThan(2);
    }

    private void unnoticed(String relation, String change) {
        transaction.executeWithoutResult(status -> jdbc.sql("update company_relation set " + change + " where id = ?")
                .param(UUID.fromString(relation))
                .update());
    }

    /** How many statements it takes to look at what two companies were paid; nothing of it stays. */
    private long lookAt(String one, String other) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return Statements.countedIn(() -> {
                events.publishEvent(new CompanyRelationDecided(UUID.randomUUID(), "甲", "乙", Set.of(one, other)));
                return one;
            });
        });
    }

    /** 60 % of 60 % of 80 %; the part in the middle becomes known last, and is of neither party. */
    private void holdsThroughOthers(String holder, String held) {
        String upper = Newcomers.creditCode();
        String lower = Newcomers.creditCode();
        confirmed(between("SHAREHOLDING", holder, upper, "60"));
        confirmed(between("SHAREHOLDING", lower, held, "80"));
        confirmed(between("SHAREHOLDING", upper, lower, "60"));
    }

    /** Its record names the lines that were paid. */
    private void standsBackFromTheBatch(Batch batch) {
        String path = "/cases/" + batch.view("officer3").path("id").asText();
        String recusal = api.post("officer3", path + "/recusals", Map.of("person", "officer", "reason", "与一家申报单位有关系"))
                .ok()
                .path("id")
                .asText();
        api.post("deputy", "/recusals/" + recusal + "/decision", Map.of("granted", true, "reason", "情况属实"))
                .ok();
        assertThat(api.get("officer3", path + "/timeline").ok().toString()).contains("回避人员办理过批次内已拨付的申报");
    }

    /** The officer whose hand it is about, though no relation lasts. */
    private void hasNoHandIn(Reclaiming clawback) {
        String task = clawback.task("officer3", "clawback-investigation");
        assertThat(api.post("officer", "/tasks/" + task + "/claim", Map.of()).text("code"))
                .isEqualTo("RECUSED");
        assertThat(api.get("officer3", "/cases/" + clawback.id() + "/recusals")
                        .ok()
                        .findValuesAsText("state"))
                .containsExactly("GRANTED");
    }

    private String related(Firm firm, @Nullable LocalDate since) {
        String id = related(firm, since, "SPOUSE");
        assertThat(api.delete("officer", "/me/relations/" + id).status()).isEqualTo(204);
        return id;
    }

    private String related(Firm firm, @Nullable LocalDate since, String kind) {
        Map<String, Object> declared =
                new HashMap<>(Map.of("uscc", firm.uscc(), "name", "甲" + firm.uscc(), "relation", kind));
        declared.put("since", since == null ? null : since.toString());
        return api.post("officer", "/me/relations", declared).ok().path("id").asText();
    }

    private long clawbacks(Subsidy paid) {
        return StreamSupport.stream(
                        api.get("officer", "/cases/" + paid.id())
                                .ok()
                                .path("links")
                                .spliterator(),
                        false)
                .filter(link -> link.path("matter").asText().equals(Reclaiming.MATTER))
                .count();
    }

    private List<String> stoppedOrders() {
        return api.get("treasury", "/payment-orders?stopped=true").ok().findValuesAsText("fundedCase");
    }

    @Test
    void aRelationThatBecomesKnownAfterTheSubmissionIsAudited() {
        policies.city(item, item, "0.20", Map.of("sampleRate", "0"));
        Firm firm = firm();
        String seller = Newcomers.creditCode();
        Subsidy claim = claim(firm, item, bought(firm, seller)).submitted();
        String relation = confirmed(between("SHAREHOLDING", seller, firm.uscc(), "60"));
        claim.reviewed();
        assertThat(claim.find("officer", "subsidy-audit-commission")).isPresent();
        assertThat(claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .contains("SHAREHOLDING");

        // It never held: the next calculation knows of none.
        ended(relation, null);
        claim.does("officer", "subsidy-audit-commission", "return").reviewedAnew();
        assertThat(claim.find("officer", "subsidy-audit-commission")).isEmpty();
        assertThat(claim.find("officer2", "subsidy-recheck")).isPresent();
        claim.withdrawn();
    }

    /** 20 % of 250,000 are 50,000 for each; the group gets 60,000 a year. */
    @Test
    void twoFirmsOfAGroupShareItsCapAndItsLastYuanHasOneWinner() {
        policies.city(item, item, "0.20", Map.of("cap", "60000", "per", "\"GROUP_YEAR\"", "sampleRate", "0"));
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                today.getYear(),
                                "policyGroup",
                                item,
                                "documentNumber",
                                "指标 " + item,
                                "total",
                                "1000000.00"))
                .ok();
        List<Firm> firms = List.of(firm(), firm());
        String group = "海丝集团" + item;
        List<String> memberships = firms.stream()
                .map(firm -> confirmed(member(firm.uscc(), group, today.minusYears(1))))
                .toList();
        List<Subsidy> claims = firms.stream()
                .map(firm -> claim(firm, item, bought(firm, Newcomers.creditCode()))
                        .submitted()
                        .reviewed()
                        .rechecked())
                .toList();
        assertThat(claims).extracting(RelatedCompaniesTest::amount).containsOnly("50000.00");

        List<Api.Answer> answers = Race.together(claims.stream()
                .<Supplier<Api.Answer>>map(claim -> () -> claim.tries("finance", "subsidy-budget", "reserve"))
                .toList());

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        int winner = answers.get(0).status() == 200 ? 0 : 1;
        assertThat(winner).as("of one day, the smaller number").isZero();
        assertThat(answers.get(1).text("code")).isIn("CAP_SHORT", "CAP_EARLIER_FIRST");
        assertThat(used()).containsExactly("FIRM 50000.00", "GROUP 50000.00");
        claims.get(1 - winner).withdrawn();
        Firm loser = firms.get(1 - winner);
        Subsidy rest = claim(loser, item, bought(loser, Newcomers.creditCode()))
                .submitted()
                .reviewed();
        assertThat(amount(rest)).isEqualTo("10000.00");
        JsonNode step = last(rest);
        assertThat(step.path("rule").asText()).isEqualTo("GROUP_CAP");
        assertThat(step.path("detail").asText()).startsWith(group);
        rest.withdrawn();

        // Whoever leaves takes along what it was given itself, and nothing of what the others were given.
        memberships.forEach(id -> ended(id, today.minusDays(1)));
        Firm first = firms.get(winner);
        Subsidy left = claim(first, item, bought(first, Newcomers.creditCode()))
                .submitted()
                .reviewed();
        assertThat(amount(left)).isEqualTo("10000.00");
        assertThat(last(left).path("rule").asText()).isEqualTo("HOLDER_CAP");
        left.withdrawn();
        assertThat(amount(claim(loser, item, bought(loser, Newcomers.creditCode()))
                        .submitted()
                        .reviewed()
                        .withdrawn()))
                .isEqualTo("50000.00");
    }

    private static String amount(Subsidy subsidy) {
        return calculation(subsidy).path("cityAmount").asText();
    }

    private static JsonNode calculation(Subsidy subsidy) {
        return subsidy.view("officer2").path("answers").path("calculation");
    }

    private static JsonNode last(Subsidy subsidy) {
        JsonNode trace =
                calculation(subsidy).path("contracts").path(0).path("city").path("trace");
        return trace.path(trace.size() - 1);
    }

    private List<String> used() {
        return jdbc.sql(
                        """
                        select c.scope || ' ' || (a.reserved + a.committed) as used from cap_ledger c
                        join ledger_account a on a.id = c.account
                        where c.policy_group = ? and a.reserved + a.committed > 0 order by c.scope
                        """)
                .params(item)
                .query(String.class)
                .list();
    }
}
