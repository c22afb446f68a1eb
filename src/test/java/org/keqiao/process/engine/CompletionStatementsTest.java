package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.StepAct;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the product costs beside its engine, in statements, which no busy machine blurs: a step's completion through the
 * inbox against the statements on the engine's own tables that the same completion of the same model sends.
 */
@KeqiaoTest
class CompletionStatementsTest {

    /**
     * The inbox's checks, the act, a routing table's act, the next step with its limit, row and stage, the events. What
     * the actions on the way do is in it too: acceptance fixes the case's day, law and limits and writes a letter.
     */
    private static final int MOST_ADDED = 20;

    @LocalServerPort
    int port;

    @Autowired
    Inbox inbox;

    @Autowired
    Workflow workflow;

    @Autowired
    CaseCommands cases;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    TransactionTemplate transaction;

    private Contract contract;

    @BeforeEach
    void submittedContract() {
        contract = Contract.of(new Api("http://localhost:" + port)).submitted();
    }

    @Test
    void aStepCostsFewStatementsBesideTheEngines() {
        contract.does("clerk", "contract-intake", "accept");
        assertCosts("registrar", "contract-technical-review", "certify", MOST_ADDED);
    }

    @Test
    void acceptingTheCaseCostsNoMore() {
        assertCosts("clerk", "contract-intake", "accept", MOST_ADDED);
    }

    @Test
    void neitherDoesIssuingTheCertificate() {
        contract = Contract.of(new Api("http://localhost:" + port)).reviewed();
        assertCosts("rechecker", "contract-second-review", "agree", MOST_ADDED);
    }

    private void assertCosts(String user, String form, String outcome, int most) {
        String task = contract.task(user, form);
        Map<String, Object> answers = contract.taskAnswers(form);
        currentActor.runAs(accounts.actorNamed(user), () -> {
            inbox.claim(task);
            // Taken back: once for the caches, once to count the engine's own.
            transaction.executeWithoutResult(status -> {
                completed(task, outcome, answers);
                status.setRollbackOnly();
            });
            List<String> bare = bare(task, outcome);
            List<String> all = completed(task, outcome, answers);

            long added = all.size() - bare.size();
            System.out.println(
                    form + ": " + all.size() + " statements, of the bare engine " + bare.size() + ", added " + added);
            if (added > most || Boolean.getBoolean("keqiao.statements")) {
                all.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
            }
            assertThat(bare).as("the engine works at all").hasSizeGreaterThan(5);
            assertThat(added).isLessThanOrEqualTo(most);
            return null;
        });
    }

    private List<String> completed(String task, String outcome, Map<String, Object> answers) {
        return Statements.sentIn(() -> inbox.complete(task, new Completion(outcome, answers, "按规定办理。", List.of())));
    }

    /** Only what goes to the engine's tables, while it completes the task; the act before it proves the duty to actions. */
    private List<String> bare(String task, String outcome) {
        List<String> sent = new ArrayList<>();
        OpenTask open = transaction.execute(status -> workflow.task(task).orElseThrow());
        transaction.executeWithoutResult(status -> {
            cases.recordStep(
                    open.caseNumber(),
                    new StepAct(open.step(), open.round(), outcome, Map.of(), Set.of(), "按规定办理。", List.of(), null));
            sent.addAll(Statements.sentIn(() -> {
                workflow.complete(open, outcome, Map.of("certifiedTechnicalAmount", 1_000_000.0));
                return null;
            }));
            status.setRollbackOnly();
        });
        return sent.stream()
                .filter(sql -> sql.toUpperCase(Locale.ROOT).contains(" ACT_"))
                .toList();
    }
}
