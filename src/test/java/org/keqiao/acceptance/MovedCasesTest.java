package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.process.moving.CaseMoving;
import org.keqiao.process.moving.MovePlan;
import org.keqiao.process.moving.MoveProposal;
import org.keqiao.process.moving.MoveRefused;
import org.keqiao.process.moving.Moved;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases under way go on in a redesigned flow with a step more: one by one, whole or not at all. */
@KeqiaoTest
class MovedCasesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    @Autowired
    private CaseMoving moving;

    @Autowired
    private CaseInvariants invariants;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @AfterEach
    void theShippedWayAgain() {
        // Other tests share this application and expect the shipped way.
        publishing.publish(RedesignedContract.before(), "publisher");
    }

    private static CaseNumber number(Contract contract) {
        return new CaseNumber(contract.view("registrar").path("caseNumber").asText());
    }

    private MovePlan plan(int from, int to) {
        return new MovePlan(
                Contract.MATTER,
                from,
                to,
                moving.propose(Contract.MATTER, from, to).steps(),
                Map.of());
    }

    @Test
    void aMovedCaseFinishesTheNewWay() {
        Contract atReview = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
        String task = atReview.task("registrar", "contract-technical-review");
        api.post("registrar", "/tasks/" + task + "/claim", Map.of());
        String due = api.get("registrar", "/tasks/" + task).ok().at("/dueOn").asText();
        int old = atReview.view("registrar").path("definitionVersion").asInt();
        int redesigned = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");

        MoveProposal proposal = moving.propose(Contract.MATTER, old, redesigned);
        assertThat(proposal.steps()).hasSameSizeAs(proposal.before());
        var prepared = moving.prepare(plan(old, redesigned));
        assertThat(prepared.problems()).isEmpty();
        assertThat(moving.look(prepared, number(atReview)).obstacles()).isEmpty();
        moving.move(prepared, number(atReview), Map.of("move", "test"));

        assertThat(atReview.view("registrar").path("definitionVersion").asInt()).isEqualTo(redesigned);
        var now = api.get("registrar", "/tasks/" + task).ok();
        assertThat(now.at("/assignee").asText()).isEqualTo("registrar");
        assertThat(now.at("/dueOn").asText()).isEqualTo(due);
        atReview.does("registrar", "contract-technical-review", "certify");
        atReview.does("secretary", RedesignedContract.LEGAL_FORM, "done")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(atReview.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(atReview.letter("LT-C1").path("number").asText()).isNotBlank();
        assertThat(invariants.violations().values())
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    @Test
    void aMovedCaseGoesBackAndFinishesTheOldWay() {
        Contract contract = Contract.of(api).submitted();
        int old = contract.view("clerk").path("definitionVersion").asInt();
        int redesigned = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
        MovePlan plan = plan(old, redesigned);
        Moved moved = moving.move(moving.prepare(plan), number(contract), Map.of());
        moving.moveBack(plan, number(contract), moved, Map.of());
        assertThat(contract.view("clerk").path("definitionVersion").asInt()).isEqualTo(old);
        contract.does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify")
                .does("rechecker", "contract-second-review", "agree");
        assertThat(contract.status()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aStepTakenSinceKeepsItOnTheNewWay() {
        Contract contract = Contract.of(api).submitted();
        int old = contract.view("clerk").path("definitionVersion").asInt();
        int redesigned = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
        MovePlan plan = plan(old, redesigned);
        CaseNumber number = number(contract);
        Moved moved = moving.move(moving.prepare(plan), number, Map.of());
        contract.does("clerk", "contract-intake", "accept");
        assertThatThrownBy(() -> moving.moveBack(plan, number, moved, Map.of()))
                .isInstanceOfSatisfying(
                        MoveRefused.class,
                        why -> assertThat(why.obstacles()).extracting("code").containsExactly("STEP_TAKEN"));
    }

    @Test
    void aCaseAtAStepThatNothingAnswersToStays() {
        Contract contract = Contract.of(api).submitted();
        int old = contract.view("clerk").path("definitionVersion").asInt();
        int redesigned = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
        MovePlan whole = plan(old, redesigned);
        Map<String, String> steps = new HashMap<>(whole.steps());
        CaseNumber number = number(contract);
        steps.keySet().removeAll(moving.look(moving.prepare(whole), number).elements());
        var prepared = moving.prepare(new MovePlan(Contract.MATTER, old, redesigned, steps, Map.of()));
        assertThat(moving.look(prepared, number).obstacles()).extracting("code").containsExactly("STEP_UNMAPPED");
        assertThatThrownBy(() -> moving.move(prepared, number, Map.of())).isInstanceOf(MoveRefused.class);
        assertThat(contract.view("clerk").path("definitionVersion").asInt()).isEqualTo(old);
    }

    @Test
    void aCaseThatLacksWhatTheNewPlaceReliesOnStays() {
        Contract contract = Contract.of(api).submitted();
        int old = contract.view("clerk").path("definitionVersion").asInt();
        int redesigned = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
        MovePlan whole = plan(old, redesigned);
        CaseNumber number = number(contract);
        String intake = moving.look(moving.prepare(whole), number).elements().get(0);
        String second = moving.propose(Contract.MATTER, old, redesigned).after().stream()
                .filter(place -> "contract-second-review".equals(place.form()))
                .findFirst()
                .orElseThrow()
                .id();
        var prepared = moving.prepare(new MovePlan(Contract.MATTER, old, redesigned, Map.of(intake, second), Map.of()));
        assertThat(prepared.problems()).isEmpty();
        assertThat(moving.look(prepared, number).obstacles())
                .extracting("code")
                .contains("DUTY_LACKING", "FACT_LACKING");
    }
}
