package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.inbox.Completion;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

@KeqiaoTest
class CaseClockTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    CaseClock caseClock;

    @Autowired
    ClockKeeping keeping;

    @Autowired
    CaseCommands commands;

    @Autowired
    TestClock clock;

    @Test
    void countsFromAcceptanceByTheLawOfItsDay() {
        SubmissionReceipt[] receipt = new SubmissionReceipt[1];
        clock.at(LocalDate.of(2026, 2, 12), () -> receipt[0] = sample.submitted());
        clock.at(LocalDate.of(2026, 2, 13), () -> {
            sample.complete("clerk", receipt[0].caseNumber(), "accept");
            CaseView.ClockView now = sample.view("enterprise", receipt[0].id()).clock();
            assertThat(now.receivedOn()).isEqualTo("2026-02-12");
            assertThat(now.acceptedOn()).isEqualTo("2026-02-13");
            assertThat(now.dueOn()).isEqualTo("2026-02-27"); // Spring Festival between, two make-up days
            assertThat(now.usedDays()).isZero();
            assertThat(now.leftDays()).isEqualTo(5);
        });
        clock.at(LocalDate.of(2026, 3, 2), () -> assertThat(
                        sample.view("enterprise", receipt[0].id()).clock().leftDays())
                .isNegative());
    }

    @Test
    void aPauseMovesTheEndByTheDaysItTook() {
        UUID id = accepted(LocalDate.of(2026, 3, 2));
        clock.at(LocalDate.of(2026, 3, 3), () -> sample.as("registrar", () -> caseClock.pause(id, "专家评审", 5)));
        clock.at(LocalDate.of(2026, 3, 9), () -> {
            CaseView.ClockView stopped = sample.view("enterprise", id).clock();
            assertThat(stopped.paused()).isTrue();
            assertThat(stopped.pauseReason()).isEqualTo("专家评审");
            assertThat(stopped.usedDays()).isOne();
            sample.as("registrar", () -> caseClock.resume(id, "评审结束"));
            CaseView.ClockView running = sample.view("enterprise", id).clock();
            assertThat(running.paused()).isFalse();
            assertThat(running.usedDays()).isOne();
            assertThat(running.dueOn()).isEqualTo("2026-03-13"); // 2026-03-09 and the four working days that were left
        });
    }

    @Test
    void onlyTheHeadExtendsAndOnlyOnce() {
        UUID id = accepted(LocalDate.of(2026, 3, 2));
        clock.at(LocalDate.of(2026, 3, 4), () -> {
            assertThat(catchThrowableOfType(
                                    Refusal.class, () -> sample.as("registrar", () -> caseClock.extend(id, "案情复杂")))
                            .kind())
                    .isEqualTo(Refusal.Kind.FORBIDDEN);
            sample.as("stationhead", () -> caseClock.extend(id, "案情复杂"));
            CaseView view = sample.view("enterprise", id);
            assertThat(view.clock().extended()).isTrue();
            assertThat(view.clock().dueOn()).isEqualTo("2026-03-23");
            assertThat(view.letters()).extracting(CaseView.Letter::kind).contains("LT-04");
            assertThat(catchThrowableOfType(
                                    Refusal.class, () -> sample.as("stationhead", () -> caseClock.extend(id, "再延")))
                            .code())
                    .isEqualTo("ALREADY_EXTENDED");
        });
    }

    @Test
    void remindsOnceOfEachPart() {
        UUID id = accepted(LocalDate.of(2026, 3, 2));
        clock.at(LocalDate.of(2026, 3, 4), () -> assertThat(reminders(id)).isZero());
        clock.at(LocalDate.of(2026, 3, 5), () -> assertThat(reminders(id)).isOne()); // 3 of 5
        clock.at(LocalDate.of(2026, 3, 5), () -> assertThat(reminders(id)).isOne());
        clock.at(LocalDate.of(2026, 3, 6), () -> assertThat(reminders(id)).isEqualTo(2));
        clock.at(LocalDate.of(2026, 3, 10), () -> assertThat(reminders(id)).isEqualTo(3));
    }

    @Test
    void touchesNoCaseOfWhichThereIsNothingToTell() {
        accepted(LocalDate.of(2026, 3, 2));
        clock.at(LocalDate.of(2026, 3, 4), () -> {
            keeping.remind();
            assertThat(Statements.countedIn(keeping::remind)).isOne();
        });
    }

    @Test
    void aCorrectionRestartsTheDayOfAcceptance() {
        SubmissionReceipt[] receipt = new SubmissionReceipt[1];
        clock.at(LocalDate.of(2026, 3, 2), () -> {
            receipt[0] = sample.submitted();
            sample.complete(
                    "clerk",
                    receipt[0].caseNumber(),
                    new Completion("correct", Map.of(), "补正", List.of(new CorrectionItem("note", null, "写明"))));
            CaseView view = sample.view("enterprise", receipt[0].id());
            assertThat(view.correction().dueOn()).isEqualTo("2026-03-23");
        });
        clock.at(
                LocalDate.of(2026, 3, 9),
                () -> sample.as("enterprise", () -> {
                    Map<String, Object> answers = new java.util.LinkedHashMap<>(
                            sample.cases.draft(receipt[0].id()).answers());
                    answers.put("note", "写明了");
                    sample.cases.saveAnswers(receipt[0].id(), answers, null);
                    sample.cases.submit(receipt[0].id(), "second");
                }));
        clock.at(LocalDate.of(2026, 3, 11), () -> {
            sample.complete("clerk", receipt[0].caseNumber(), "accept");
            assertThat(sample.view("enterprise", receipt[0].id()).clock().acceptedOn())
                    .isEqualTo("2026-03-09");
        });
    }

    private UUID accepted(LocalDate day) {
        UUID[] id = new UUID[1];
        clock.at(day, () -> {
            SubmissionReceipt receipt = sample.submitted();
            CaseNumber number = receipt.caseNumber();
            sample.complete("clerk", number, "accept");
            id[0] = receipt.id();
        });
        return id[0];
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private int reminders(UUID id) {
        keeping.remind();
        return jdbc.sql("select count(*) from clock_reminder where case_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
