package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.process.DemoTime;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.process.Workflow.Passage;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The domain row, the act, the inbox row and the token move together or not at all; timers fire by business time. */
@KeqiaoTest
class EngineTransactionTest {

    @LocalServerPort
    int port;

    @Autowired
    Workflow workflow;

    @Autowired
    CaseCommands cases;

    @Autowired
    DemoTime timers;

    @Autowired
    TimerJobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private CaseNumber number;

    @BeforeEach
    void aCaseAtItsFirstStep() {
        Contract contract = Contract.of(new Api("http://localhost:" + port)).submitted();
        number = new CaseNumber(contract.view("enterprise").path("caseNumber").asText());
    }

    private record State(CaseStatus status, int acts, List<String> tasks, int rows, List<Passage> passages) {}

    private State state() {
        return new State(
                cases.get(number).status(),
                cases.acts(number).size(),
                workflow.openTasks(number).stream().map(OpenTask::taskId).toList(),
                jdbc.sql("select count(*) from inbox_task where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single(),
                workflow.passages(number));
    }

    private OpenTask task() {
        List<OpenTask> open = workflow.openTasks(number);
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private void complete(String outcome) {
        transaction.executeWithoutResult(status -> {
            cases.lock(number);
            workflow.complete(task(), outcome, Map.of());
        });
    }

    @Test
    void anExceptionTakesBackRowActAndToken() {
        State before = state();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    cases.lock(number);
                    workflow.complete(task(), "accept", Map.of());
                    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.ACCEPTED);
                    throw new IllegalStateException("the network is gone");
                }))
                .hasMessage("the network is gone");
        assertThat(state()).isEqualTo(before);
        complete("accept");
        assertThat(state()).isNotEqualTo(before);
    }

    @Test
    void aRefusalOfAnActionReachesWhoeverCompletesTheStep() {
        State before = state();
        assertThatThrownBy(() -> complete("correct"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("CORRECTION_EMPTY"));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void nothingMovesWithoutATransaction() {
        OpenTask task = task();
        assertThatThrownBy(() -> workflow.complete(task, "accept", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aStepThatIsGoneIsAConflictInWords() {
        OpenTask task = task();
        complete("accept");
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(status -> workflow.complete(task, "accept", Map.of())))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("TASK_GONE");
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                });
    }

    @Test
    void anOutcomeThatTheStepDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> complete("certify"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("UNKNOWN_OUTCOME"));
    }

    @Test
    void aTaskSaysWhatItsStepIs() {
        OpenTask task = task();
        assertThat(task.matter()).isEqualTo("contract-certification");
        assertThat(task.version()).isPositive();
        assertThat(task.step().outcomes()).extracting("key").containsExactly("accept", "correct", "refuse");
        assertThat(task.round()).isEqualTo(1);
        assertThat(task.dueOn()).isAfter(task.createdAt());
        assertThat(workflow.task(task.taskId())).contains(task);
    }

    @Test
    void afterTheNoticesTimeTheCaseCountsAsAcceptedOnTheDayItCame() {
        Instant due = task().dueOn();
        timers.runDue(due.minusSeconds(1));
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(timers.runDue(due)).isPositive();
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.ACCEPTED);
        assertThat(cases.get(number).acceptedOn()).isEqualTo(cases.get(number).receivedOn());
        assertThat(task().step().formId()).isEqualTo("contract-technical-review");
        assertThat(cases.acts(number)).anySatisfy(act -> {
            assertThat(act.name()).isEqualTo("acceptCase");
            assertThat(act.actor()).isEqualTo("system");
        });
    }

    @Test
    void aPausedTimerWaitsAndAMovedOneFiresOnItsNewDay() {
        Instant later = task().dueOn().plus(Duration.ofDays(2));
        transaction.executeWithoutResult(status -> workflow.reschedule(number, "intakeNotice", later, true));
        assertThat(task().dueOn()).isEqualTo(later);
        timers.runDue(later);
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.SUBMITTED);

        transaction.executeWithoutResult(status -> workflow.reschedule(number, "intakeNotice", later, false));
        timers.runDue(later.minusSeconds(1));
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.SUBMITTED);
        timers.runDue(later);
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.ACCEPTED);
    }

    @Test
    void aRefusedTimerIsTriedThreeTimesAndOnceMoreAfterItWasPutRight() {
        Instant due = task().dueOn();
        status("WITHDRAWN");
        timers.runDue(due);
        assertThat(retries()).isEqualTo(2);
        transaction.executeWithoutResult(t -> jdbc.sql("update act_ru_job set retries_ = 0 where " + OF_CASE)
                .param(number.value())
                .update());
        timers.runDue(due);
        assertThat(cases.get(number).acceptedOn()).isNull();

        status("SUBMITTED");
        assertThat(jobs.rearm()).isPositive();
        timers.runDue(due);
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.ACCEPTED);
    }

    private static final String OF_CASE =
            "process_instance_id_ in (select id_ from act_ru_execution where business_key_ = ?)";

    private void status(String status) {
        transaction.executeWithoutResult(t -> jdbc.sql(
                        "update case_file set status = :status, decided_at = case when :status = 'SUBMITTED' then null"
                                + " else now() end where case_number = :number")
                .param("status", status)
                .param("number", number.value())
                .update());
    }

    private int retries() {
        return jdbc.sql("select min(retries_) from act_ru_job where " + OF_CASE)
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyRefusalsCostATry() {
        assertThat(TimerJobs.isRefusal(new IllegalStateException(Refusal.conflict("ALREADY_DECIDED"))))
                .isTrue();
        assertThat(TimerJobs.isRefusal(new CannotAcquireLockException("deadlock")))
                .isFalse();
    }

    @Test
    void theWayTakenIsKeptWithTheModelItWasTakenOn() {
        complete("accept");
        List<Passage> passages = workflow.passages(number);
        String diagram = workflow.diagram(number);
        assertThat(passages).allSatisfy(p -> assertThat(diagram).contains("id=\"" + p.element() + "\""));
        assertThat(passages).filteredOn(Passage::active).hasSize(1);
        assertThat(passages.get(passages.size() - 1).active()).isTrue();
        assertThat(passages).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void aMessageThatNobodyWaitsForIsSaidSo() {
        Boolean heard = transaction.execute(status -> workflow.correlate("certificateRevoked", number));
        assertThat(heard).isFalse();
        assertThat(workflow.isRunning(number)).isTrue();
    }
}
