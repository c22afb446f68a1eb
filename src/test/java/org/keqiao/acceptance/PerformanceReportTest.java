package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.integrity.Integrity;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedMatter;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.subsidy.performance.OpeningReports;
import org.keqiao.subsidy.performance.ReportReminder;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes of the money is reported until 31 March of the year after its payment. */
@KeqiaoTest
class PerformanceReportTest {

    private static final String MATTER = "subsidy-performance";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ENTERPRISE = "91350582MA31ABCD0M";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    @Autowired
    private OpeningReports opening;

    @Autowired
    private ReportReminder reminder;

    @Autowired
    private Integrity integrity;

    @Autowired
    private Publishing publishing;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private FundedItem item;
    private int year;

    @BeforeEach
    void aPolicyWithABudget() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
        year = LocalDate.now(clock).getYear() + 1;
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private Subsidy awarded() {
        Subsidy award = item.claim()
                .with(answers -> answers.put("performanceTarget", "实现销售收入八百万元"))
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
        return award.awarded(clock, notices);
    }

    private Subsidy paid() {
        Subsidy award = awarded();
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
        return award;
    }

    private void on(int month, int day) {
        clock.set(LocalDate.of(year, month, day).atTime(9, 0).atZone(ZONE).toInstant());
    }

    private List<String> reportsOf(Subsidy award) {
        List<String> found = new ArrayList<>();
        for (JsonNode link : award.view("officer").path("links")) {
            if (link.path("matter").asText().equals(MATTER)) {
                found.add(link.path("id").asText());
            }
        }
        return found;
    }

    /** The next year has begun, and the night has passed. */
    private Steps asked(Subsidy award) {
        on(1, 4);
        opening.open();
        List<String> reports = reportsOf(award);
        assertThat(reports).hasSize(1);
        return new Steps(api, Example.of(MATTER), reports.get(0));
    }

    private LocalDate dueOn(Steps report) {
        return LocalDate.parse(api.get(
                        "enterprise",
                        "/tasks?queue=all&caseId="
                                + report.view("officer").path("id").asText())
                .ok()
                .path("items")
                .path(0)
                .path("dueOn")
                .asText());
    }

