package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.subsidy.Separations;
import org.keqiao.subsidy.allotment.Allotment;
import org.keqiao.subsidy.allotment.AllotmentSteps;
import org.keqiao.subsidy.allotment.Allotments;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** More claims share a line than end their steps in the transaction that confirms it. */
@KeqiaoTest
class LargeAllotmentTest extends SharedOut {

    @Autowired
    private Allotments allotments;

    @Autowired
    private AllotmentSteps steps;

    @Autowired
    private Separations separations;

    @Autowired
    private Acts acts;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor actor;

    private void shared(String cap) {
        shared("PRO_RATA", cap);
    }

    private void shared(String allocation, String cap) {
        shared(allocation, cap, Map.of());
    }

    private void shared(String allocation, String cap, Map<String, String> besides) {
        Map<String, String> results =
                new HashMap<>(Map.of("allocation", "\"" + allocation + "\"", "cap", cap, "per", "\"FIRM_YEAR\""));
        results.putAll(besides);
        new TestPolicies(api).city(item, group, "1", results);
    }

    /** Each asks for 100,000. */
    private List<Subsidy> claims(int many) {
        List<Subsidy> claims = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            claims.add(claim("120000.00"));
        }
        return claims;
    }

    private JsonNode allotment(String id) {
        return api.get("auditor", ALLOTMENTS + "/" + id).ok();
    }

    private boolean waitsAtFinance(Subsidy claim) {
        return claim.find(second, "subsidy-budget").isPresent();
    }

    /** In the middle of a claim's own transaction something breaks, as if the node died there. */
    private void breakingAt(Subsidy claim, Runnable work) {
        String name = "broken_" + UUID.randomUUID().toString().replace('-', '_');
        run("create function %s() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$"
                .formatted(name));
        run(
                """
                create trigger %s before update of taken_at on budget_allotment_claim
                for each row when (new.taken_at is not null and new.case_number = '%s') execute function %s()
                """
                        .formatted(name, claim.number(), name));
        try {
            work.run();
        } finally {
            run("drop function " + name + " cascade");
        }
    }

    private void run(String statement) {
        transaction.executeWithoutResult(status -> jdbc.sql(statement).update());
    }

    @Test
    void manyEndTheirStepsOneByOneAndWhatBreaksOffGoesOn() {
        shared("5000000");
        String budget = budget("400000.00");
        List<Subsidy> five = claims(5);
        pagesOfThePreview(budget);
        String allotment = proposed(budget);
        UUID id = UUID.fromString(allotment);
        assertThat(steps.run(id, 10)).as("nobody has confirmed it").isZero();

        JsonNode confirming = confirm(second, allotment).ok();
        assertThat(confirming.path("state").asText()).isEqualTo("CONFIRMING");
        assertThat(confirming.path("open").asInt()).isEqualTo(5);
        assertThat(reserved(budget)).as("the money is taken at once").isEqualTo("400000.00");
        ledgerHolds(budget, five);
        assertThat(api.get("finance", "/caps?group=" + group).ok().findValuesAsText("reserved"))
                .containsExactly("400000.00");
        assertThat(five).allMatch(this::waitsAtFinance);
        nothingElseTakesThem(budget, five.get(0));

        steps.runAll(2);
        assertThat(allotment(allotment).path("open").asInt())
                .as("others come in between")
                .isEqualTo(3);
        assertThat(five.subList(0, 2)).noneMatch(this::waitsAtFinance);
        assertThat(five.get(0)
                        .standing("officer2")
                        .path("calculation")
                        .path("budgetApplied")
                        .path("given")
                        .asText())
                .isEqualTo("80000.00");

        five.get(2).withdrawn();
        breakingAt(five.get(3), () -> steps.run(id, 2));
        assertThat(waitsAtFinance(five.get(3))).isTrue();
        assertThat(five.get(3).view(second).toString()).doesNotContain("80,000.00");
        assertThat(reserved(budget)).isEqualTo("320000.00");
        ledgerHolds(budget, five);
        // Another node has the last one, and dies.
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select place from budget_allotment_claim where allotment = ? and place = 5 for update")
                    .params(id)
                    .query(Integer.class)
                    .single();
            assertThat(steps.run(id, 1)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(waitsAtFinance(five.get(3))).isFalse();
        assertThat(allotment(allotment).path("state").asText()).isEqualTo("CONFIRMING");
        steps.runAll(2);

        JsonNode done = allotment(allotment);
        assertThat(done.path("state").asText()).isEqualTo("CONFIRMED");
        assertThat(done.path("open").asInt()).isZero();
        assertThat(done.path("skipped").asInt()).isEqualTo(1);
        assertThat(done.path("claims").path("items").path(2).path("skipped").toString())
                .contains("已撤回", "withdrawn");
        assertThat(five).noneMatch(this::waitsAtFinance);
        assertThat(reserved(budget)).isEqualTo("320000.00");
        ledgerHolds(budget, five);
        assertThat(confirm(second, allotment).text("code")).isEqualTo("NOTHING_TO_CONFIRM");
        List.of(0, 1, 3, 4).forEach(each -> five.get(each).withdrawn());
        assertThat(reserved(budget)).isEqualTo("0.00");
    }

    private void pagesOfThePreview(String budget) {
        String path = ALLOTMENTS + "/preview?limit=2&budget=" + budget + "&item=" + item;
        JsonNode first = api.get("finance", path).ok();
        assertThat(first.path("count").asInt()).isEqualTo(5);
        assertThat(first.path("asked").asText()).isEqualTo("500000.00");
        assertThat(first.path("given").asText()).isEqualTo("400000.00");
        JsonNode next = api.get(
                        "finance",
                        path + "&cursor=" + first.path("claims").path("next").asText())
                .ok();
        assertThat(first.path("claims").findValuesAsText("place")).containsExactly("1", "2");
        assertThat(next.path("claims").findValuesAsText("place")).containsExactly("3", "4");
        assertThat(api.get("finance", path + "&cursor=x").status()).isEqualTo(422);
    }

    /** Neither another allotment nor an officer at the step. */
    private void nothingElseTakesThem(String budget, Subsidy claim) {
        for (String outcome : List.of("reserve", "return")) {
            Api.Answer byHand = claim.tries("finance", "subsidy-budget", outcome);
            assertThat(byHand.status()).isEqualTo(403);
            assertThat(byHand.text("code")).isEqualTo("ALLOTMENT_UNDER_WAY");
        }
        assertThat(api.get("finance", ALLOTMENTS + "/preview?budget=" + budget + "&item=" + item)
                        .ok()
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aClaimWhoseStepDoesNotEndIsLeftOutAndItsMoneyIsFree() {
        shared("CARRY_OVER", "5000000");
        String budget = budget("300000.00");
        List<Subsidy> four = claims(4);
        String allotment = proposed(budget);
        confirm(second, allotment).ok();
        UUID id = UUID.fromString(allotment);
        breakingAt(four.get(1), () -> {
            for (int i = 0; i < 3; i++) {
                assertThat(allotment(allotment).path("state").asText()).isEqualTo("CONFIRMING");
                steps.run(id, 10);
            }
        });
        JsonNode done = allotment(allotment);
        assertThat(done.path("state").asText()).isEqualTo("CONFIRMED");
        assertThat(done.path("skipped").asInt()).isEqualTo(1);
        assertThat(waitsAtFinance(four.get(3))).as("carried over").isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(api.all("enterprise", "/notifications?limit=200"))
                .anyMatch(told -> told.toString().contains(four.get(3).number())
                        && told.path("text").asText().contains("优先安排")));
        assertThat(jdbc.sql("select case_number from carried_claim where policy_group = ?")
                        .params(group)
                        .query(String.class)
                        .list())
                .as("what is left out keeps its place, as what is carried over")
                .containsExactlyInAnyOrder(four.get(1).number(), four.get(3).number());
        assertThat(reserved(budget)).isEqualTo("200000.00");
        ledgerHolds(budget, four);
        assertThat(api.get("finance", "/cases/" + four.get(1).id() + "/timeline")
                        .ok()
                        .toString())
                .contains("预算分配未能办结");
        four.get(1).reserved();
        assertThat(reserved(budget)).as("by hand, with what became free").isEqualTo("300000.00");
        four.forEach(Subsidy::withdrawn);
    }

    /** Confirmed in December by somebody who leaves finance then; the year turns while the steps end. */
    @Test
    void whatWasConfirmedIsCarriedOutWhoeverLeavesAndInTheNextYear() {
        shared("PRO_RATA", "5000000", Map.of("yearKey", "\"PAYMENT_YEAR\""));
        String budget = budget("400000.00");
        List<Subsidy> five = claims(5);
        String allotment = proposed(budget);
        confirm(second, allotment).ok();
        UUID id = UUID.fromString(allotment);
        assertThat(steps.run(id, 1)).isEqualTo(1);
        UUID confirmer = accounts.named(second).orElseThrow().id();
        api.delete("secadmin", "/accounts/" + confirmer + "/roles/FINANCE_OFFICER")
                .ok();
        clock.at(nextYear(), () -> steps.run(id, 10));

        JsonNode done = allotment(allotment);
        assertThat(done.path("state").asText()).isEqualTo("CONFIRMED");
        assertThat(done.path("skipped").asInt()).as("%s", done).isZero();
        assertThat(reserved(budget)).as("once").isEqualTo("400000.00");
        ledgerHolds(budget, five);
        JsonNode caps = api.get("finance", "/caps?group=" + group).ok();
        assertThat(caps.findValuesAsText("reserved")).as("%s", caps).containsExactly("400000.00");
        assertThat(caps.findValuesAsText("year"))
                .containsExactly(String.valueOf(LocalDate.now(clock).getYear()));
        assertThat(timeline(five.get(0))).doesNotContain("现已不在规划财务岗位");
        assertThat(timeline(five.get(4))).contains("现已不在规划财务岗位");
        assertThat(jdbc.sql(
                                """
                                select count(distinct a.account_id) from act a join case_file f on f.id = a.case_id
                                where f.case_number in (?, ?) and a.duty = 'BUDGET' and a.outcome is not null
                                """)
                        .params(five.get(0).number(), five.get(4).number())
                        .query(Integer.class)
                        .single())
                .as("in the name of whoever confirmed")
                .isEqualTo(1);
        five.forEach(Subsidy::withdrawn);
    }

    /** What was calculated in December is reserved, and ended, in the year of its money. */
    @Test
    void whatWasCalculatedLastYearCountsInTheYearOfItsMoney() {
        shared("PRO_RATA", "5000000", Map.of("yearKey", "\"PAYMENT_YEAR\""));
        List<Subsidy> four = claims(4);
        LocalDate then = nextYear();
        clock.at(then, () -> {
            String budget = budget("200000.00", then.getYear());
            String allotment = proposed(budget);
            confirm(second, allotment).ok();
            steps.run(UUID.fromString(allotment), 10);
            assertThat(allotment(allotment).path("skipped").asInt()).isZero();
            assertThat(reserved(budget)).isEqualTo("200000.00");
        });
        assertThat(jdbc.sql(
                                """
                                select l.year || ' ' || a.reserved from cap_ledger l join ledger_account a on a.id = l.account
                                where l.policy_group = ? and a.reserved > 0
                                """)
                        .params(group)
                        .query(String.class)
                        .list())
                .containsExactly(then.getYear() + " 200000.00");
        four.forEach(Subsidy::withdrawn);
    }

    private String timeline(Subsidy claim) {
        return api.get("finance", "/cases/" + claim.id() + "/timeline").ok().toString();
    }

    /** By the table that is in force when their steps end two of four have room under it: those that come first. */
    @Test
    void aCapThatWasLoweredSinceTheCalculationHolds() {
        shared("CARRY_OVER", "200000");
        String budget = budget("350000.00");
        List<Subsidy> four = claims(4);
        // As if it had been higher when they were calculated.
        run("update cap_claim set height = 5000000 where policy_group = '%s'".formatted(group));
        String allotment = proposed(budget);
        confirm(second, allotment).ok();
        steps.run(UUID.fromString(allotment), 10);
        JsonNode claims = allotment(allotment).path("claims").path("items");
        assertThat(claims.path(1).path("skipped").isMissingNode()).isTrue();
        assertThat(claims.path(2).path("skipped").toString()).contains("0.00", "100,000.00");
        assertThat(reserved(budget)).isEqualTo("200000.00");
        ledgerHolds(budget, four);
        four.forEach(Subsidy::withdrawn);
    }

    /** The cap of the firm has room for two of four. */
    @Test
    void whoFindsTooLittleUnderTheCapIsNamed() {
        shared("250000");
        String budget = budget("350000.00");
        List<Subsidy> four = claims(4);
        String allotment = proposed(budget);
        Api.Answer refused = confirm(second, allotment);
        assertThat(refused.text("code")).isEqualTo("ALLOTMENT_CLAIM_REFUSED");
        // 87,500 each.
        assertThat(refused.text("detail")).contains(four.get(2).number(), "250,000.00", "350,000.00");
        assertThat(reserved(budget)).isEqualTo("0.00");
        four.forEach(Subsidy::withdrawn);
    }

    @Test
    void sixHundredClaimsTakeAsManyStatementsAsSix() {
        shared("5000000");
        String budget = budget("400000.00");
        Subsidy one = claims(1).get(0);
        List<Long> few = statements(budget, one, 6);
        List<Long> many = statements(budget, one, 600);
        assertThat(many).isEqualTo(few);
        assertThat(many).allSatisfy(each -> assertThat(each).isLessThan(60));
        one.withdrawn();
    }

    /** Of the preview, the proposal and the confirmation; nothing of it stays. */
    private List<Long> statements(String budget, Subsidy one, int many) {
        List<Long> counted = new ArrayList<>();
        UUID line = UUID.fromString(budget);
        transaction.executeWithoutResult(status -> {
            copy(one, many);
            Allotment[] proposed = new Allotment[1];
            counted.add(countedAs("finance", () -> allotments.preview(line, item, null, 50)));
            counted.add(countedAs("finance", () -> proposed[0] = allotments.propose(line, item)));
            chainHolds();
            counted.add(countedAs(second, () -> allotments.confirm(proposed[0].id())));
            List<CaseNumber> copies = IntStream.rangeClosed(1, many)
                    .mapToObj(n -> new CaseNumber(numberOf(n)))
                    .toList();
            counted.add(countedAs("deputy", () -> separated(copies)));
            Allotment now = as(second, () -> allotments.get(proposed[0].id(), null, 50));
            assertThat(now.state()).isEqualTo(Allotment.State.CONFIRMING);
            assertThat(now.open()).isEqualTo(many + 1);
            assertThat(jdbc.sql("select reserved::text from ledger_account where id = ?")
                            .params(line)
                            .query(String.class)
                            .single())
                    .isEqualTo("400000.00");
            assertThat(invariants.violations().get("I1")).doesNotContain(budget);
            status.setRollbackOnly();
        });
        return counted;
    }

    /** What a batch of them asks of whoever goes on with it. */
    private List<CaseNumber> separated(List<CaseNumber> claims) {
        Separations.Looked looked = separations.among(actor.require(), claims, Duty.DECIDE);
        claims.forEach(looked::require);
        return claims;
    }

    private <T> T as(String username, Supplier<T> work) {
        return actor.runAs(accounts.actorNamed(username), work);
    }

    private long countedAs(String username, Supplier<?> work) {
        return as(username, () -> Statements.countedIn(work::get));
    }

    /** What a thousand acts in one statement say is chained as what one says. */
    private void chainHolds() {
        UUID copy = jdbc.sql("select id from case_file where case_number = '" + numberOf(1) + "'")
                .query(UUID.class)
                .single();
        List<ActRow> chain = acts.of(copy);
        assertThat(chain).hasSize(1);
        ActRow act = chain.get(0);
        assertThat(act.act().name()).isEqualTo("allotmentProposed");
        assertThat(act.act().hash()).isEqualTo(sha256(act.prevHash() + act.act().seq() + Acts.content(act)));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String numberOf(int copy) {
        return "JBZJ-990000-2026-" + "%06d".formatted(copy);
    }

    /** As far as sharing out looks at them. */
    private void copy(Subsidy one, int many) {
        jdbc.sql(
                        """
                        insert into case_file (id, case_number, matter, matter_version, status, stage, title, applicant,
                            applicant_name, county, city, legal_basis, rules_as_of, received_on, accepted_on, submission,
                            facts, started_by, created_at, updated_at)
                        select gen_random_uuid(), 'JBZJ-990000-2026-' || lpad(n::text, 6, '0'), matter, matter_version, status,
                            stage, title, applicant, applicant_name, county, city, legal_basis, rules_as_of, received_on,
                            accepted_on, submission, facts, started_by, created_at, updated_at
                        from case_file, generate_series(1, :many) n where case_number = :one
                        """)
                .param("many", many)
                .param("one", one.number())
                .update();
        jdbc.sql(
                        """
                        insert into inbox_task (task_id, case_id, case_number, matter, version, name_zh, name_en, form_id, round,
                            performer, grp, submission, title, applicant, created_at, started_on)
                        select f.id::text, f.id, f.case_number, t.matter, t.version, t.name_zh, t.name_en, t.form_id, t.round,
                            t.performer, t.grp, t.submission, t.title, t.applicant, t.created_at, t.started_on
                        from inbox_task t, case_file f
                        where t.case_number = :one and f.case_number like 'JBZJ-990000-2026-%'
                        """)
                .param("one", one.number())
                .update();
        jdbc.sql(
                        """
                        insert into cap_claim (account, case_number, amount, scope, holder, policy_group, year, height, clause)
                        select c.account, f.case_number, c.amount, c.scope, c.holder, c.policy_group, c.year, c.height, c.clause
                        from cap_claim c, case_file f
                        where c.case_number = :one and f.case_number like 'JBZJ-990000-2026-%'
                        """)
                .param("one", one.number())
                .update();
    }
}
