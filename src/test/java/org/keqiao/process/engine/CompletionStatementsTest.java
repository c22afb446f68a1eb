package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
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

    /** As it stands, so that it cannot grow unseen; 20 is the goal, and repeated reading of the case the way to it. */
    private static final int MOST_ADDED = 34;

    @LocalServerPort
    int port;

    @Autowired
    Inbox inbox;

    @Autowired
    Workflow workflow;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    TransactionTemplate transaction;

    private Contract contract;
    private CaseNumber number;

    @BeforeEach
    void acceptedContract() {
        contract =
                Contract.of(new Api("http://localhost:" + port)).submitted().does("clerk", "contract-intake", "accept");
        number = new CaseNumber(contract.view("enterprise").path("caseNumber").asText());
    }

    @Test
    void aStepCostsFewStatementsBesideTheEngines() {
        String task = contract.task("registrar", "contract-technical-review");
        Map<String, Object> answers = contract.taskAnswers("contract-technical-review");
        currentActor.runAs(accounts.actorNamed("registrar"), () -> {
            inbox.claim(task);
            // Taken back: once for the caches, once to count the engine's own.
            transaction.executeWithoutResult(status -> {
                completed(task, answers);
                status.setRollbackOnly();
            });
            List<String> bare = bare(task);
            List<String> all = completed(task, answers);

            long added = all.size() - bare.size();
            System.out.println("completing a step: " + all.size() + " statements, of which the bare engine "
                    + bare.size() + ", added " + added);
            if (added > MOST_ADDED || Boolean.getBoolean("keqiao.statements")) {
                all.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
            }
            assertThat(bare).as("the engine works at all").hasSizeGreaterThan(5);
            assertThat(added).isLessThanOrEqualTo(MOST_ADDED);
            return null;
        });
    }

    private List<String> completed(String task, Map<String, Object> answers) {
        return Statements.sentIn(() -> inbox.complete(task, new Completion("certify", answers, "按规定办理。", List.of())));
    }

    /** Only what goes to the engine's tables, while it completes the task. */
    private List<String> bare(String task) {
        List<String> sent = new ArrayList<>();
        OpenTask open = workflow.task(task).orElseThrow();
        transaction.executeWithoutResult(status -> {
            sent.addAll(Statements.sentIn(() -> {
                workflow.complete(task, "certify", Map.of("certifiedTechnicalAmount", 1_000_000.0));
                return null;
            }));
            status.setRollbackOnly();
        });
        assertThat(open.caseNumber()).isEqualTo(number);
        return sent.stream()
                .filter(sql -> sql.toUpperCase(Locale.ROOT).contains(" ACT_"))
                .toList();
    }
}
