package org.keqiao.studio.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.MatterSettings;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.publishing.Approving;
import org.keqiao.studio.publishing.Submission;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Matters tried by hand and by their test cases, before anybody else sees them. */
@KeqiaoTest
class TrialTest {

    private static final String CONTRACT = "contract-certification";
    private static final AtomicInteger MATTERS = new AtomicInteger();

    @Autowired
    Environment environment;

    @Autowired
    Trials trials;

    @Autowired
    Drafting drafting;

    @Autowired
    Approving approving;

    @Autowired
    AccountDirectory accounts;

    private Actor designer;

    @BeforeEach
    void signIn() {
        designer = accounts.actorNamed("designer");
    }

    /** A person has one trial: the pages' tests begin theirs anew. */
    @AfterEach
    void endTheTrial() {
        trials.current(designer, CONTRACT).ifPresent(open -> trials.end(designer, CONTRACT, open.id()));
    }

    private TrialState contract() {
        return trials.begin(designer, CONTRACT, Map.of("contractAmount", "4000000.00"), LocalDate.of(2026, 9, 28));
    }

    private TrialState does(TrialState state, String form, String outcome, Map<String, Object> answers) {
        return trials.complete(designer, state.matter(), state.id(), form, outcome, answers);
    }

    @Test
    void walksToTheEndAndTellsWhoseTurnItIs() {
        TrialState state = contract();
        assertThat(state.waiting()).singleElement().satisfies(step -> {
            assertThat(step.form()).isEqualTo("contract-intake");
            assertThat(step.outcomes()).extracting(outcome -> outcome.key()).contains("accept", "correct");
        });
        assertThat(state.standing()).hasSize(1);
        String intake = state.standing().get(0);
        state = does(state, "contract-intake", "accept", Map.of());
        assertThat(state.standing()).hasSize(1).doesNotContain(intake);
        assertThat(state.passed()).contains(intake);
        assertThat(state.waiting().get(0).fields())
                .extracting(TrialState.AskedField::key)
                .contains("certifiedTechnicalAmount", "disputed");
        state = does(
                state,
                "contract-technical-review",
                "certify",
                Map.of("certifiedTechnicalAmount", "4000000.00", "certifiedCategory", "DEVELOPMENT"));
        state = does(state, "contract-second-review", "agree", Map.of());
        assertThat(state.ended()).isTrue();
        assertThat(state.standing()).isEmpty();
        assertThat(state.decidedBy()).isEqualTo("decidePositive");
    }

    /** Three working days from the day before the National Day week. */
    @Test
    void countsLimitsByTheCalendarAndTheLawOfItsOwnDay() {
        TrialState state = does(contract(), "contract-intake", "accept", Map.of());
        assertThat(state.way().get(state.way().size() - 1).due().on()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(state.way())
                .filteredOn(step -> step.key().equals("acceptCase"))
                .singleElement()
                .satisfies(step -> assertThat(step.clock())
                        .extracting(limit -> limit.key())
                        .contains("decision"));
    }

    @Test
    void letsALimitRunOut() {
        TrialState state = trials.passTime(designer, CONTRACT, contract().id());
        assertThat(state.waiting())
                .extracting(TrialState.WaitingStep::form)
                .containsExactly("contract-technical-review");
        assertThat(state.today()).isAfter(LocalDate.of(2026, 10, 1));
    }

    @Test
    void everybodyHasOneTrialOfHisOwn() {
        TrialState first = contract();
        TrialState second = contract();
        assertThatThrownBy(() -> trials.get(designer, CONTRACT, first.id())).isInstanceOf(Refusal.class);
        Actor other = accounts.actorNamed("publisher");
        assertThatThrownBy(() -> trials.get(other, CONTRACT, second.id())).isInstanceOf(Refusal.class);
        trials.end(designer, CONTRACT, second.id());
        assertThat(trials.current(designer, CONTRACT)).isEmpty();
    }

    @Test
    void worksForPrograms() {
        Api api = Api.of(environment).as("designer");
        JsonNode begun = api.post("/studio/matters/" + CONTRACT + "/trials", Map.of("startsOn", "2026-09-28"))
                .json();
        String path =
                "/studio/matters/" + CONTRACT + "/trials/" + begun.path("id").asText();
        Api.Answer done = api.post(path + "/completion", Map.of("form", "contract-intake", "outcome", "refuse"));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("decidedBy").asText()).isEqualTo("refuseIntake");
        assertThat(api.post(path + "/time", null).status()).isEqualTo(409);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    private String newMatter() {
        String key = "trial-sample-" + (char) ('a' + MATTERS.getAndIncrement());
        drafting.begin(designer, key, "试办事项");
        return key;
    }

    private void keep(String matter, String name, String json) {
        drafting.put(designer, matter, Bundle.TESTS + name + ".json", json.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void whatWasWalkedIsATestCaseThatPasses() {
        String matter = newMatter();
        TrialState state = trials.begin(designer, matter, Map.of(), LocalDate.of(2026, 9, 28));
        state = does(state, state.waiting().get(0).form(), "grant", Map.of());
        keep(
                matter,
                "granted",
                trials.asTestCase(designer, matter, state.id(), new MatterSettings.Text("准予", "Granted")));
        assertThat(trials.tests(designer, matter)).singleElement().satisfies(result -> {
            assertThat(result.zh()).isEqualTo("准予");
            assertThat(result.en()).isEqualTo("Granted");
            assertThat(result.differences()).isEmpty();
        });
        assertThat(approving.submit(designer, matter, Submission.of(null, null)).submittedBy())
                .isEqualTo("designer");
    }

    @Test
    void aTestCaseThatFailsKeepsTheDraftBack() {
        String matter = newMatter();
        keep(
                matter,
                "wrong",
                """
                {"name": {"zh": "应先复核", "en": "Recheck first"},
                 "steps": [{"form": "%s-recheck", "outcome": "agree"}], "expect": {"decidedBy": "decidePositive"}}
                """
                        .formatted(matter));
        assertThat(trials.tests(designer, matter)).singleElement().satisfies(result -> assertThat(result.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.found()).isEqualTo(matter + "-decision")));
        assertThatThrownBy(() -> approving.submit(designer, matter, Submission.of(null, null)))
                .isInstanceOfSatisfying(BundleRefused.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly("TEST_FAILED"));
        Api.Answer report =
                Api.of(environment).as("publisher").post("/studio/matters/" + matter + "/draft/tests", null);
        assertThat(report.json().path("passed").asBoolean(true)).isFalse();
    }

    @Test
    void aTestCaseIsNoWayIn() {
        String matter = newMatter();
        for (String json : List.of(
                "[]",
                "{\"name\": {\"zh\": \"x\", \"en\": \"x\"}, \"steps\": [{\"form\": \"a\", \"over\": \"b\"}]}",
                "{\"name\": {\"zh\": \"x\", \"en\": \"x\"}, \"script\": \"1\"}",
                "{\"name\": {\"zh\": \"x\", \"en\": \"x\"}, \"steps\": [{\"form\": \"a\", \"outcome\": \"b\", \"days\": -1}]}",
                "{\"name\": " + "[".repeat(500) + "]".repeat(500) + "}")) {
            assertThatThrownBy(() -> keep(matter, "evil", json)).as(json).isInstanceOf(BundleRefused.class);
        }
        assertThatThrownBy(() -> trials.get(designer, matter, UUID.randomUUID()))
                .isInstanceOf(Refusal.class);
    }
}
