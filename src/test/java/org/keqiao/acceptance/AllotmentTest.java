package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** D-08: a budget that does not suffice is shared out by one person of finance and confirmed by another. */
@KeqiaoTest
class AllotmentTest extends SharedOut {

    @Autowired
    private NoticeKeeping notices;

    /** The item gives all that was paid for technology, by this rule. */
    private void shared(String allocation) {
        new TestPolicies(api).city(item, group, "1", Map.of("allocation", "\"" + allocation + "\""));
    }

    /** 300,000, 200,000 and 166,666.67. */
    private List<Subsidy> three() {
        List<Subsidy> three = new ArrayList<>();
        for (String paid : List.of("360000.00", "240000.00", "200000.00")) {
            three.add(claim(paid));
        }
        return three;
    }

    private JsonNode preview(String budget) {
        return api.get("finance", ALLOTMENTS + "/preview?budget=" + budget + "&item=" + item)
                .ok();
    }

    private static List<String> given(JsonNode allotment) {
        return allotment.path("claims").findValuesAsText("given");
    }

    /** Lists come in pages and without claims; each one has them by itself. */
    private void listed(String id) {
        List<String> found = new ArrayList<>();
        JsonNode page = api.get("auditor", ALLOTMENTS + "?limit=1").ok();
        int pages = 0;
        while (true) {
            page.path("items").forEach(each -> {
                found.add(each.path("id").asText());
                if (each.path("id").asText().equals(id)) {
                    assertThat(each.path("claims").asInt()).isEqualTo(3);
                    assertThat(each.path("served").asInt()).isEqualTo(3);
                    assertThat(each.path("given").asText()).isEqualTo("500000.00");
                }
            });
            if (page.path("next").isNull() || pages++ > 300) {
                break;
            }
            page = api.get(
                            "auditor",
                            ALLOTMENTS + "?limit=1&cursor=" + page.path("next").asText())
                    .ok();
        }
        assertThat(found).contains(id).doesNotHaveDuplicates();
        assertThat(given(api.get("auditor", ALLOTMENTS + "/" + id).ok()))
                .containsExactly("225000.00", "150000.00", "125000.00");
        assertThat(api.get("auditor", ALLOTMENTS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private String timeline(String reader, Subsidy subsidy) {
        return api.get(reader, "/cases/" + subsidy.id() + "/timeline").ok().toString();
    }

    /** 审核意见表. */
    private String sheet(Subsidy subsidy) {
        return context.getBean(JdbcClient.class)
                .sql("select html from letter where kind = 'LT-Z1S' and case_number = ?")
                .params(subsidy.number())
                .query(String.class)
                .single();
    }

    @Test
    void threeClaimsShareWhatIsLeftInProportion() {
        shared("PRO_RATA");
        String budget = budget("400000.00");
        List<Subsidy> three = three();
        assertThat(api.get("finance", ALLOTMENTS + "/waiting").ok().toString())
                .contains("\"item\":\"" + item + "\"", "\"claims\":3", "\"asked\":\"666666.67\"");
        String early = proposed(budget);
        assertThat(confirm("finance", early).text("code")).isEqualTo("SAME_PERSON");
        assertThat(confirm("officer", early).text("code")).isEqualTo("NOT_THE_FINANCE_OFFICE");

        // The line is raised before anybody confirms.
        api.post("finance", "/budget-lines/" + budget + "/raises", Map.of("amount", "100000.00", "reference", "追加"))
                .ok();
        Api.Answer changed = confirm(second, early);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text("code")).isEqualTo("ALLOTMENT_BUDGET_CHANGED");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");

        JsonNode preview = preview(budget);
        assertThat(given(preview)).containsExactly("225000.00", "150000.00", "125000.00");
        assertThat(preview.path("claims").findValuesAsText("left")).containsExactly("75000.00", "50000.00", "41666.67");
        assertThat(preview.path("rule").path("origin").asText()).isEqualTo("BUREAU");
        String id = proposed(budget);
        listed(id);
        assertThat(timeline("enterprise", three.get(0))).doesNotContain("预算分配");
        assertThat(timeline("finance", three.get(0))).contains("提出预算分配方案");
        assertThat(confirm(second, early).text("code")).isEqualTo("NOTHING_TO_CONFIRM");
        List<Supplier<Api.Answer>> both = List.of(() -> confirm(second, id), () -> confirm(second, id));
        assertThat(Race.together(both)).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);

        assertThat(line(budget).path("reserved").asText()).isEqualTo("500000.00");
        ledgerHolds(budget, three);
        Subsidy first = three.get(0);
        JsonNode applied = first.standing("officer2").path("calculation").path("budgetApplied");
        assertThat(applied.path("strategy").asText()).isEqualTo("PRO_RATA");
        assertThat(applied.path("asked").asText()).isEqualTo("300000.00");
        assertThat(applied.path("given").asText()).isEqualTo("225000.00");
        assertThat(applied.path("words").path("zh").asText()).contains("同比例压减", "225,000.00");
        assertThat(applied.path("words").path("en").asText()).contains("the same part for all", "300,000.00");

        assertThat(sheet(first))
                .contains("核算金额 300,000.00 元，安排 225,000.00 元", "市级金额：<strong>225,000.00 元</strong>（大写：贰拾贰万伍仟元整）")
                .doesNotContain("县级金额");

        // The applicant reads it once it is decided, and the award is what was given.
        assertThat(first.standing("enterprise").has("calculation")).isFalse();
        first.awarded(clock, notices);
        JsonNode standing = first.standing("enterprise");
        assertThat(standing.path("calculation")
                        .path("budgetApplied")
                        .path("given")
                        .asText())
                .isEqualTo("225000.00");
        assertThat(standing.path("purses").path(0).path("committed").asText()).isEqualTo("225000.00");
        assertThat(jdbc.sql(
                                """
                                select p.amount::text || ' ' || b.award::text from project_award p
                                join counted_base b on b.case_number = p.case_number
                                where p.case_number = ?
                                """)
                        .params(first.number())
                        .query(String.class)
                        .single())
                .as("what the item gave counts as it was given")
                .isEqualTo("225000.00 225000.00");
        three.subList(1, 3).forEach(Subsidy::withdrawn);
    }

    @Test
    void firstComeFirstServedUnlessSomebodyHasSaidOtherwise() {
        new TestPolicies(api).city(item, group, "1");
        String budget = budget("400000.00");
        List<Subsidy> three = three();
        JsonNode preview = preview(budget);
        assertThat(preview.path("rule").path("origin").asText()).isEqualTo("DEFAULT");
        // The second does not fit, and nobody comes before it.
        assertThat(given(preview)).containsExactly("300000.00", "0.00", "0.00");

        String early = proposed(budget);
        three.get(0).withdrawn();
        Api.Answer changed = confirm(second, early);
        assertThat(changed.text("code")).isEqualTo("ALLOTMENT_CLAIMS_CHANGED");
        assertThat(changed.body().path("detail").asText()).contains(three.get(0).number());
        // What is left suffices for the others now.
        assertThat(propose("finance", budget).text("code")).isEqualTo("ALLOTMENT_NOT_NEEDED");
        assertThat(api.post(second, ALLOTMENTS + "/" + early + "/rejection", Map.of("reason", "情况有变"))
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("REJECTED");
        three.get(1).reserved();
        assertThat(three.get(1).standing("officer2").path("calculation").has("budgetApplied"))
                .isFalse();
        three.subList(1, 3).forEach(Subsidy::withdrawn);
    }

    @Test
    void whoGetsNothingComesFirstNextYear() {
        shared("CARRY_OVER");
        String budget = budget("400000.00");
        Subsidy served = claim("360000.00");
        Subsidy late = claim("240000.00");
        JsonNode confirmed = confirm(second, proposed(budget)).ok();
        assertThat(confirmed.path("claims").findValuesAsText("kind")).containsExactly("WHOLE", "CARRIED_OVER");
        assertThat(line(budget).path("reserved").asText()).isEqualTo("300000.00");
        assertThat(late.find(second, "subsidy-budget")).isPresent();

        Subsidy newcomer = claim("120000.00");
        clock.at(LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 6), () -> {
            String next = budget("250000.00", LocalDate.now(clock).getYear());
            assertThat(newcomer.tries("finance", "subsidy-budget", "reserve").text("code"))
                    .isEqualTo("CARRIED_OVER_FIRST");
            JsonNode preview = preview(next);
            assertThat(preview.path("claims")
                            .path("items")
                            .path(0)
                            .path("caseNumber")
                            .asText())
                    .isEqualTo(late.number());
            assertThat(given(preview)).containsExactly("200000.00", "0.00");
            late.reserved();
            assertThat(line(next).path("reserved").asText()).isEqualTo("200000.00");
        });
        List.of(served, late, newcomer).forEach(Subsidy::withdrawn);
    }

    /** Two that were carried over, 200,000 each, and money for one of them. */
    @Test
    void ofThoseCarriedOverTheEarlierOneDoesNotWaitForTheLater() {
        shared("CARRY_OVER");
        String budget = budget("300000.00");
        Subsidy served = claim("360000.00");
        Subsidy earlier = claim("240000.00");
        Subsidy later = claim("240000.00");
        Subsidy newcomer = claim("120000.00");
        confirm(second, proposed(budget)).ok();
        newcomer.does("finance", "subsidy-budget", "return");
        // Sent back as well, so that no allotment finds it.
        later.does("finance", "subsidy-budget", "return");
        LocalDate then = nextYear();
        clock.at(then, () -> {
            String next = budget("300000.00", then.getYear());
            assertThat(propose("finance", next).text("code")).isEqualTo("ALLOTMENT_NOT_NEEDED");
            earlier.reserved();
            assertThat(line(next).path("reserved").asText()).isEqualTo("200000.00");
        });
        List.of(served, earlier, later, newcomer).forEach(Subsidy::withdrawn);
    }

    /** The cap by acceptance, the line by what was carried over: two of one cap do not wait for each other. */
    @Test
    void whoComesFirstUnderTheCapDoesNotWaitForWhoWasCarriedOver() {
        new TestPolicies(api)
                .city(
                        item,
                        group,
                        "1",
                        Map.of("allocation", "\"CARRY_OVER\"", "cap", "250000", "per", "\"FIRM_YEAR\""));
        String budget = budget("100000.00");
        Subsidy first = claim("240000.00").does("finance", "subsidy-budget", "return");
        Subsidy carried = claim("240000.00");
        confirm(second, proposed(budget)).ok();
        first.rechecked();
        LocalDate then = nextYear();
        clock.at(then, () -> {
            String next = budget("300000.00", then.getYear());
            assertThat(carried.tries("finance", "subsidy-budget", "reserve").text("code"))
                    .isEqualTo("CAP_EARLIER_FIRST");
            first.reserved();
            assertThat(line(next).path("reserved").asText()).isEqualTo("200000.00");
        });
        List.of(first, carried).forEach(Subsidy::withdrawn);
    }

    /** An earlier claim that is being corrected keeps its place under the cap; who has to be returned is named. */
    @Test
    void whoWouldTakeTheCapOfAnEarlierOneIsNamed() {
        new TestPolicies(api)
                .city(item, group, "1", Map.of("allocation", "\"PRO_RATA\"", "cap", "250000", "per", "\"FIRM_YEAR\""));
        String budget = budget("150000.00");
        Subsidy earlier = claim("240000.00")
                .does("finance", "subsidy-budget", "return")
                .does("officer2", "subsidy-recheck", "return")
                .does("officer", "subsidy-program-review", "correct", body -> body.putObject("correction")
                        .putArray("items")
                        .addObject()
                        .put("field", "lines")
                        .put("text", "请核对。"));
        assertThat(earlier.status()).isEqualTo("CORRECTION");
        Subsidy later = claim("240000.00");
        Api.Answer refused = confirm(second, proposed(budget));
        assertThat(refused.text("code")).isEqualTo("ALLOTMENT_CLAIM_REFUSED");
        assertThat(refused.text("detail")).contains(later.number(), earlier.number());
        later.withdrawn();
        JsonNode unused = api.get("finance", "/caps?group=" + group).ok().path("items");
        assertThat(unused).as("nobody has used it, and one waits").hasSize(1);
        assertThat(unused.findValuesAsText("height")).containsExactly("250000.00");
        assertThat(unused.findValuesAsText("left")).containsExactly("250000.00");
        String cap = "/caps/" + unused.path(0).path("id").asText();
        assertThat(api.get("finance", cap).ok().path("waiting").asText()).isEqualTo("200000.00");
        Subsidy small = claim("24000.00").reserved();
        assertThat(api.get("finance", cap).ok().path("reserved").asText()).isEqualTo("20000.00");
        assertThat(api.get("finance", "/caps?group=" + group).ok().findValuesAsText("waiting"))
                .as("what is being corrected is still asked of the cap")
                .containsExactly("200000.00");
        List.of(earlier, small).forEach(Subsidy::withdrawn);
    }

    /** 200,000 wait on two lines of 200,000: whoever comes leaves one of them whole, and waits for whoever changes the other. */
    @Test
    void whoWasCarriedOverKeepsALineThatPaysItWhole() {
        shared("CARRY_OVER");
        String budget = budget("300000.00");
        Subsidy served = claim("360000.00");
        Subsidy late = claim("240000.00");
        confirm(second, proposed(budget)).ok();
        Subsidy newcomer = claim("120000.00");
        Subsidy next = claim("120000.00");
        LocalDate then = nextYear();
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            clock.at(then, () -> {
                String one = budget("200000.00", then.getYear(), "甲" + group);
                String other = budget("200000.00", then.getYear(), "乙" + group);
                Future<Api.Answer> first = transaction.execute(status -> {
                    jdbc.sql("select id from ledger_account where id = ?::uuid for update")
                            .params(other)
                            .query(UUID.class)
                            .single();
                    Future<Api.Answer> reserved = runner.submit(() -> reserves(newcomer, "甲" + group));
                    Race.untilOneWaits(jdbc);
                    assertThat(reserved).isNotDone();
                    return reserved;
                });
                assertThat(first).succeedsWithin(Duration.ofSeconds(30)).satisfies(Api.Answer::ok);
                // Both lines together would still have enough.
                assertThat(reserves(next, "乙" + group).text("code")).isEqualTo("CARRIED_OVER_FIRST");
                assertThat(line(one).path("reserved").asText()).isEqualTo("100000.00");
                late.reserved();
            });
        } finally {
            runner.shutdownNow();
        }
        List.of(served, late, newcomer, next).forEach(Subsidy::withdrawn);
    }

