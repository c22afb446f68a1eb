package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Deadlines;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.inbox.InboxRow;
import org.keqiao.process.Bundle;
import org.keqiao.process.DemoTime;
import org.keqiao.process.Publishing;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** While a case stands still nothing of it becomes overdue, the applicant knows for how long, and the officer is reminded. */
@KeqiaoTest
class PausedCaseTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);

    @Autowired
    SampleMatter sample;

    @Autowired
    CaseClock caseClock;

    @Autowired
    ClockKeeping keeping;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Publishing publishing;

    @Autowired
    DemoTime timers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseDeadlines limits;

    @Autowired
    CaseFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void itsStepsStandStillWithIt() {
        sample.publish();
        Bundle shipped = sample.bundle();
        publishing.publish(StepLimitsTest.withOverdueReviewsToTheHead(shipped), "publisher");
        try {
            clock.at(MONDAY, () -> {
                SubmissionReceipt receipt = accepted();
                CaseNumber number = receipt.caseNumber();
                LocalDate due = sample.task(number).dueOn().atZone(ZONE).toLocalDate();
                sample.as("registrar", () -> caseClock.pause(receipt.id(), "专家评审", 10));
                passTo(MONDAY.plusDays(28));

                assertThat(sample.task(number).step().performer())
                        .as("its timer has not fired")
                        .isEqualTo("REGISTRAR");
                assertThat(row(number).light()).isEqualTo(Light.PAUSED);

                sample.as("registrar", () -> caseClock.resume(receipt.id(), "评审结束"));
                assertThat(sample.task(number).dueOn().atZone(ZONE).toLocalDate())
                        .isAfter(due.plusDays(27));
                assertThat(row(number).light()).isEqualTo(Light.GREEN);
                passTo(MONDAY.plusDays(56));
                assertThat(sample.task(number).step().performer())
                        .as("its timer goes on")
                        .isEqualTo("STATION_HEAD");
            });
        } finally {
            publishing.publish(shipped, "publisher");
        }
    }

    @Test
    void aStepThatBeginsMeanwhileStandsStillToo() {
        clock.at(MONDAY, () -> {
            SubmissionReceipt receipt = accepted();
            sample.as("registrar", () -> caseClock.pause(receipt.id(), "专家评审", 10));
            sample.complete("registrar", receipt.caseNumber(), "certify");

            assertThat(deadlines.of(receipt.caseNumber()))
                    .filteredOn(Deadline::isOpen)
                    .allMatch(Deadline::isPaused);
            assertThat(row(receipt.caseNumber()).light()).isEqualTo(Light.PAUSED);
        });
    }

    @Test
    void theApplicantIsToldInWritingForHowLong() {
        clock.at(MONDAY, () -> {
            SubmissionReceipt receipt = accepted();
            sample.as("registrar", () -> caseClock.pause(receipt.id(), "专家评审", 10));

            CaseView view = sample.view("enterprise", receipt.id());
            assertThat(view.clock().pausedSince()).isEqualTo(MONDAY);
            assertThat(view.clock().pausedUntil()).isEqualTo("2024-03-18");
            assertThat(view.letters()).extracting(CaseView.Letter::kind).contains("LT-04P");
            assertThat(timeline(receipt.id(), Locale.SIMPLIFIED_CHINESE)).contains("暂停计时，预计至2024年3月18日");
            assertThat(timeline(receipt.id(), Locale.ENGLISH))
                    .anyMatch(text -> text.startsWith("Clock paused, expected"));
            assertThat(events("ClockChanged", receipt))
                    .singleElement()
                    .asString()
                    .contains("PAUSED", "2024-03-18");

            sample.as("registrar", () -> caseClock.resume(receipt.id(), "评审结束"));
            assertThat(events("ClockChanged", receipt))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("RESUMED");
        });
    }

    @Test
    void theOfficerIsRemindedOfItsEndAndThenItsHead() {
        clock.at(MONDAY, () -> {
            SubmissionReceipt receipt = accepted();
            sample.as("registrar", () -> caseClock.pause(receipt.id(), "专家评审", 10));
            String registrar =
                    sample.accounts.actorNamed("registrar").accountId().toString();

            assertThat(reminders(receipt, LocalDate.of(2024, 3, 15))).isEmpty();
            assertThat(reminders(receipt, LocalDate.of(2024, 3, 18)))
                    .singleElement()
                    .asString()
                    .contains(registrar, "\"over\":false");
            assertThat(reminders(receipt, LocalDate.of(2024, 3, 18))).hasSize(1);
            assertThat(reminders(receipt, LocalDate.of(2024, 3, 19)))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("\"over\":true");
            assertThat(reminders(receipt, LocalDate.of(2024, 4, 19))).hasSize(2);
        });
    }

    /** The clock is let go on by the step alone: who may do something about it is told of the step, and nobody to resume. */
    @Test
    void whoKeepsTheCaseIsRemindedOfTheStepThatItStandsFor() {
        clock.at(MONDAY, () -> {
            SubmissionReceipt receipt = accepted();
            transaction.executeWithoutResult(
                    status -> limits.standForStep(files.lock(receipt.caseNumber()), "sampleReview"));

            assertThat(reminders(receipt, LocalDate.of(2024, 3, 6))).isEmpty();
            assertThat(events("StepHoldsClock", receipt)).isEmpty();
            assertThat(reminders(receipt, LocalDate.of(2024, 3, 7))).isEmpty();
            assertThat(events("StepHoldsClock", receipt))
                    .singleElement()
                    .asString()
                    .contains("\"over\":false");
            assertThat(reminders(receipt, LocalDate.of(2024, 3, 8))).isEmpty();
            assertThat(events("StepHoldsClock", receipt))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("\"over\":true");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(told(receipt))
                    .contains("officer notification.stepDue", "officer notification.stepOver")
                    .noneMatch(row -> row.startsWith("registrar")));
        });
    }

    private List<String> told(SubmissionReceipt receipt) {
        return jdbc.sql(
                        "select a.username || ' ' || n.text_key from notification n join account a on a.id = n.account"
                                + " where n.case_id = ? and (n.text_key like 'notification.step%' or n.text_key like '%pause%')")
                .params(receipt.id())
                .query(String.class)
                .list();
    }

    private List<String> reminders(SubmissionReceipt receipt, LocalDate day) {
        clock.set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        keeping.remind();
        return events("PauseEnding", receipt);
    }

    private List<String> events(String type, SubmissionReceipt receipt) {
        return jdbc.sql("select serialized_event from event_publication where event_type like :type"
                        + " and serialized_event like :case order by publication_date, id")
                .param("type", "%." + type)
                .param("case", "%" + receipt.caseNumber().value() + "%")
                .query(String.class)
                .list();
    }

    private SubmissionReceipt accepted() {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");
        return receipt;
    }

    private InboxRow row(CaseNumber number) {
        String user =
                switch (sample.task(number).step().performer()) {
                    case "REGISTRAR" -> "registrar";
                    case "STATION_REVIEWER" -> "rechecker";
                    default ->
                        throw new AssertionError(sample.task(number).step().performer());
                };
        return sample.as(
                user, () -> sample.inbox.view(sample.task(number).taskId()).row());
    }

    private List<String> timeline(UUID id, Locale locale) {
        return sample.as("enterprise", () -> sample.reading.timeline(id, locale)).stream()
                .map(TimelineEntry::text)
                .toList();
    }

    private void passTo(LocalDate day) {
        clock.set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        timers.runDue(clock.instant());
    }
}
