package org.keqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.CaseLooks.Look;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case is news until its reader opens it, and again when the applicant answers. */
@KeqiaoTest
class CaseLooksTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseLooks looks;

    @Autowired
    private CaseReading reading;

    @Autowired
    private Inbox inbox;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor currentActor;

    private Contract contract;

    @BeforeEach
    void fileContract() {
        contract = Contract.of(new Api("http://localhost:" + port)).submitted();
    }

    @Test
    void isNewsUntilItIsOpened() {
        assertThat(news("clerk")).isEqualTo(InboxRow.News.NEW);

        assertThat(look("clerk")).isEmpty();

        assertThat(news("clerk")).isNull();
        assertThat(look("clerk")).hasValueSatisfying(look -> {
            assertThat(look.submission()).isEqualTo(1);
            assertThat(look.acts()).isZero();
        });
    }

    @Test
    void isNewsToEachReader() {
        contract.does("clerk", "contract-intake", "accept");
        ask("registrar", () -> looks.look(view()));

        assertThat(news("registrar")).isNull();
        assertThat(news("registrar2")).isEqualTo(InboxRow.News.NEW);
    }

    @Test
    void isNewsAgainWhenTheApplicantAnswers() {
        look("clerk");
        contract.returns("clerk", "contract-intake", Map.of("seller.address", "请写明详细地址。"));
        contract.answers(answers -> ((ObjectNode) answers.path("seller")).put("address", "泉州市丰泽区新地址 1 号"));
        assertThat(news("clerk")).isEqualTo(InboxRow.News.ANSWERED);

        Look before = look("clerk").orElseThrow();

        assertThat(before.submission()).isEqualTo(1);
        assertThat(before.acts()).as("what the applicant and the system did").isPositive();
        assertThat(news("clerk")).isNull();
    }

    @Test
    void costsOneStatement() {
        Actor clerk = accounts.actorNamed("clerk");
        CaseView shown = ask("clerk", this::view);
        assertThat(Statements.countedIn(() -> currentActor.runAs(clerk, () -> looks.look(shown))))
                .isEqualTo(1);
    }

    private Optional<Look> look(String user) {
        return ask(user, () -> looks.look(view()));
    }

    private CaseView view() {
        return reading.view(UUID.fromString(contract.id()));
    }

    private InboxRow.News news(String user) {
        InboxQuery query = InboxQuery.of(Queue.ALL).ofCase(UUID.fromString(contract.id()));
        return ask(user, () -> inbox.page(query, null, 10)).items().get(0).news();
    }

    private <T> T ask(String user, Supplier<T> work) {
        return currentActor.runAs(accounts.actorNamed(user), work);
    }
}
