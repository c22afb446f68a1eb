package org.keqiao.process.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.SampleActions;
import org.keqiao.process.samples.Samples;

/** Cases of the sample matter in the sandbox. */
class SandboxTest {

    private static final Map<String, Object> FACTS = Map.of("title", "合同", "amount", "100.00");
    private static final Map<String, Object> SMALL = Map.of("certifiedAmount", "100.00");

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Sandbox.of(Samples.bundle(), SampleActions.catalogue(), Samples.dictionary());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static CaseTrace aCase() {
        return CaseTrace.of(sandbox.start(FACTS));
    }

    private static CaseTrace anAcceptedCase() {
        return aCase().expects("permit-intake").answer("accept");
    }

    @Test
    void goesToItsEnd() {
        anAcceptedCase()
                .expects("permit-review", "permit-note")
                .answer("agree", SMALL)
                .expects("permit-note")
                .answer("done")
                .expects("permit-recheck")
                .performedBy("STATION_REVIEWER")
                .answer("agree")
                .endsDecidedBy("sampleIssue")
                .happened("permit-intake accept", "${sampleAccept}", "permitRoute", "${sampleIssue}");
    }

    @Test
    void asksTheHeadForLargeOnes() {
        anAcceptedCase()
                .expects("permit-review", "permit-note")
                .answer("agree", Map.of("certifiedAmount", "5000000.00"))
                .expects("permit-note")
                .answer("done")
                .expects("permit-recheck")
                .answer("agree")
                .expects("permit-head")
                .answer("sign")
                .endsDecidedBy("sampleIssue");
    }

    @Test
    void sevenIsNotMoreThanFiveMillion() {
        anAcceptedCase()
                .expects("permit-review", "permit-note")
                .answer("agree", Map.of("certifiedAmount", "7"))
                .expects("permit-note")
                .answer("done")
                .expects("permit-recheck")
                .answer("agree")
                .endsDecidedBy("sampleIssue");
    }

    @Test
    void countsTheRoundsOfALoop() {
        aCase().expects("permit-intake")
                .inRound(1)
                .answer("correct")
                .expects("permit-application")
                .performedBy("PARTY:APPLICANT")
                .answer("submit")
                .expects("permit-intake")
                .inRound(2)
                .answer("refuse")
                .endsDecidedBy("sampleRefuse");
    }

    @Test
    void firesTimersByHandAndMovesOnlyItsOwnTime() {
        Date before = ClockUtil.getCurrentTime();
        CaseTrace trace =
                aCase().expects("permit-intake").expires("intakeNotice").expects("permit-review", "permit-note");
        assertThat(trace.trial().open("permit-review").orElseThrow().createdAt())
                .isEqualTo(Instant.parse("2026-03-07T01:00:00Z"));
        assertThat(ClockUtil.getCurrentTime()).isCloseTo(before, 60_000);
        trace.happened("${sampleAccept}");
    }

    @Test
    void lapsesWithoutCorrection() {
        aCase().expects("permit-intake")
                .answer("correct")
                .expects("permit-application")
                .expires("correction")
                .endsDecidedBy("sampleWithdraw");
    }

    @Test
    void canBeWithdrawnWhereverItWaits() {
        aCase().expects("permit-intake").receives("withdraw").endsDecidedBy("sampleWithdraw");
        anAcceptedCase()
                .expects("permit-review", "permit-note")
                .receives("withdraw")
                .endsDecidedBy("sampleWithdraw");
    }

    @Test
    void aMessageAfterTheEndIsIgnored() {
        aCase().expects("permit-intake").answer("refuse").ignores("withdraw");
    }

    @Test
    void aMissingFactStopsTheStepThatLedThere() {
        anAcceptedCase()
                .expects("permit-review", "permit-note")
                .answer("agree")
                .expects("permit-note")
                .answer("done")
                .expects("permit-recheck")
                .refuses("agree", Map.of(), "FACT_MISSING")
                .expects("permit-recheck")
                .answer("agree", SMALL)
                .endsDecidedBy("sampleIssue");
    }

    @Test
    void answersAsItWasTold() {
        try (Sandbox told = Sandbox.of(Samples.bundle(), SampleActions.catalogue(), Samples.dictionary())
                .answering("sampleAccept", (caseNumber, input) -> Map.of("legalBasis", "of " + input.get("title")))) {
            Trial trial = told.start(FACTS);
            trial.answer("permit-intake", "accept", Map.of());
            assertThat(trial.facts()).containsEntry("legalBasis", "of 合同");
        }
    }

    @Test
    void saysWhatWaitsWhenSomethingElseIsAnswered() {
        Trial trial = sandbox.start(FACTS);
        assertThatThrownBy(() -> trial.answer("permit-head", "sign", Map.of()))
                .hasMessageContaining("permit-head")
                .hasMessageContaining("permit-intake");
        assertThatThrownBy(() -> trial.answer("permit-intake", "burn", Map.of()))
                .hasMessageContaining("no outcome burn");
    }

    @Test
    void anUnsoundBundleDoesNotOpen() {
        Bundle broken = Samples.spoilt(
                Bundle.PROCESS,
                "<bpmn:serviceTask id=\"refuse\"",
                "<bpmn:scriptTask id=\"x\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:serviceTask id=\"refuse\"");
        assertThatThrownBy(() -> Sandbox.of(broken, SampleActions.catalogue(), Samples.dictionary()))
                .hasMessageContaining("not allowed");
    }
}
