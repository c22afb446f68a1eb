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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Tie;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    Organisations organisations;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

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

    /** A firm of this test, and how it is called. */
    private record Firm(String owner, String uscc, String name) {}

    private Firm firm() {
        Newcomers newcomers = Newcomers.of(context);
        String owner = newcomers.account();
        String uscc = Newcomers.creditCode();
        UUID id = newcomers.verified(owner, OrganisationType.ENTERPRISE, uscc);
        return new Firm(owner, uscc, organisations.find(id).name());
    }

    /** What the firm bought elsewhere: 1,000,000 of technology for 1,200,000. */
    private String bought(Firm firm, String seller) {
        String number = "20263502%08d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        String table =
                "number,registeredOn,registeringBody,title,category,contractAmount,technicalAmount,sellerName,sellerUscc,"
                        + "buyerName,buyerUscc,signDate\n" + number + "," + today.minusDays(9)
                        + ",福州市技术合同认定登记站,新型催化剂制备技术,DEVELOPMENT,1200000.00,1000000.00,福州某公司," + seller + ","
                        + firm.name() + "," + firm.uscc() + "," + today.minusDays(20) + "\n";
        api.uploadTo("clerk", "/external-contracts/import", "x", "a.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        String id = api.get("registrar", "/external-contracts?q=" + number)
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        api.post("registrar", "/external-contracts/" + id + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();
        return number;
    }

    private Subsidy claim(Firm firm, String key, String contract) {
        return Subsidy.of(api, key, contract, "300000.00")
                .by(firm.owner())
                .with(answers -> ((ObjectNode) answers.path("account")).put("name", firm.name()));
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

    @Test
    void aRelationThatBecomesKnownAfterTheSubmissionIsAudited() {
        policies.city(item, item, "0.20", Map.of("sampleRate", "0"));
        Firm firm = firm();
        String seller = Newcomers.creditCode();
        Subsidy claim = claim(firm, item, bought(firm, seller)).submitted();
        confirmed(between("SHAREHOLDING", seller, firm.uscc(), "60"));
        claim.reviewed();
        assertThat(claim.find("officer", "subsidy-audit-commission")).isPresent();
        assertThat(claim.view("officer").path("answers").path("checkNotes").findValuesAsText("code"))
                .contains("SHAREHOLDING");
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
