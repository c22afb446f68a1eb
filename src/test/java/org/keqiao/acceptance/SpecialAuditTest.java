package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.form.CodeTables;
import org.keqiao.form.LiveCodes;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** 专项审计 by an outside firm: what it sees, what the clock does meanwhile, who stands back, and what its word is worth. */
@KeqiaoTest
class SpecialAuditTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationContext context;

    private Api api;
    private String item;

    @BeforeEach
    void anItemWhoseClaimsAreAllAudited() {
        api = new Api("http://localhost:" + port);
        item = Subsidy.auditedItem(api);
    }

    private Subsidy reviewed() {
        return Subsidy.of(
                        api,
                        item,
                        Contract.of(api)
                                .certified()
                                .letter("LT-C1")
                                .path("number")
                                .asText(),
                        "600000.00")
                .submitted()
                .reviewed();
    }

    private Subsidy underAudit() {
        return reviewed().commissionedBy("officer");
    }

    private static JsonNode calculation(Subsidy subsidy) {
        return subsidy.view("officer2").path("answers").path("calculation");
    }

    @Test
    void theFirmReportsAndTheReviewGoesOnWithWhatItRecognised() {
        Subsidy subsidy = underAudit();
        assertThat(subsidy.find("officer", "subsidy-audit")).isEmpty();
        String task = subsidy.task("auditfirm", "subsidy-audit");
        assertThat(subsidy.tries("auditfirm", "subsidy-audit", "reported")
                        .body()
                        .toString())
                .as("no report, no audit")
                .contains("auditReport");
        assertThat(subsidy.tries(
                                "auditfirm",
                                "subsidy-audit",
                                "reported",
                                subsidy.report(finding -> finding.put("auditFinding", "QUALIFIED")))
                        .body()
                        .toString())
                .as("a qualified opinion says what it leaves out")
                .contains("auditUnrecognisedAmount");
        assertThat(api.get("auditfirm", "/tasks/" + task).status()).isEqualTo(200);

        subsidy.reported(finding -> finding.put("auditFinding", "QUALIFIED")
                .put("auditVerifiedAmount", "400000.00")
                .put("auditUnrecognisedAmount", "200000.00"));
        Api.Answer whole = subsidy.tries(
                "officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "600000.00"));
        assertThat(whole.text("code")).isEqualTo("AUDIT_EXCEEDED");
        subsidy.does("officer", "subsidy-program-review", "eligible", body -> subsidy.accepts(body, "400000.00"));

        JsonNode audited = calculation(subsidy).path("audited");
        assertThat(audited.path("finding").asText()).isEqualTo("QUALIFIED");
        assertThat(audited.path("verified").asText()).isEqualTo("400000.00");
        assertThat(audited.path("firm").asText()).contains("会计师事务所");
        assertThat(subsidy.find("officer2", "subsidy-recheck"))
                .as("one audit is enough")
                .isPresent();
        assertThat(subsidy.find("officer", "subsidy-audit-commission")).isEmpty();
    }

    @Test
    void nothingIsGivenUponAnAdverseOpinion() {
        Subsidy subsidy = underAudit().reported(finding -> finding.put("auditFinding", "ADVERSE")
                .put("auditVerifiedAmount", "0.00")
                .put("auditUnrecognisedAmount", "600000.00"));
        String task = subsidy.task("officer", "subsidy-program-review");
        api.post("officer", "/tasks/" + task + "/claim", Map.of()).ok();
        Api.Answer eligible = subsidy.completes("officer", task, "subsidy-program-review", "eligible");
        assertThat(eligible.text("code")).isEqualTo("AUDIT_ADVERSE");
        assertThat(eligible.text("detail")).contains("否定意见");
    }

    @Test
    void theFirmReadsWhatWasFiledAndNothingElse() {
        Subsidy other = Subsidy.of(
                        api,
                        item,
                        Contract.of(api)
                                .certified()
                                .letter("LT-C1")
                                .path("number")
                                .asText(),
                        "100000.00")
                .submitted();
        Subsidy subsidy = reviewed();
        String path = "/cases/" + subsidy.id();
        String secret = "内部" + UUID.randomUUID();
        String internal = api.upload(
                        "officer", subsidy.id(), "auditReport", "i.pdf", Example.file("files/undertaking.pdf"))
                .ok()
                .path("id")
                .asText();
        assertThat(api.get("auditfirm", path).status())
                .as("before it is given to the firm")
                .isEqualTo(404);
        subsidy.does("officer", "subsidy-audit-commission", "commission", body -> body.put("opinion", secret));

        JsonNode seen = subsidy.view("auditfirm");
        assertThat(seen.path("answers").path("lines").path(0).path("paidAmount").asText())
                .isEqualTo("600000.00");
        assertThat(seen.path("answers").has("reviewedLines"))
                .as("what officers found")
                .isFalse();
        assertThat(seen.path("answers").has("calculation")).isFalse();
        assertThat(seen.path("letters")).isEmpty();
        assertThat(seen.path("documents").findValuesAsText("kind")).contains("invoice", "bankVoucher");
        for (JsonNode document : seen.path("documents")) {
            assertThat(api.get("auditfirm", "/documents/" + document.path("id").asText())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(api.get("auditfirm", "/documents/" + internal).status()).isEqualTo(404);
        for (JsonNode letter : subsidy.view("enterprise").path("letters")) {
            assertThat(api.get("auditfirm", "/letters/" + letter.path("id").asText())
                            .status())
                    .isEqualTo(404);
        }
        String officer = api.get("officer", "/me").ok().path("displayName").asText();
        JsonNode task = api.get("auditfirm", "/tasks/" + subsidy.task("auditfirm", "subsidy-audit"))
                .ok();
        assertThat(seen + api.get("auditfirm", path + "/timeline").ok().toString() + task)
                .doesNotContain(secret)
                .doesNotContain(officer)
                .doesNotContain("reviewedLines");
        assertThat(api.get("officer3", path + "/timeline").ok().toString()).contains(secret);
        assertThat(api.get("auditfirm", path + "/subsidy")
                        .ok()
                        .path("calculation")
                        .isMissingNode())
                .isTrue();
        assertThat(api.get("auditfirm", path + "/recusals").ok()).isEmpty();
        assertThat(api.post("auditfirm", path + "/withdrawal", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("auditfirm", path + "/clock/resumption", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("auditfirm", "/cases/" + other.id()).status()).isEqualTo(404);
        assertThat(api.get("auditfirm", "/cases?limit=200").ok().findValuesAsText("id"))
                .contains(subsidy.id())
                .doesNotContain(other.id());
        assertThat(api.get("auditfirm", "/register").status()).isEqualTo(200);

        subsidy.reported(finding -> {}).does("officer", "subsidy-program-review", "refuse", body -> {
            ObjectNode answers = (ObjectNode) body.path("answers");
            answers.put("refusalReason", "NOT_ELIGIBLE").put("refusalExplanation", "不符合条件");
        });
        subsidy.withdrawn();
        assertThat(api.get("auditfirm", path).status()).as("decided").isEqualTo(404);
    }

    @Test
    void theFirmReadsNeitherWhatIsBeingCorrectedNorWhy() {
        Subsidy subsidy = underAudit().reported(finding -> {});
        String path = "/cases/" + subsidy.id();
        api.post("officer", path + "/clock/pause", Map.of("reason", "核对原件", "expectedDays", 3))
                .ok();
        api.post("officer", path + "/clock/resumption", Map.of("reason", "核对完毕"))
                .ok();
        subsidy.does("officer", "subsidy-program-review", "correct", body -> body.putObject("correction")
                .putArray("items")
                .addObject()
                .put("field", "lines")
                .put("text", "请核对。"));
        subsidy.with(answers -> {
            Subsidy.line(answers).put("paidAmount", "500000.00");
            api.put("enterprise", path + "/answers", answers).ok();
        });
        assertThat(paid(subsidy, "enterprise")).isEqualTo("500000.00");
        assertThat(paid(subsidy, "auditfirm")).as("as it was sent").isEqualTo("600000.00");
        assertThat(subsidy.view("enterprise").path("correction").path("items")).hasSize(1);
        assertThat(subsidy.view("auditfirm").path("correction").path("items")).isEmpty();
        assertThat(api.get("enterprise", path + "/timeline").ok().findValuesAsText("letter"))
                .isNotEmpty();
        JsonNode told = api.get("auditfirm", path + "/timeline").ok();
        assertThat(told).isNotEmpty();
        assertThat(told.findValuesAsText("letter")).isEmpty();
        assertThat(told.findValuesAsText("letterNumber")).isEmpty();

        subsidy.triesToAnswer(answers -> Subsidy.line(answers).put("paidAmount", "600000.00"))
                .ok();
        subsidy.reviewedAnew();
        Newcomers newcomers = Newcomers.of(context);
        String auditor = newcomers.account(Role.SPECIAL_AUDITOR);
        String colleague = newcomers.account(Role.SPECIAL_AUDITOR);
        String code = Newcomers.creditCode();
        UUID firm = newcomers.verified(auditor, OrganisationType.AUDITOR, code);
        newcomers.join(firm, auditor, colleague, MemberRole.VIEWER);
        subsidy.does("officer", "subsidy-audit-commission", "commission", body -> firm(body, code));
        String task = subsidy.task(colleague, "subsidy-audit");
        assertThat(begunWith(colleague, task))
                .as("what another firm said of what was sent before")
                .isEmpty();

        String buyer = "91340602MA2MEF5691";
        api.post(auditor, "/tasks/" + task + "/claim", Map.of()).ok();
        api.post(auditor, "/me/relations", Map.of("uscc", buyer, "name", "淮北相源新材料科技有限公司", "relation", "SPOUSE"))
                .ok();
        assertThat(api.get("deputy", path + "/recusals").ok().toString())
                .as("who was at work already")
                .contains("PROPOSED");
        api.post(auditor, "/tasks/" + task + "/release", Map.of());
        for (String person : List.of(auditor, colleague)) {
            assertThat(api.post(person, "/tasks/" + task + "/claim", Map.of()).text("code"))
                    .as("close to the other party of the contract")
                    .isEqualTo("RELATION_DECLARED");
        }
        subsidy.withdrawn();
    }

    /** What the form of a waiting step holds when it is opened. */
    private JsonNode begunWith(String user, String task) {
        return api.get(user, "/tasks/" + task).ok().path("answers");
    }

    private static String paid(Subsidy subsidy, String user) {
        return subsidy.view(user)
                .path("answers")
                .path("lines")
                .path(0)
                .path("paidAmount")
                .asText();
    }

    @Test
    void theClockStandsWhileTheFirmAuditsAndItsOwnLimitRuns() {
        LocalDate begun = LocalDate.now(clock);
        while (!calendar.isWorkingDay(begun)) {
            begun = begun.plusDays(1);
        }
        LocalDate day = begun;
        clock.at(day, () -> {
            Subsidy subsidy = reviewed();
            JsonNode before = subsidy.view("officer").path("clock");
            assertThat(before.path("paused").asBoolean()).isFalse();
            subsidy.commissionedBy("officer");
            JsonNode paused = subsidy.view("enterprise").path("clock");
            assertThat(paused.path("paused").asBoolean()).isTrue();
            LocalDate audit = later(day, 20);
            assertThat(paused.path("pausedUntil").asText()).isEqualTo(audit.toString());
            assertThat(api.post("officer", "/cases/" + subsidy.id() + "/clock/resumption", Map.of("reason", "x"))
                            .text("code"))
                    .isEqualTo("STEP_HOLDS_CLOCK");

            LocalDate late = later(day, 22);
            clock.at(late, () -> {
                JsonNode row = api.get("auditfirm", "/tasks?queue=claimable&caseId=" + subsidy.id())
                        .ok()
                        .path("items")
                        .path(0);
                assertThat(row.path("dueOn").asText()).isEqualTo(audit.toString());
                assertThat(row.path("light").asText())
                        .as("the audit is overdue")
                        .isEqualTo("OVERDUE");
                assertThat(subsidy.view("officer")
                                .path("clock")
                                .path("leftDays")
                                .asInt())
                        .as("the case is not")
                        .isEqualTo(before.path("leftDays").asInt());
                subsidy.reported(finding -> {});
                JsonNode after = subsidy.view("officer").path("clock");
                assertThat(after.path("paused").asBoolean()).isFalse();
                assertThat(after.path("dueOn").asText())
                        .isEqualTo(later(LocalDate.parse(before.path("dueOn").asText()), 22)
                                .toString());
            });
        });
    }

    @Test
    void aPauseThatEndsDuringTheAuditLeavesTheClockStanding() {
        Subsidy subsidy = reviewed();
        String path = "/cases/" + subsidy.id();
        api.post("officer", path + "/clock/pause", Map.of("reason", "核对原件", "expectedDays", 3))
                .ok();
        subsidy.commissionedBy("officer");
        api.post("officer", path + "/clock/resumption", Map.of("reason", "核对完毕"))
                .ok();

        assertThat(subsidy.view("officer").path("clock").path("paused").asBoolean())
                .isTrue();
        assertThat(api.get("enterprise", path + "/timeline").ok().toString())
                .as("it does not go on")
                .doesNotContain("恢复计时，办理期限至");
        assertThat(api.post("officer", path + "/clock/resumption", Map.of("reason", "x"))
                        .text("code"))
                .isEqualTo("STEP_HOLDS_CLOCK");
        subsidy.reported(finding -> {});
        assertThat(subsidy.view("officer").path("clock").path("paused").asBoolean())
                .isFalse();
        subsidy.withdrawn();
    }

    @Test
    void whoIsRelatedStandsBackAndAnotherFirmAudits() {
        Newcomers newcomers = Newcomers.of(context);
        String auditor = newcomers.account(Role.SPECIAL_AUDITOR);
        String colleague = newcomers.account(Role.SPECIAL_AUDITOR);
        String code = Newcomers.creditCode();
        UUID firm = newcomers.verified(auditor, OrganisationType.AUDITOR, code);
        newcomers.join(firm, auditor, colleague, MemberRole.VIEWER);

        Subsidy subsidy = underAudit();
        subsidy.does("auditfirm", "subsidy-audit", "declined");
        assertThat(api.get("auditfirm", "/cases/" + subsidy.id()).status())
                .as("a firm that hands it back reads no more")
                .isEqualTo(404);
        subsidy.commissionedBy("officer");
        assertThat(begunWith("auditfirm", subsidy.task("auditfirm", "subsidy-audit"))
                        .path("auditFinding")
                        .asText())
                .as("it goes on where it was itself")
                .isEqualTo("UNQUALIFIED");
        subsidy.does("auditfirm", "subsidy-audit", "declined");
        subsidy.does("officer", "subsidy-audit-commission", "commission", body -> firm(body, code));
        assertThat(subsidy.find("auditfirm", "subsidy-audit")).isEmpty();
        assertThat(begunWith(colleague, subsidy.task(colleague, "subsidy-audit")))
                .as("nothing of what the other firm left")
                .isEmpty();
        assertThat(subsidy.find(colleague, "subsidy-audit")).isPresent();

        String task = subsidy.task(colleague, "subsidy-audit");
        String applicant = organisations
                .find(UUID.fromString(subsidy.view("enterprise")
                        .path("parties")
                        .path(0)
                        .path("organisationId")
                        .asText()))
                .uscc();
        String relation = api.post(
                        auditor, "/me/relations", Map.of("uscc", applicant, "relation", "SPOUSE", "note", "配偶任职"))
                .ok()
                .path("id")
                .asText();
        assertThat(api.post(colleague, "/tasks/" + task + "/claim", Map.of()).text("code"))
                .as("a firm stands back as a whole")
                .isEqualTo("RELATION_DECLARED");

        String withdrawal = "/cases/" + subsidy.id() + "/audit-withdrawal";
        assertThat(api.post("officer2", withdrawal, Map.of("reason", "机构有关联")).status())
                .isEqualTo(403);
        assertThat(api.post(colleague, withdrawal, Map.of("reason", "x")).status())
                .isEqualTo(404);
        assertThat(api.post("officer", withdrawal, Map.of("reason", " ")).status())
                .isEqualTo(422);
        assertThat(api.post("officer", withdrawal, Map.of("reason", "机构有关联")).status())
                .isEqualTo(204);
        assertThat(api.get(colleague, "/cases/" + subsidy.id()).status()).isEqualTo(404);
        assertThat(subsidy.view("officer").path("clock").path("paused").asBoolean())
                .isFalse();
        assertThat(api.post("officer", withdrawal, Map.of("reason", "再次")).text("code"))
                .isEqualTo("AUDIT_NOT_OPEN");
        subsidy.commissionedBy("officer")
                .reported(finding -> {})
                .goesOn("officer")
                .rechecked();

        Subsidy next = reviewed();
        Api.Answer refused = next.tries("officer", "subsidy-audit-commission", "commission", body -> firm(body, code));
        assertThat(refused.text("code")).isEqualTo("AUDIT_FIRM_RELATED");
        assertThat(api.getIn("en", "officer", "/cases/" + next.id()).status()).isEqualTo(200);
        next.does("officer", "subsidy-audit-commission", "commission");
        api.delete(auditor, "/me/relations/" + relation);
    }

    /** A party of the contract that is no party of the case, and not registered here. */
    @Test
    void aFirmWithSomebodyCloseToTheBuyerIsNotCommissioned() {
        Newcomers newcomers = Newcomers.of(context);
        String auditor = newcomers.account(Role.SPECIAL_AUDITOR);
        String code = Newcomers.creditCode();
        newcomers.verified(auditor, OrganisationType.AUDITOR, code);
        api.post(
                        auditor,
                        "/me/relations",
                        Map.of("uscc", "91340602MA2MEF5691", "name", "淮北相源新材料科技有限公司", "relation", "SPOUSE"))
                .ok();
        Subsidy subsidy = reviewed();
        assertThat(subsidy.tries("officer", "subsidy-audit-commission", "commission", body -> firm(body, code))
                        .text("code"))
                .isEqualTo("AUDIT_FIRM_RELATED");
        subsidy.does("officer", "subsidy-audit-commission", "commission");
    }

    @Test
    void nobodyOutsideTheListIsCommissioned() {
        Newcomers newcomers = Newcomers.of(context);
        String code = Newcomers.creditCode();
        newcomers.verified(newcomers.account(), OrganisationType.AUDITOR, code);
        Subsidy subsidy = reviewed();
        assertThat(subsidy.tries("officer", "subsidy-audit-commission", "commission", body -> firm(body, code))
                        .status())
                .as("nobody of it was made an auditor")
                .isEqualTo(422);
        subsidy.does("officer", "subsidy-audit-commission", "return")
                .goesOn("officer")
                .commissionedBy("officer");
    }

    @Test
    void theListOfFirmsIsReadAtOnce() {
        LiveCodes firms = context.getBeansOfType(LiveCodes.class).values().stream()
                .filter(codes -> codes.table().equals("audit-firm"))
                .findFirst()
                .orElseThrow();
        Newcomers newcomers = Newcomers.of(context);
        long before = Statements.countedIn(firms::codes);
        String code = Newcomers.creditCode();
        newcomers.verified(newcomers.account(Role.SPECIAL_AUDITOR), OrganisationType.AUDITOR, code);
        assertThat(firms.codes()).extracting(CodeTables.Code::code).contains(code);
        assertThat(Statements.countedIn(firms::codes)).isEqualTo(before);
    }

    /** A firm audits: it is neither listed as an agency nor given vouchers. */
    @Test
    void aFirmsNavigationHoldsNothingOfThoseWhoAreListed() {
        assertThat(navigation("auditfirm")).doesNotContain("intermediary.title", "voucher.title");
        assertThat(navigation("enterprise")).contains("intermediary.title", "voucher.title");
    }

    private List<String> navigation(String username) {
        return context.getBean(CurrentActor.class)
                .runAs(
                        Newcomers.of(context).actor(username),
                        () -> context.getBeansOfType(Navigation.class).values().stream()
                                .flatMap(part -> part.items().stream())
                                .map(Navigation.Item::key)
                                .toList());
    }

    private LocalDate later(LocalDate from, int days) {
        return calendar.due(from, new Limit(days, Limit.Unit.WORKING)).on();
    }

    private static void firm(ObjectNode body, String code) {
        ((ObjectNode) body.path("answers")).put("auditFirm", code);
    }
}
