package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.Assignments.Colleague;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Work is given to colleagues who may do it, many at a time, and each refusal is told. */
@KeqiaoTest
class AssignmentsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Assignments assignments;

    @Autowired
    private Inbox inbox;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor currentActor;

    @Test
    void offersColleaguesOfTheGroupOnly() {
        String task = review();

        assertThat(ask("registrar", () -> assignments.colleagues(List.of(task))))
                .extracting(Colleague::username)
                .contains("registrar2")
                .doesNotContain("registrar", "clerk", "rechecker");
        assertThat(ask("county", () -> assignments.colleagues(List.of(task)))).isEmpty();
    }

    @Test
    void givesATaskWithTheReasonInTheRecord() {
        Contract contract = accepted();
        String task = contract.task("registrar", "contract-technical-review");

        BulkReport report = ask("registrar", () -> assignments.assignAll(List.of(task), "registrar2", "出差，请代为审查。"));

        assertThat(report.failed()).isEmpty();
        assertThat(assignee(task)).isEqualTo("registrar2");
        assertThat(new Api("http://localhost:" + port)
                        .get("registrar", "/cases/" + contract.id() + "/timeline")
                        .ok()
                        .toString())
                .contains("出差，请代为审查。");
        assertThat(new Api("http://localhost:" + port)
                        .get("enterprise", "/cases/" + contract.id() + "/timeline")
                        .ok()
                        .toString())
                .as("the office's own affair")
                .doesNotContain("出差，请代为审查。");
    }

    @Test
    void tellsOfEachWhyItWasNotGiven() {
        String free = review();
        String taken = review();
        ask("registrar2", () -> inbox.claimAll(List.of(taken)));

        BulkReport report = ask("registrar", () -> assignments.assignAll(List.of(free, taken), "registrar2", null));

        assertThat(report.done()).containsExactly(free);
        assertThat(report.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.taskId()).isEqualTo(taken);
            assertThat(failure.why().code()).isEqualTo("CLAIMED_BY_OTHER");
        });
        assertThat(ask("registrar2", () -> assignments.assignAll(List.of(taken), "rechecker", null))
                        .failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().code()).isEqualTo("NOT_OF_THE_GROUP"));
    }

    @Test
    void claimsAndReleasesThirtyWithAReportOfEach() {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            tasks.add(
                    Contract.of(new Api("http://localhost:" + port)).submitted().task("clerk", "contract-intake"));
        }

        assertThat(ask("clerk", () -> inbox.claimAll(tasks)).done()).hasSize(30);
        assertThat(ask("clerk", () -> inbox.claimAll(tasks)).failed())
                .as("claiming what one has changes nothing")
                .isEmpty();
        assertThat(ask("clerk", () -> inbox.releaseAll(tasks)).done()).hasSize(30);
        assertThat(ask("clerk", () -> inbox.releaseAll(tasks)).failed())
                .hasSize(30)
                .allSatisfy(failure -> assertThat(failure.why().code()).isEqualTo("NOT_YOURS"));
    }

    private Contract accepted() {
        return Contract.of(new Api("http://localhost:" + port)).submitted().does("clerk", "contract-intake", "accept");
    }

    private String review() {
        return accepted().task("registrar", "contract-technical-review");
    }

    private String assignee(String task) {
        return ask("registrar", () -> inbox.view(task)).row().assignee();
    }

    private <T> T ask(String user, Supplier<T> work) {
        return currentActor.runAs(accounts.actorNamed(user), work);
    }
}
