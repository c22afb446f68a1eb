package org.keqiao.casefile.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeqiaoTest
class AuditChainTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    AuditChain chain;

    @Autowired
    AuditChecks checks;

    @Autowired
    CaseInvariants invariants;

    @Autowired
    RecordHealth health;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anUntouchedRecordIsUnbroken() {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");

        AuditChain.Report report = chain.verify(receipt.id());

        assertThat(report.breaks()).isEmpty();
        assertThat(report.acts()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void actsCoverPapersAndLetters() {
        SubmissionReceipt receipt = sample.submitted();
        String task = sample.task(receipt.caseNumber()).taskId();
        sample.as("clerk", () -> {
            sample.inbox.claim(task);
            sample.attach(receipt.id(), "proof");
        });
        sample.complete("clerk", receipt.caseNumber(), "accept");
        assertThat(sample.as("clerk", () -> sample.reading.acts(receipt.id())))
                .extracting(ActRecord::name)
                .contains("attachment", "letterIssued");
        String number = receipt.caseNumber().value();
        assertThat(invariants.violations().get("I10")).doesNotContain(number);

        for (String tamper : List.of(
                "update stored_document set sha256 = repeat('a', 64) where case_id = :case and kind = 'paper'",
                "update stored_document set sha256 = repeat('b', 64) where case_id = :case and kind = 'proof'",
                "update letter set html = html || ' ' where case_id = :case")) {
            sample.transaction.executeWithoutResult(status -> {
                jdbc.sql("set local session_replication_role = replica").update();
                assertThat(jdbc.sql(tamper).param("case", receipt.id()).update())
                        .as(tamper)
                        .isPositive();
                assertThat(invariants.violations().get("I10")).as(tamper).contains(number);
                status.setRollbackOnly();
            });
        }
    }

    @Test
    void workDuringAVerificationIsNoDamage() throws Exception {
        sample.submitted();
        AtomicBoolean verifying = new AtomicBoolean(true);
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                work.add(officers.submit(() -> {
                    while (verifying.get()) {
                        sample.submitted();
                    }
                }));
            }
            Actor auditor = sample.accounts.actorNamed("auditor");
            for (int i = 0; i < 30; i++) {
                assertThat(sample.currentActor
                                .runAs(auditor, () -> chain.verifyAll())
                                .breaks())
                        .isEmpty();
            }
            verifying.set(false);
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            verifying.set(false);
            officers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update act set opinion = 'x' where case_id = :case and seq = 2",
                "update act set actor_name = actor_name || ' ' where case_id = :case and seq = 2",
                "update act set answers = answers || '{\"amount\": \"1.00\"}' where case_id = :case and seq = 1",
                "update act set at = at + interval '1 microsecond' where case_id = :case and seq = 2",
                "update act set duty = null where case_id = :case and seq = 1",
                "update act set client_ip = '10.0.0.1' where case_id = :case and seq = 1",
                "update act set prev_hash = repeat('1', 64) where case_id = :case and seq = 2",
                "delete from act where case_id = :case and seq = 2",
                "delete from act where case_id = :case and seq = (select max(seq) from act where case_id = :case)",
                "update act set seq = seq + 100 where case_id = :case and seq = 2",
                "update case_file set head = repeat('1', 64) where id = :case"
            })
    void everyTamperIsFound(String tamper) {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");

        sample.transaction.executeWithoutResult(status -> {
            // As somebody who owns the database would.
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(tamper).param("case", receipt.id()).update()).isOne();
            assertThat(chain.verify(receipt.id()).breaks()).isNotEmpty();
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"update act set opinion = 'x'", "delete from act", "truncate act cascade"})
    void theDatabaseRefusesToChangeAnAct(String statement) {
        sample.submitted();

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void onlyTheAuditorVerifiesEverything() {
        assertThatThrownBy(() -> sample.as("officer", () -> chain.verifyAll())).isInstanceOf(Refusal.class);
        assertThat(sample.as("auditor", () -> chain.verifyAll()).acts()).isNotNegative();
        assertThat(sample.currentActor
                        .runAs(Actor.SYSTEM, () -> chain.verifyAll())
                        .breaks())
                .isEmpty();
    }

    @Test
    void theAuditorsCheckIsKeptAndCannotBeChanged() {
        sample.submitted();

        AuditChecks.Check check = sample.as("auditor", () -> checks.run());

        assertThat(check.root()).hasSize(64);
        assertThat(sample.as("auditor", () -> checks.latest(5)).get(0)).isEqualTo(check);
        assertThatThrownBy(() -> jdbc.sql("delete from audit_check").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sample.as("sysadmin", () -> checks.latest(5))).isInstanceOf(Refusal.class);
    }

    @Test
    void theRootChangesWithAnyChain() {
        MerkleRoot one = new MerkleRoot();
        MerkleRoot other = new MerkleRoot();
        for (int i = 0; i < 7; i++) {
            one.add("case " + i);
            other.add("case " + (i == 3 ? "x" : i));
        }
        assertThat(one.hex()).hasSize(64).isNotEqualTo(other.hex());
    }

    @Test
    void invariantsHoldAfterOrdinaryWork() {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");

        invariants.violations().forEach((name, found) -> assertThat(found)
                .as(name)
                .doesNotContain(receipt.caseNumber().value()));
    }

    @Test
    void i4FindsACaseWithoutAProcess() {
        violates("I4", id -> jdbc.sql("update case_file set status = 'WITHDRAWN', decided_at = now() where id = ?")
                .param(id)
                .update());
    }

    @Test
    void i5FindsATaskThatNoListShows() {
        violates("I5", id -> jdbc.sql("delete from inbox_task where case_id = ?")
                .param(id)
                .update());
    }

    @Test
    void i5FindsAShownTaskThatIsNone() {
        violates("I5", id -> jdbc.sql(
                        "delete from act_ru_task where id_ in (select task_id from inbox_task where case_id = ?)")
                .param(id)
                .update());
    }

    @Test
    void i5FindsSomebodyElsesName() {
        violates(
                "I5", id -> jdbc.sql("update inbox_task set assignee = 'nobody', assignee_name = 'x' where case_id = ?")
                        .param(id)
                        .update());
    }

    @Test
    void i8FindsATokenThatNothingWillMove() {
        violates("I8", id -> {
            jdbc.sql("delete from act_ru_job where execution_id_ in (select execution_id_ from act_ru_task"
                            + " where id_ in (select task_id from inbox_task where case_id = ?))"
                            + " and handler_type_ <> 'timer-start-event-subprocess'")
                    .param(id)
                    .update();
            jdbc.sql("delete from act_ru_task where id_ in (select task_id from inbox_task where case_id = ?)")
                    .param(id)
                    .update();
        });
    }

    @Test
    void theOperatorsSeeWhatTheNightFound() {
        sample.transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            SubmissionReceipt receipt = sample.submitted();
            jdbc.sql("delete from inbox_task where case_id = ?")
                    .param(receipt.id())
                    .update();
            checks.nightly();
            assertThat(health.health().getDetails()).containsEntry("sound", false);
            assertThat(String.valueOf(health.health().getDetails().get("violations")))
                    .contains("I5", receipt.caseNumber().value());
            status.setRollbackOnly();
        });
    }

    @Test
    void i6FindsALostSubmission() {
        violates("I6", id -> jdbc.sql("delete from submission where case_id = ?")
                .param(id)
                .update());
    }

    @Test
    void i7FindsAMissingAct() {
        violates("I7", id -> jdbc.sql("delete from act where case_id = ? and seq = 1")
                .param(id)
                .update());
    }

    @Test
    void i9FindsABrokenLink() {
        violates("I9", id -> jdbc.sql("update act set prev_hash = repeat('2', 64) where case_id = ? and seq = 1")
                .param(id)
                .update());
    }

    private void violates(String invariant, Consumer<UUID> damage) {
        SubmissionReceipt receipt = sample.submitted();
        sample.transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            damage.accept(receipt.id());
            assertThat(invariants.violations().getOrDefault(invariant, List.of()))
                    .contains(receipt.caseNumber().value());
            status.setRollbackOnly();
        });
    }
}
