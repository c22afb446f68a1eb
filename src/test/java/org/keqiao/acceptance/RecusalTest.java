package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.inbox.recusal.Recusals;
import org.keqiao.process.Bundle;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** D-18: an officer's spouse works at the applicant. */
@KeqiaoTest
class RecusalTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    CaseInvariants invariants;

    @Autowired
    Recusals recusals;

    @Autowired
    CurrentActor current;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private String item;

    @BeforeEach
    void aPolicyWithABudget() {
        api = new Api("http://localhost:" + port);
        String group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
        new TestPolicies(api).city(item, group, "0.20");
        api.post(
                        "finance",
                        "/budget-lines",
                        Map.of(
                                "year",
                                LocalDate.now(clock).getYear(),
                                "policyGroup",
                                group,
                                "total",
                                "1000000.00",
                                "documentNumber",
                                "市指 " + group))
                .ok();
    }

    private Subsidy submitted() {
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        return Subsidy.of(api, item, certificate, "600000.00").submitted();
    }

    private static String recusals(Subsidy subsidy) {
        return "/cases/" + subsidy.id() + "/recusals";
    }

    private Api.Answer ask(String user, Subsidy subsidy, String person) {
        return api.post(user, recusals(subsidy), Map.of("person", person, "reason", "配偶在申报单位任财务负责人"));
    }

    private Api.Answer decide(String user, JsonNode recusal, boolean granted) {
        return api.post(
                user,
                "/recusals/" + recusal.path("id").asText() + "/decision",
                Map.of("granted", granted, "reason", "情况属实"));
    }

    @Test
    void whatTheOfficerDidIsVoidAndDoneAgain() {
        Subsidy subsidy = submitted().reviewed().audited();
        JsonNode asked = ask("officer", subsidy, "officer").ok();
        assertThat(asked.path("origin").asText()).isEqualTo("SELF");
        // Until it is decided nobody decides on what the officer did, nor does the officer decide about it.
        assertThat(decide("officer", asked, true).text("code")).isEqualTo("NOT_THE_RECUSAL_OFFICE");
        assertThat(decide("enterprise", asked, true).status()).isEqualTo(403);
        assertThat(ask("officer3", subsidy, "officer").text("code")).isEqualTo("RECUSAL_ASKED");
        decide("deputy", asked, true).ok();
        assertThat(decide("deputy", asked, false).text("code")).isEqualTo("RECUSAL_DECIDED");
        assertThat(subsidy.view("officer3").path("letters").findValuesAsText("kind"))
                .contains("LT-H1");
        assertThat(subsidy.view("enterprise").path("letters").findValuesAsText("kind"))
                .doesNotContain("LT-H1");

        Api.Answer onward = subsidy.tries("officer2", "subsidy-recheck", "agree");
        assertThat(onward.text("code")).isEqualTo("VOID_STEP_OPEN");
        subsidy.does("officer2", "subsidy-recheck", "return");
        assertThat(api.get("officer", "/tasks?queue=all&caseId=" + subsidy.id())
                        .ok()
                        .path("items"))
                .isEmpty();
        String task = subsidy.task("officer3", "subsidy-program-review");
        assertThat(api.post("officer", "/tasks/" + task + "/claim", Map.of()).text("code"))
                .isEqualTo("RECUSED");
        api.post("officer3", "/tasks/" + task + "/claim", Map.of()).ok();
        assertThat(api.post("officer3", "/tasks/" + task + "/assignment", Map.of("assignee", "officer"))
                        .text("code"))
                .isEqualTo("RECUSED");
        subsidy.does("officer3", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "600000.00"))
                .auditedBy("officer3")
                .rechecked()
                .reserved();
        assertThat(api.get("auditor", "/audit/cases/" + subsidy.number()).status())
                .isEqualTo(200);
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }

    /** What the audit left is below the threshold by now: that is no reason to go on without one. */
    @Test
    void anAuditThatIsVoidIsDoneAgainWhateverIsLeftOfTheAmount() {
        new TestPolicies(api).city(item = item + "_WHOLE", item, "1");
        Subsidy subsidy = submitted();
        subsidy.reviewed()
                .commissionedBy("officer")
                .reported(finding -> finding.put("auditFinding", "QUALIFIED")
                        .put("auditVerifiedAmount", "400000.00")
                        .put("auditUnrecognisedAmount", "200000.00"))
                .does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "400000.00"));
        decide("deputy", ask("officer3", subsidy, "auditfirm").ok(), true).ok();
        assertThat(subsidy.tries("officer2", "subsidy-recheck", "agree").text("code"))
                .isEqualTo("VOID_STEP_OPEN");
        subsidy.does("officer2", "subsidy-recheck", "return")
                .does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "400000.00"));
        assertThat(subsidy.find("officer2", "subsidy-recheck")).isEmpty();
        assertThat(subsidy.find("officer", "subsidy-audit-commission")).isPresent();

        // So is one whose commission is void, though nobody objects to the firm.
        Subsidy commissioned = submitted().reviewed().audited();
        decide("deputy", ask("officer3", commissioned, "officer").ok(), true).ok();
        commissioned
                .does("officer2", "subsidy-recheck", "return")
                .does(
                        "officer3",
                        "subsidy-program-review",
                        "eligible",
                        body -> commissioned.accepts(body, "600000.00"));
        assertThat(commissioned.find("officer2", "subsidy-recheck")).isEmpty();
        commissioned.auditedBy("officer3").does("officer2", "subsidy-recheck", "agree");

        // What was void before the applicant corrected the claim asks for nothing afterwards.
        new TestPolicies(api).city(item = item + "_ANEW", item, "1", Map.of("sampleRate", "0"));
        Subsidy corrected = submitted().reviewed().commissionedBy("officer").reported(finding -> {});
        decide("deputy", ask("officer3", corrected, "officer").ok(), true).ok();
        corrected.does("officer3", "subsidy-program-review", "correct", body -> body.putObject("correction")
                .putArray("items")
                .addObject()
                .put("field", "lines")
                .put("text", "请核对。"));
        corrected.triesToAnswer(answers -> {}).ok();
        corrected.does("officer3", "subsidy-program-review", "eligible", body -> corrected.accepts(body, "100000.00"));
        assertThat(corrected.find("officer2", "subsidy-recheck")).isPresent();
    }

    @Test
    void anotherPersonStandsForWhatHolds() {
        Subsidy subsidy = submitted().reviewed().audited();
        decide("deputy", ask("officer3", subsidy, "officer").ok(), true).ok();
        String acts = "/cases/" + subsidy.id() + "/void-acts";
        JsonNode all = api.get("officer3", acts).ok().deepCopy();
        String review = acts + "/" + all.path(0).path("seq").asInt() + "/review";
        Map<String, String> opinion = Map.of("reason", "重新核对原件，结论一致");
        assertThat(api.post("officer", review, opinion).text("code")).isEqualTo("RECUSED");
        assertThat(api.post("officer2", review, opinion).text("code")).isEqualTo("ROLE_MISSING");
        assertThat(api.post("officer3", review, opinion).status()).isEqualTo(204);
        assertThat(api.post("officer3", review, opinion).text("code")).isEqualTo("NOT_VOID");
        // One in twenty was audited, too: further steps of the same duty, and void by themselves.
        for (int i = 1; i < all.size(); i++) {
            api.post("officer3", acts + "/" + all.path(i).path("seq").asInt() + "/review", opinion)
                    .ok();
        }
        subsidy.rechecked().reserved();
    }

    @Test
    void aCountysHeadDecidesInTheNameOfItsDepartment() {
        Subsidy subsidy = submitted();
        decide("countyhead", ask("officer", subsidy, "county").ok(), true).ok();
        assertThat(jdbc.sql("select html from letter where kind = 'LT-H1' and case_number = ?")
                        .params(subsidy.number())
                        .query(String.class)
                        .single())
                .contains("<div class=\"organ\">晋江市科技主管部门</div>", "晋江科回避〔", "回避</strong>，自决定之日起不再参与本案办理")
                .doesNotContain("泉州市科学技术局");
    }

    /** Any matter of ours has it (domain 2.6). */
    @Test
    void everyMatterWritesTheDecisionDown() {
        assertThat(ShippedBundles.load())
                .allSatisfy(bundle -> assertThat(bundle.file(Bundle.SETTINGS).orElseThrow())
                        .as(bundle.matter())
                        .contains("\"LT-H1\"", "\"LT-H1P\""));
        Contract contract = Contract.of(api).submitted();
        JsonNode asked = api.post(
                        "registrar",
                        "/cases/" + contract.id() + "/recusals",
                        Map.of("person", "registrar", "reason", "配偶在申报单位任财务负责人"))
                .ok();
        decide("deputy", asked, true).ok();
        assertThat(jdbc.sql("select html from letter where kind = 'LT-H1' and case_number = ?")
                        .params(contract.view("clerk").path("caseNumber").asText())
                        .query(String.class)
                        .single())
                .contains("回避</strong>，自决定之日起不再参与本案办理");
    }

    @Test
    void aPartyAsksOnceAndIsAnswered() {
        Subsidy subsidy = submitted();
        assertThat(ask("enterprise", subsidy, "查无此人").status()).isEqualTo(422);
        JsonNode asked = ask(
                        "enterprise",
                        subsidy,
                        api.get("officer", "/me").ok().path("displayName").asText())
                .ok();
        assertThat(asked.path("origin").asText()).isEqualTo("PARTY");
        assertThat(api.get("enterprise2", recusals(subsidy)).status()).isEqualTo(404);
        decide("deputy", asked, false).ok();
        assertThat(subsidy.view("enterprise").path("letters").findValuesAsText("kind"))
                .contains("LT-H1P");
        assertThat(api.get("enterprise", recusals(subsidy))
                        .ok()
                        .path(0)
                        .path("decision")
                        .asText())
                .isEqualTo("情况属实");
        assertThat(ask("enterprise", subsidy, asked.path("personName").asText()).text("code"))
                .isEqualTo("RECUSAL_ASKED");
        subsidy.reviewed();
    }

    @Test
    void anotherStepOfTheSameDutyDoesNotStandForTheVoidOne() {
        Subsidy subsidy = submitted().does("county", "subsidy-county-review", "recommend");
        subsidy.does("officer", "subsidy-program-review", "eligible", body -> {
            subsidy.accepts(body, "600000.00");
            ((ObjectNode) body.path("answers")).put("certifiedRelatedParty", true);
        });
        // Related parties are audited, by a step of the same duty.
        subsidy.commissionedBy("officer3");
        decide("deputy", ask("officer", subsidy, "officer").ok(), true).ok();
        assertThat(subsidy.tries("auditfirm", "subsidy-audit", "reported", subsidy.report(finding -> {}))
                        .text("code"))
                .isEqualTo("VOID_STEP_OPEN");
    }

    @Test
    void theListComesPageByPageAndAsksOnceForAllPeople() {
        for (int i = 0; i < 2; i++) {
            ask("officer", submitted(), "county").ok();
        }
        JsonNode first = api.get("countyhead", "/recusals?limit=1").ok();
        JsonNode second = api.get(
                        "countyhead",
                        "/recusals?limit=1&cursor=" + first.path("next").asText())
                .ok();
        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items")).hasSize(1);
        assertThat(first.path("items").path(0).path("decidable").asBoolean()).isTrue();
        assertThat(second.path("items").path(0).path("id"))
                .isNotEqualTo(first.path("items").path(0).path("id"));
        List<String> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page =
                    api.get("deputy", "/recusals?limit=2&cursor=" + cursor).ok();
            page.path("items").forEach(item -> all.add(item.path("id").asText()));
            cursor = page.hasNonNull("next") ? page.path("next").asText() : null;
        }
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all)
                .hasSize(api.get("deputy", "/recusals?limit=200")
                        .ok()
                        .path("items")
                        .size());
        long one = asked(1);
        assertThat(asked(50)).isEqualTo(one);
    }

    private long asked(int limit) {
        return current.runAs(
                accounts.actorNamed("countyhead"), () -> Statements.countedIn(() -> recusals.mine(null, limit)));
    }

    @Test
    void whatAllDeclaredComesPageByPage() {
        List<String> declared = new ArrayList<>();
        for (String officer : List.of("officer", "officer2")) {
            declared.add(api.post(
                            officer,
                            "/me/relations",
                            Map.of("uscc", Newcomers.creditCode(), "name", "某单位", "relation", "OTHER"))
                    .ok()
                    .path("id")
                    .asText());
        }
        JsonNode first = api.get("discipline", "/relations?limit=1").ok();
        JsonNode second = api.get(
                        "discipline",
                        "/relations?limit=1&cursor=" + first.path("next").asText())
                .ok();
        assertThat(List.of(
                        first.path("items").path(0).path("id").asText(),
                        second.path("items").path(0).path("id").asText()))
                .containsExactly(declared.get(1), declared.get(0));
        api.delete("officer", "/me/relations/" + declared.get(0));
        api.delete("officer2", "/me/relations/" + declared.get(1));
    }

    @Test
    void theLeadingGroupDecidesAboutAnybody() {
        Subsidy subsidy = submitted().does("county", "subsidy-county-review", "recommend");
        JsonNode asked = ask("officer3", subsidy, "officer").ok();
        String decision = "/recusals/" + asked.path("id").asText() + "/decision";
        assertThat(api.post(
                                "secretary",
                                decision,
                                Map.of("granted", true, "reason", "党组会同意", "minutes", "党组纪要〔2026〕10号"))
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("GRANTED");
    }

    @Test
    void whoStandsBackDoesNotStopTheClock() {
        Subsidy subsidy = submitted().does("county", "subsidy-county-review", "recommend");
        ask("officer", subsidy, "officer").ok();
        String pause = "/cases/" + subsidy.id() + "/clock/pause";
        Map<String, Object> reason = Map.of("reason", "等待鉴定", "expectedDays", 5);
        assertThat(api.post("officer", pause, reason).text("code")).isEqualTo("RECUSAL_PENDING");
        assertThat(api.post("officer3", pause, reason).status()).isLessThan(300);
    }

    @Test
    void theDeputyDirectorsOwnRecusalIsTheMeetings() {
        Subsidy subsidy = submitted();
        JsonNode asked = ask("deputy", subsidy, "deputy").ok();
        assertThat(decide("deputy", asked, true).text("code")).isEqualTo("NOT_THE_RECUSAL_OFFICE");
        assertThat(decide("secretary", asked, true).status()).isEqualTo(422);
        api.post(
                        "secretary",
                        "/recusals/" + asked.path("id").asText() + "/decision",
                        Map.of("granted", true, "reason", "党组会同意", "minutes", "党组纪要〔2026〕9号"))
                .ok();
    }

    @Test
    void aDeclaredRelationKeepsTheOfficerOut() {
        Subsidy before = submitted().does("county", "subsidy-county-review", "recommend");
        String task = before.task("officer3", "subsidy-program-review");
        api.post("officer3", "/tasks/" + task + "/claim", Map.of()).ok();
        String relation = api.post(
                        "officer3", "/me/relations", Map.of("uscc", "91350582MA31ABCD0M", "relation", "SPOUSE"))
                .ok()
                .path("id")
                .asText();
        try {
            JsonNode proposed = api.get("deputy", recusals(before)).ok().path(0);
            assertThat(proposed.path("origin").asText()).isEqualTo("SYSTEM");
            assertThat(before.find("officer3", "subsidy-program-review")).isEmpty();
            assertThat(api.post("officer3", "/tasks/" + task + "/completion", Map.of("outcome", "eligible"))
                            .text("code"))
                    .isEqualTo("RELATION_DECLARED");
            decide("deputy", proposed, true).ok();
            // It went back to the group.
            api.post("officer", "/tasks/" + task + "/claim", Map.of()).ok();
        } finally {
            assertThat(api.delete("officer3", "/me/relations/" + relation).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void whoeverIsSecondLosesCleanly() {
        for (int race = 0; race < 4; race++) {
            Subsidy subsidy = submitted().does("county", "subsidy-county-review", "recommend");
            String task = subsidy.task("officer", "subsidy-program-review");
            api.post("officer", "/tasks/" + task + "/claim", Map.of()).ok();
            List<Api.Answer> answers = Race.together(List.of(
                    () -> ask("officer3", subsidy, "officer"),
                    () -> subsidy.completes("officer", task, "subsidy-program-review", "eligible")));
            assertThat(answers.get(0).status()).as("%s", answers.get(0).body()).isEqualTo(201);
            assertThat(answers.get(1).status()).isIn(200, 403);
            List<Api.Answer> granted = Race.together(List.of(
                    () -> decide("deputy", answers.get(0).body(), true),
                    () -> decide("deputy", answers.get(0).body(), false)));
            assertThat(granted).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        }
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }
}
