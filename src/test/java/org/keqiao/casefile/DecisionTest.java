package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.inbox.Completion;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeqiaoTest
class DecisionTest {

    @Autowired
    SampleMatter sample;

    @Autowired
    Cases cases;

    @Autowired
    CaseCommands commands;

    @Autowired
    JdbcClient jdbc;

    @Test
    void goesFromSubmissionToDecision() {
        SubmissionReceipt receipt = sample.submitted();
        CaseNumber number = receipt.caseNumber();
        sample.complete("clerk", number, "accept");
        sample.complete("registrar", number, "certify");
        assertThat(commands.evidence(number)).containsExactly(Duty.APPLICANT, Duty.INTAKE, Duty.REVIEW);

        var completed = sample.complete("rechecker", number, "agree");

        assertThat(completed.status()).isEqualTo(CaseStatus.DECIDED_POSITIVE);
        CaseView view = sample.view("enterprise", receipt.id());
        assertThat(view.decidedAt()).isNotNull();
        assertThat(view.letters()).extracting(CaseView.Letter::kind).containsExactly("LT-01");
        assertThat(view.rights().withdraw()).isFalse();
    }

    @Test
    void aNewReviewTakesAwayWhatWasRechecked() {
        CaseNumber number = reviewed();
        sample.complete("rechecker", number, new Completion("return", java.util.Map.of(), "再核", List.of()));

        assertThat(commands.evidence(number)).containsExactly(Duty.APPLICANT, Duty.INTAKE, Duty.REVIEW);
    }

    @Test
    void anAnswerThatWasEmptiedIsNoLongerKnown() {
        CaseNumber number = sample.submitted().caseNumber();
        sample.complete("clerk", number, Completion.of("accept", Map.of("intakeNote", "齐全"), null));
        sample.complete("registrar", number, Completion.of("certify", Map.of("certifiedAmount", "900.00"), null));
        assertThat(commands.facts(number)).containsEntry("certifiedAmount", "900.00");
        sample.complete("rechecker", number, Completion.of("return", Map.of("recheckNote", "金额有误"), "再核"));
        assertThat(commands.facts(number))
                .as("nobody judged what stands in a form that was sent back")
                .doesNotContainKey("recheckNote");

        sample.complete("registrar", number, Completion.of("certify", Map.of(), null));

        assertThat(commands.facts(number))
                .doesNotContainKey("certifiedAmount")
                .as("what other forms said stays")
                .containsEntry("intakeNote", "齐全")
                .containsEntry("amount", "1000.00");
    }

    @Test
    void whoReviewedMayNotRecheck() {
        CaseNumber number = reviewed();

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> commands.requireSeparation(sample.accounts.actorNamed("registrar"), number, Duty.RECHECK));

        assertThat(refusal.code()).isEqualTo("SEPARATION_OF_DUTY");
        assertThat(refusal.arguments()).containsExactly(Duty.RECHECK.text(), Duty.REVIEW.text());
        commands.requireSeparation(sample.accounts.actorNamed("registrar2"), number, Duty.RECHECK);
    }

    @Test
    void aSubstituteInheritsWhatThePrincipalHasDone() {
        CaseNumber number = reviewed();
        UUID principal = sample.accounts.actorNamed("registrar").accountId();

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> commands.requireSeparation(
                        sample.accounts.actorNamed("registrar2"), principal, number, Duty.RECHECK));

        assertThat(refusal.code()).isEqualTo("SEPARATION_OF_DUTY");
    }

    @Test
    void linkedCasesCountToo() {
        SubmissionReceipt first = sample.submitted();
        sample.complete("clerk", first.caseNumber(), "accept");
        sample.complete("registrar", first.caseNumber(), "certify");
        SubmissionReceipt second = sample.as("enterprise", () -> {
            UUID id = cases.create(new NewCase(SampleMatter.KEY, SampleMatter.answers(), null, first.id()))
                    .id();
            sample.attach(id, "paper");
            return cases.submit(id, "k");
        });

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> commands.requireSeparation(
                        sample.accounts.actorNamed("registrar"), second.caseNumber(), Duty.RECHECK));

        assertThat(refusal.code()).isEqualTo("SEPARATION_OF_DUTY");
    }

    @Test
    void theApplicantsPeopleWorkOnNoDutyOfTheirCase() {
        CaseNumber number = sample.submitted().caseNumber();

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> commands.requireSeparation(sample.accounts.actorNamed("enterprise"), number, Duty.REVIEW));

        assertThat(refusal.code()).isEqualTo("APPLICANT_SIDE");
    }

    @Test
    void withdrawalAndDecisionHaveOneWinner() throws Exception {
        for (int i = 0; i < 20; i++) {
            CaseNumber number = reviewed();
            UUID id = sample.as("enterprise", () -> sample.reading.idOf(number));
            String task = sample.task(number).taskId();
            sample.as("rechecker", () -> sample.inbox.claim(task));
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                Future<Boolean> withdrawn =
                        two.submit(won(start, () -> sample.as("enterprise", () -> cases.withdraw(id, "改变计划"))));
                Future<Boolean> decided = two.submit(won(
                        start,
                        () -> sample.as(
                                "rechecker",
                                () -> sample.inbox.complete(
                                        task, new Completion("agree", java.util.Map.of(), "同意", List.of())))));
                assertThat(withdrawn.get() ^ decided.get()).isTrue();
                assertThat(sample.view("enterprise", id).status())
                        .isEqualTo(withdrawn.get() ? CaseStatus.WITHDRAWN : CaseStatus.DECIDED_POSITIVE);
            } finally {
                two.shutdown();
            }
        }
    }

    @Test
    void withdrawalEndsTheProcessAndConfirmsIt() {
        SubmissionReceipt receipt = sample.submitted();

        CaseStatus status = sample.as("enterprise", () -> cases.withdraw(receipt.id(), "改变计划"));

        assertThat(status).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(sample.view("enterprise", receipt.id()).letters())
                .extracting(CaseView.Letter::kind)
                .containsExactly("LT-05");
        assertThat(sample.transaction.<Boolean>execute(s -> sample.workflow.isRunning(receipt.caseNumber())))
                .isFalse();
        Refusal again = catchThrowableOfType(
                Refusal.class, () -> sample.as("enterprise", () -> cases.withdraw(receipt.id(), "再次")));
        assertThat(again.code()).isEqualTo("ALREADY_DECIDED");
    }

    /** Whether the call went through; a conflict is the loser's answer, anything else an error. */
    private static Callable<Boolean> won(CyclicBarrier start, Callable<?> call) {
        return () -> {
            start.await();
            try {
                call.call();
                return true;
            } catch (Refusal lost) {
                assertThat(lost.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                return false;
            }
        };
    }

    private CaseNumber reviewed() {
        CaseNumber number = sample.submitted().caseNumber();
        sample.complete("clerk", number, "accept");
        sample.complete("registrar", number, "certify");
        return number;
    }
}