    private Api.Answer reserves(Subsidy claim, String document) {
        return claim.tries("finance", "subsidy-budget", "reserve", body -> ((ObjectNode) body.path("answers"))
                .put("budgetDocument", document));
    }

    /** Passed over in two years, it comes first by the earlier one. */
    @Test
    void whoIsPassedOverAgainKeepsItsPlace() {
        shared("CARRY_OVER");
        String budget = budget("300000.00");
        Subsidy served = claim("360000.00");
        Subsidy late = claim("240000.00");
        confirm(second, proposed(budget)).ok();
        LocalDate then = nextYear();
        clock.at(then, () -> {
            confirm(second, proposed(budget("100000.00", then.getYear()))).ok();
            budget("150000.00", then.getYear(), "追加" + group);
            Subsidy newcomer = claim("120000.00");
            assertThat(newcomer.tries("finance", "subsidy-budget", "reserve").text("code"))
                    .as("this year's money is not the newcomer's")
                    .isEqualTo("CARRIED_OVER_FIRST");
            newcomer.withdrawn();
        });
        List.of(served, late).forEach(Subsidy::withdrawn);
    }

    /** The meeting sends back what was cut; then there is money enough. */
    @Test
    void aSecondRoundSaysNothingOfTheFirstOnesCut() {
        shared("PRO_RATA");
        String budget = budget("400000.00");
        Subsidy first = claim("360000.00");
        Subsidy other = claim("240000.00");
        confirm(second, proposed(budget)).ok();
        assertThat(first.view("officer2").path("answers").path("allottedFrom").asText())
                .isEqualTo("300000.00");
        first.returned();
        assertThat(first.view("officer2").path("answers").has("allottedFrom")).isFalse();
        other.withdrawn();
        first.reviewedAnew().rechecked().reserved().awarded(clock, notices);
        assertThat(line(budget).path("committed").asText()).isEqualTo("300000.00");
        JsonNode answers = first.view("officer2").path("answers");
        assertThat(answers.has("allottedFrom") || answers.has("allotmentRule") || answers.has("budgetApplied"))
                .as("%s", answers)
                .isFalse();
        assertThat(first.standing("enterprise").path("calculation").has("budgetApplied"))
                .isFalse();
    }

    @Test
    void threeEqualClaimsGetTheOddFenByNumber() {
        new TestPolicies(api).city(item, group, "0", Map.of("amount", "500000", "allocation", "\"PRO_RATA\""));
        String budget = budget("1000000.00");
        List<Subsidy> three = List.of(claim("1200.00"), claim("1200.00"), claim("1200.00"));
        assertThat(given(preview(budget))).containsExactly("333333.34", "333333.33", "333333.33");
        // One item and two lines that may pay it: two rows.
        budget("1.00", LocalDate.now(clock).getYear(), "泉财教分二" + group);
        Pages.turn(api, "finance", ALLOTMENTS + "/waiting", 2);
        confirm(second, proposed(budget)).ok();
        assertThat(line(budget).path("reserved").asText()).isEqualTo("1000000.00");
        ledgerHolds(budget, three);
        three.forEach(Subsidy::withdrawn);
        assertThat(line(budget).path("reserved").asText()).isEqualTo("0.00");
    }
}
