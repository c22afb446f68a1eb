package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.Assignments.Colleague;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

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
    private ApplicationContext application;

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

    @Test
    void theHeadTakesAStepFromWhoeverIsAwayAndGivesItToAnother() {
        Contract contract = accepted();
        String task = contract.task("registrar", "contract-technical-review");
        ask("registrar", () -> inbox.claimAll(List.of(task)));

        assertThat(ask("registrar2", () -> assignments.assignAll(List.of(task), "registrar2", "他病了。"))
                        .failed())
                .as("colleagues do not take from each other")
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().code()).isEqualTo("CLAIMED_BY_OTHER"));
        assertThat(ask("stationhead", () -> assignments.assignAll(List.of(task), "registrar2", " "))
                        .failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("reason")));
        assertThat(ask("stationhead", () -> assignments.colleagues(List.of(task))))
                .extracting(Colleague::username)
                .contains("registrar", "registrar2");

        ask("stationhead", () -> assignments.assignAll(List.of(task), "registrar2", "登记员甲病假一周。"));

        assertThat(assignee(task)).isEqualTo("registrar2");
        assertThat(timeline(contract)).contains("登记员甲病假一周。").contains("reassign");
        await().untilAsserted(() -> assertThat(
                        api().all("registrar2", "/notifications?limit=200").toString())
                .contains("技术审查")
                .contains("分派给您"));
    }

    @Test
    void theHeadGivesAStepBackToTheGroupOverHttp() {
        Contract contract = accepted();
        String task = contract.task("registrar", "contract-technical-review");
        ask("registrar", () -> inbox.claimAll(List.of(task)));

        assertThat(api().get("stationhead", "/tasks?queue=office").ok().toString())
                .contains(task);
        assertThat(api().get("registrar", "/tasks?queue=office").ok().path("items"))
                .isEmpty();
        assertThat(api().get("stationhead", "/tasks/" + task + "/colleagues")
                        .ok()
                        .toString())
                .contains("registrar2");
        assertThat(api().post("registrar2", "/tasks/" + task + "/assignment", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        api().post("stationhead", "/tasks/" + task + "/assignment", Map.of("reason", "登记员甲出差。"))
                .ok();

        assertThat(assignee(task)).isNull();
        assertThat(timeline(contract)).contains("登记员甲出差。").contains("takeBack");
        await().untilAsserted(() -> assertThat(
                        api().all("registrar", "/notifications?limit=200").findValuesAsText("text"))
                .as("whoever loses a step is told, and why")
                .anyMatch(text -> text.contains("收回了您") && text.contains("登记员甲出差。")));
    }

    @Test
    void nobodyLeadsAnotherOffice() {
        String task = review();
        ask("registrar", () -> inbox.claimAll(List.of(task)));
        String elsewhere = Newcomers.of(application).account("外站负责人", "35050102", Role.STATION_HEAD);

        assertThat(ask(elsewhere, () -> assignments.assignAll(List.of(task), "registrar2", "越界"))
                        .failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().code()).isEqualTo("NOT_FOUND"));
        assertThat(ask("deputy", () -> assignments.takeBackAll(List.of(task), "站长请假"))
                        .done())
                .as("the bureau's deputy director leads every station")
                .containsExactly(task);
    }

    private String timeline(Contract contract) {
        return api().get("registrar", "/cases/" + contract.id() + "/timeline")
                .ok()
                .toString();
    }

    private Api api() {
        return new Api("http://localhost:" + port);
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
