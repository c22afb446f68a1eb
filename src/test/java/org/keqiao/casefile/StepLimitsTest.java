package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Deadlines;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.inbox.Completion;
import org.keqiao.process.Bundle;
import org.keqiao.process.DemoTime;
import org.keqiao.process.Publishing;
import org.keqiao.process.samples.Diagrams;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A step's limit lives as long as the step, however the step is left. */
@KeqiaoTest
class StepLimitsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    SampleMatter sample;

    @Autowired
    Publishing publishing;

    @Autowired
    Deadlines deadlines;

    @Autowired
    CaseDeadlines caseDeadlines;

    @Autowired
    CaseFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DemoTime timers;

    @Autowired
    TestClock clock;

    /** The review's time is over: the head looks, and sends the case back to the review, which begins anew. */
    @Test
    void aStepThatATimerEndedBeginsANewLimitWhenTheCaseComesBack() {
        sample.publish();
        Bundle shipped = sample.bundle();
        publishing.publish(withOverdueReviewsToTheHead(shipped), "publisher");
        try {
            clock.at(LocalDate.of(2024, 3, 4), () -> {
                CaseNumber number = sample.submitted().caseNumber();
                sample.complete("clerk", number, "accept");
                passTo(LocalDate.of(2024, 3, 20));
                assertThat(sample.task(number).step().performer()).isEqualTo("STATION_HEAD");
                assertThat(limits(number, "sampleReview")).noneMatch(Deadline::isOpen);

                sample.complete("stationhead", number, "back");
                passTo(LocalDate.of(2024, 3, 20));

                assertThat(sample.task(number).step().performer())
                        .as("the timer of the new round waits for the new limit")
                        .isEqualTo("REGISTRAR");
                assertThat(limits(number, "sampleReview"))
                        .filteredOn(Deadline::isOpen)
                        .singleElement()
                        .satisfies(limit -> assertThat(limit.startedOn()).isEqualTo("2024-03-20"));
            });
        } finally {
            publishing.publish(shipped, "publisher");
        }
    }

    @Test
    void theLimitOfACorrectionEndsWithItsAnswer() {
        SubmissionReceipt case1 = sample.submitted();
        sample.complete(
                "clerk",
                case1.caseNumber(),
                new Completion("correct", Map.of(), "补正", List.of(new CorrectionItem("note", null, "写明"))));
        assertThat(limits(case1.caseNumber(), "correction")).anyMatch(Deadline::isOpen);

        sample.as("enterprise", () -> {
            Map<String, Object> answers =
                    new LinkedHashMap<>(sample.cases.draft(case1.id()).answers());
            answers.put("note", "写明了");
            sample.cases.saveAnswers(case1.id(), answers, null);
            sample.cases.submit(case1.id(), UUID.randomUUID().toString());
        });

        assertThat(limits(case1.caseNumber(), "correction")).hasSize(1).noneMatch(Deadline::isOpen);
    }

    /** The engine asks again whenever it evaluates an expression again. */
    @Test
    void aLimitThatIsAskedForAgainNeverRestarts() {
        sample.publish();
        clock.at(LocalDate.of(2024, 5, 6), () -> {
            CaseNumber number = sample.submitted().caseNumber();
            sample.complete("clerk", number, "accept");
            Deadline first = limits(number, "sampleReview").get(0);
            passTo(LocalDate.of(2024, 5, 7));
            transaction.executeWithoutResult(status -> assertThat(caseDeadlines.get(files.lock(number), "sampleReview"))
                    .isEqualTo(first));
            assertThat(limits(number, "sampleReview")).containsExactly(first);
        });
    }

    /** A ruling has the whole case stand, and meanwhile the applicant's correction has the clock start anew. */
    @Test
    void aClockThatStartsAnewStandsAsLongAsTheCaseDoes() {
        sample.publish();
        clock.at(LocalDate.of(2024, 5, 6), () -> {
            CaseNumber number = sample.submitted().caseNumber();
            sample.complete("clerk", number, "accept");
            transaction.executeWithoutResult(status -> {
                caseDeadlines.correcting(files.lock(number));
                caseDeadlines.stand(files.lock(number), "停止执行裁定");
                caseDeadlines.corrected(files.lock(number));
            });
            assertThat(limits(number, CaseDeadlines.PROMISED))
                    .filteredOn(Deadline::isOpen)
                    .isNotEmpty()
                    .allMatch(Deadline::isPaused);
            transaction.executeWithoutResult(status -> caseDeadlines.standNoMore(files.lock(number)));
            assertThat(limits(number, CaseDeadlines.PROMISED))
                    .filteredOn(Deadline::isOpen)
                    .noneMatch(Deadline::isPaused);
        });
    }

    private List<Deadline> limits(CaseNumber number, String key) {
        return deadlines.of(number).stream()
                .filter(limit -> limit.name().equals(key))
                .toList();
    }

    private void passTo(LocalDate day) {
        clock.set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        timers.runDue(clock.instant());
    }

    static Bundle withOverdueReviewsToTheHead(Bundle bundle) {
        String model = bundle.file(Bundle.PROCESS).orElseThrow();
        String overdue =
                """
                <bpmn:boundaryEvent id="ReviewOver" name="审查超时" attachedToRef="Review" cancelActivity="true">
                  <bpmn:outgoing>F_late</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="T3"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadline.sampleReview}</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:userTask id="Late" name="督办" camunda:formRef="sample-intake" camunda:formRefBinding="deployment">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="performer" value="STATION_HEAD" />
                    <camunda:property name="nameEn" value="Overdue" />
                    <camunda:property name="outcomes" value='[{"key": "back", "kind": "ADVANCE", "zh": "退回审查", "en": "Back", "opinionRequired": false}]' />
                  </camunda:properties></bpmn:extensionElements>
                  <bpmn:incoming>F_late</bpmn:incoming><bpmn:outgoing>F_lateBack</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="F_late" sourceRef="ReviewOver" targetRef="Late" />
                <bpmn:sequenceFlow id="F_lateBack" sourceRef="Late" targetRef="Review" />
                """;
        String drawn = model.replace(
                        "<bpmn:incoming>F_deemed</bpmn:incoming><bpmn:incoming>F_accepted",
                        "<bpmn:incoming>F_lateBack</bpmn:incoming><bpmn:incoming>F_deemed</bpmn:incoming><bpmn:incoming>F_accepted")
                .replaceFirst("(?=<bpmn:sequenceFlow)", java.util.regex.Matcher.quoteReplacement(overdue));
        return bundle.with(Bundle.PROCESS, Diagrams.drawn(drawn));
    }
}