    /** The timers of this one case fire. */
    private void timerFires(Steps report) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number(report))
                .singleResult();
        management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()
                .forEach(timer -> management.executeJob(timer.getId()));
    }

    private static String number(Steps report) {
        return report.view("officer").path("caseNumber").asText();
    }

    private List<IntegrityCheck.Entry> warnings(Steps report) {
        String number = number(report);
        return integrity.check(ENTERPRISE).records().stream()
                .filter(entry -> entry.source().equals(number))
                .toList();
    }

    private String html(Steps report, String kind) {
        assertThat(report.letter("enterprise", kind).path("number").asText()).isNotBlank();
        return jdbc.sql("select html from letter where case_number = ? and kind = ?")
                .params(number(report), kind)
                .query(String.class)
                .single();
    }

    private Steps overdue() {
        Steps report = asked(paid());
        on(4, 1);
        timerFires(report);
        return report;
    }

    @Test
    void isAskedForOnceWhenTheNextYearBegins() {
        Subsidy award = paid();
        opening.open();
        assertThat(reportsOf(award)).as("still the year of the payment").isEmpty();

        Steps report = asked(award);
        opening.open();
        assertThat(reportsOf(award)).hasSize(1);
        JsonNode view = report.view("officer");
        assertThat(view.path("answers").path("paidAmount").asText()).isEqualTo("100000.00");
        assertThat(view.path("answers").path("performanceTarget").asText()).isEqualTo("实现销售收入八百万元");
        assertThat(view.path("answers").path("paidYear").asInt()).isEqualTo(year - 1);
        assertThat(html(report, "LT-Z5")).contains("累计拨付100,000.00元（已扣除退还的资金）", "实现销售收入八百万元", "3月31日");
        assertThat(dueOn(report)).isEqualTo(LocalDate.of(year, 3, 31));
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                insert into performance_report (id, application, organisation, case_number, opened_on)
                                select gen_random_uuid(), application, organisation, 'another', opened_on
                                from performance_report where case_number = ?
                                """)
                        .params(number(report))
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theLetterSaysTheDayThatTheTaskHas() {
        Subsidy award = paid();
        on(5, 10);
        opening.open();
        Steps report = new Steps(api, Example.of(MATTER), reportsOf(award).get(0));

        assertThat(dueOn(report)).as("31 March has passed").isAfter(LocalDate.of(year, 5, 24));
        assertThat(html(report, "LT-Z5"))
                .contains("请在" + said(dueOn(report)) + "（含）前")
                .doesNotContain("3月31日");
    }

    private static String said(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    @Test
    void isNotAskedForBeforeTheCityHasPaid() {
        Subsidy award = awarded();
        on(1, 4);
        opening.open();
        assertThat(reportsOf(award)).isEmpty();
        clock.reset();
        Payment.of(api, award).get(0).does("treasury", "payment-result", "paid", item.paidToday());
    }

    @Test
    void isNotAskedForWhatIsReclaimed() {
        Subsidy whole = paid();
        Subsidy looked = paid();
        Reclaiming reclaiming = Reclaiming.of(api, whole).decided();
        reclaiming
                .repays("finance", "100000.00", "TH" + whole.id(), LocalDate.now(clock))
                .ok();
        Reclaiming open = Reclaiming.of(api, looked);
        on(1, 4);
        opening.open();
        assertThat(reportsOf(whole)).isEmpty();
        assertThat(reportsOf(looked)).as("somebody looks into it").isEmpty();

        open.does("officer", "clawback-investigation", "noGround").does("deputy", "clawback-dismissal", "approve");
        opening.open();
        assertThat(reportsOf(looked)).as("nothing is reclaimed after all").hasSize(1);
    }

    /** What was reclaimed by a decision that fell stays with its receiver, who reports on it. */
    @Test
    void isAskedForWhereTheReclaimingWasAnnulled() {
        Subsidy award = paid();
        Reclaiming reclaiming = Reclaiming.of(api, award).decided();
        api.post(
                        "deputy",
                        "/recoveries/"
                                + reclaiming.recovery("finance").path("id").asText() + "/remedies",
                        Map.of(
                                "remedy",
                                "ANNULLED",
                                "document",
                                "（2026）闽05行初9号",
                                "ruledOn",
                                LocalDate.now(clock).toString()))
                .ok();
        asked(award);
    }

    @Test
    void isAcceptedWithAGrade() {
        Steps report = asked(paid());
        report.does("enterprise", "performance-report", "submitted", body -> {});
        Api.Answer ungraded =
                report.tries("officer", "performance-review", "accept", body -> body.putObject("answers"));
        assertThat(ungraded.status()).isEqualTo(422);
        assertThat(ungraded.body().toString()).contains("performanceGrade");
        report.does("officer", "performance-review", "accept", body -> {});
        assertThat(report.view("enterprise").path("status").asText()).isEqualTo("CLOSED");
        assertThat(html(report, "LT-Z5A")).contains("良", "目标完成");
        assertThat(jdbc.sql("select grade from performance_report where case_number = ?")
                        .params(number(report))
                        .query(String.class)
                        .single())
                .isEqualTo("GOOD");
        assertThat(warnings(report)).isEmpty();
    }

    /** What comes back in April has the days that a correction needs, not the day that has passed. */
    @Test
    void isReturnedWithWhatIsToBeCorrected() {
        Steps report = asked(paid());
        report.does("enterprise", "performance-report", "submitted", body -> {});
        on(4, 6);
        report.does("officer", "performance-review", "correct", body -> {
            body.put("opinion", "缺少纳税证明");
            ((ObjectNode) body.path("answers"))
                    .put("performanceOpinion", "请补充纳税证明。")
                    .putNull("performanceGrade");
        });
        assertThat(html(report, "LT-Z5C")).contains("请补充纳税证明。");
        assertThat(dueOn(report)).isAfter(LocalDate.of(year, 4, 20));
        assertThat(warnings(report)).isEmpty();
        report.does("enterprise", "performance-report", "submitted", body -> ((ObjectNode) body.path("answers"))
                .put("taxPaid", "410000.00"));
        report.does("officer", "performance-review", "accept", body -> {});
        assertThat(report.view("officer").path("answers").path("taxPaid").asText())
                .isEqualTo("410000.00");
    }

    @Test
    void isRemindedOfOnce() {
        Steps report = asked(paid());
        String number = number(report);
        reminder.remind();
        assertThat(remindedOn(number)).isNull();
        on(3, 2);
        reminder.remind();
        assertThat(remindedOn(number)).isEqualTo(LocalDate.of(year, 3, 2));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        api.all("enterprise", "/notifications?limit=200").toString())
                .contains("绩效报告请在" + year + "年3月31日（含）前报送"));
        on(3, 5);
        reminder.remind();
        assertThat(remindedOn(number)).isEqualTo(LocalDate.of(year, 3, 2));
    }

    private LocalDate remindedOn(String number) {
        return jdbc.sql("select reminded_on from performance_report where case_number = ?")
                .params(number)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    @Test
    void isWarnedOfWhenTheDayPassesUntilItComes() {
        Steps report = overdue();
        assertThat(report.letter("enterprise", "LT-Z5R").path("number").asText())
                .isNotBlank();
        assertThat(warnings(report)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(IntegrityKind.OVERDUE_REPORT);
            assertThat(entry.result()).isEqualTo(IntegrityResult.WARN);
            assertThat(entry.from()).isEqualTo(LocalDate.of(year, 4, 1));
        });
        assertThat(integrity.check(ENTERPRISE).isBlocked()).isFalse();

        on(4, 20);
        report.does("enterprise", "performance-report", "submitted", body -> {});
        assertThat(warnings(report)).isEmpty();
        report.does("officer", "performance-review", "accept", body -> {});
        assertThat(report.view("officer").path("status").asText()).isEqualTo("CLOSED");
    }

    @Test
    void isWaitedForNoLongerWhenAnOfficerSaysSo() {
        Steps report = overdue();
        on(6, 1);
        timerFires(report);
        report.does("officer", "performance-chase", "urge", body -> {});
        assertThat(warnings(report))
                .singleElement()
                .satisfies(entry -> assertThat(entry.from()).as("said once").isEqualTo(LocalDate.of(year, 4, 1)));
        on(8, 2);
        timerFires(report);
        report.does("officer", "performance-chase", "close", body -> body.put("opinion", "单位已停止经营"));
        assertThat(report.view("officer").path("status").asText()).isEqualTo("CLOSED");
        assertThat(report.letter("enterprise", "LT-Z5K").path("number").asText())
                .isNotBlank();
        assertThat(warnings(report)).isEmpty();
    }

    @Test
    void aRedesignedReportStillCounts() {
        Subsidy award = paid();
        publishing.publish(RedesignedMatter.of(MATTER, "F_accepted"), "publisher");
        try {
            Steps report = asked(award);
            report.does("enterprise", "performance-report", "submitted", body -> {});
            report.does("officer", "performance-review", "accept", body -> {});
            report.does("secretary", RedesignedMatter.NEW_FORM, "done", body -> {});
            assertThat(report.view("officer").path("status").asText()).isEqualTo("CLOSED");
        } finally {
            publishing.publish(RedesignedMatter.asShipped(MATTER), "publisher");
        }
    }
}
