package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.validation.Judge.judge;
import static org.keqiao.process.validation.Judge.refuses;

import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.samples.Samples;

/** What must be certain on every way. */
class PathRulesTest {

    private static final String REVIEW_REQUIRED = "\"label\": \"核定金额\", \"validate\": {\"required\": true}";

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, from, to);
    }

    @Test
    void refusesActionWhoseFactNobodyMustGive() {
        refuses(
                Samples.spoilt("forms/permit-review.form", REVIEW_REQUIRED, "\"label\": \"核定金额\""),
                Bundle.PROCESS,
                "issue",
                "FACT_NOT_CERTAIN");
    }

    @Test
    void refusesActionWhoseFactMayBeHidden() {
        refuses(
                Samples.spoilt(
                        "forms/permit-review.form",
                        REVIEW_REQUIRED,
                        REVIEW_REQUIRED + ", \"conditional\": {\"hide\": \"=certifiedAmount > 3\"}"),
                Bundle.PROCESS,
                "issue",
                "FACT_NOT_CERTAIN");
    }

    @Test
    void refusesActionWhoseFactTheStepMayOnlyRead() {
        refuses(
                Samples.spoilt(
                        Bundle.PROCESS,
                        "<camunda:property name=\"nameEn\" value=\"Review\" />",
                        "<camunda:property name=\"nameEn\" value=\"Review\" />"
                                + "<camunda:property name=\"fields\" value=\"{&quot;certifiedAmount&quot;:&quot;READ&quot;}\" />"),
                Bundle.PROCESS,
                "issue",
                "FACT_NOT_CERTAIN");
    }

    private static final String REVIEW_OUTCOMES =
            "[{&quot;key&quot;:&quot;agree&quot;,&quot;kind&quot;:&quot;ADVANCE&quot;,&quot;zh&quot;:&quot;同意&quot;,&quot;en&quot;:&quot;Agree&quot;,&quot;opinionRequired&quot;:false}]";

    private static Bundle withReviewOutcome(String kind) {
        return Samples.spoilt(
                Bundle.PROCESS,
                "<camunda:property name=\"performer\" value=\"REGISTRAR\" />\n          <camunda:property name=\"outcomes\" value=\""
                        + REVIEW_OUTCOMES,
                "<camunda:property name=\"performer\" value=\"REGISTRAR\" />\n          <camunda:property name=\"outcomes\" value=\""
                        + REVIEW_OUTCOMES.replace(
                                "[",
                                "[{&quot;key&quot;:&quot;no&quot;,&quot;kind&quot;:&quot;" + kind
                                        + "&quot;,&quot;zh&quot;:&quot;不&quot;,&quot;en&quot;:&quot;No&quot;,&quot;opinionRequired&quot;:true},"));
    }

    @Test
    void aReturningStepCollectsNothingForSure() {
        refuses(withReviewOutcome("RETURN"), Bundle.PROCESS, "issue", "FACT_NOT_CERTAIN");
    }

    @Test
    void aRefusingStepIsCompleteButProvesNothing() {
        assertThat(judge(withReviewOutcome("REFUSE")))
                .filteredOn(Finding::isError)
                .extracting(f -> f.element() + " " + f.code())
                .containsExactly("issue EVIDENCE_NOT_CERTAIN", "recheck RECHECK_BEFORE_REVIEW");
    }

    @Test
    void refusesWayAroundTheReview() {
        // Deemed acceptance that goes straight to the signature.
        refuses(flow("f4", "intakeOver", "accept"), flow("f4", "intakeOver", "head"), "issue", "FACT_NOT_CERTAIN");
        refuses(flow("f4", "intakeOver", "accept"), flow("f4", "intakeOver", "head"), "issue", "EVIDENCE_NOT_CERTAIN");
    }

    @Test
    void refusesRecheckBeforeReview() {
        refuses(
                flow("f4", "intakeOver", "accept"),
                flow("f4", "intakeOver", "recheck"),
                "recheck",
                "RECHECK_BEFORE_REVIEW");
    }

    @Test
    void refusesEndOfAnUndecidedCase() {
        refuses(
                "camunda:delegateExpression=\"${sampleRefuse}\"",
                "camunda:delegateExpression=\"${sampleAsk}\"",
                "refusedEnd",
                "UNDECIDED_END");
    }

    @Test
    void refusesWithdrawalThatDecidesNothing() {
        Bundle spoilt = Samples.spoilt(
                Bundle.PROCESS,
                "<bpmn:serviceTask id=\"withdraw\" name=\"撤回\" camunda:delegateExpression=\"${sampleWithdraw}\" />",
                "<bpmn:serviceTask id=\"withdraw\" name=\"撤回\" camunda:delegateExpression=\"${sampleAsk}\" />");
        refuses(spoilt, Bundle.PROCESS, "withdrawEnd", "UNDECIDED_END");
    }

    @Test
    void refusesSecondDecision() {
        refuses(
                "<bpmn:sequenceFlow id=\"f5\" sourceRef=\"refuse\" targetRef=\"refusedEnd\" />",
                flow("f5", "refuse", "again2")
                        + "<bpmn:serviceTask id=\"again2\" camunda:delegateExpression=\"${sampleWithdraw}\" />"
                        + flow("f5b", "again2", "refusedEnd"),
                "again2",
                "DECIDED_TWICE");
    }

    @Test
    void aNewSubmissionTakesTheRecheckAway() {
        // Behind the head's signature the applicant submits once more, and the certificate follows at once.
        String correction = correctionTask("late");
        refuses(
                flow("f20", "head", "issue"),
                flow("f20", "head", "late") + correction + flow("f20b", "late", "issue"),
                "issue",
                "EVIDENCE_NOT_CERTAIN");
    }

    private static String correctionTask(String id) {
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow();
        int from = xml.indexOf("<bpmn:userTask id=\"correction\"");
        int to = xml.indexOf("</bpmn:userTask>", from) + "</bpmn:userTask>".length();
        return xml.substring(from, to).replace("id=\"correction\"", "id=\"" + id + "\"");
    }

    @Test
    void aReviewAfterTheRecheckTakesItAway() {
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow();
        int from = xml.indexOf("<bpmn:userTask id=\"review\"");
        int to = xml.indexOf("</bpmn:userTask>", from) + "</bpmn:userTask>".length();
        String second = xml.substring(from, to).replace("id=\"review\"", "id=\"review2\"");
        refuses(
                flow("f20", "head", "issue"),
                flow("f20", "head", "review2") + second + flow("f20b", "review2", "issue"),
                "issue",
                "EVIDENCE_NOT_CERTAIN");
    }

    @Test
    void onlyAnAdvancingOutcomeProves() {
        // Both ways out of the recheck lead on: a recheck that sent the case back proves nothing.
        refuses(
                flow("f17b", "recheckResult", "again"),
                flow("f17b", "recheckResult", "route"),
                "issue",
                "EVIDENCE_NOT_CERTAIN");
    }

    @Test
    void aConditionThatNarrowsOutcomesInStepsIsUnderstood() {
        // The recheck gets a third outcome; two gateways in a row leave only "agree".
        Bundle bundle = Samples.spoilt(
                Bundle.PROCESS,
                "{&quot;key&quot;:&quot;sendBack&quot;",
                "{&quot;key&quot;:&quot;disagree&quot;,&quot;kind&quot;:&quot;REFUSE&quot;,&quot;zh&quot;:&quot;不同意&quot;,&quot;en&quot;:&quot;Disagree&quot;,&quot;opinionRequired&quot;:true},{&quot;key&quot;:&quot;sendBack&quot;");
        bundle = Samples.spoilt(
                bundle,
                Bundle.PROCESS,
                "default=\"f17b\" />",
                "default=\"f17c\" />" + flow("f17c", "recheckResult", "second")
                        + "<bpmn:exclusiveGateway id=\"second\" name=\"退回？\" default=\"f17d\" />"
                        + "<bpmn:sequenceFlow id=\"f17e\" sourceRef=\"second\" targetRef=\"refuse\"><bpmn:conditionExpression>${not (permitRecheck != 'disagree')}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                        + flow("f17d", "second", "route"));
        bundle = Samples.spoilt(
                bundle,
                Bundle.PROCESS,
                "${permitRecheck == 'agree'}",
                "${permitRecheck == 'sendBack' and amount != -1}");
        bundle = Samples.spoilt(
                bundle,
                Bundle.PROCESS,
                "<bpmn:sequenceFlow id=\"f17a\" sourceRef=\"recheckResult\" targetRef=\"route\">",
                "<bpmn:sequenceFlow id=\"f17a\" sourceRef=\"recheckResult\" targetRef=\"again\">");
        bundle = Samples.spoilt(bundle, Bundle.PROCESS, flow("f17b", "recheckResult", "again"), "");
        // "sendBack and something else" leaves sendBack possible on the default way.
        refuses(bundle, Bundle.PROCESS, "issue", "EVIDENCE_NOT_CERTAIN");
        Bundle sure = Samples.spoilt(bundle, Bundle.PROCESS, " and amount != -1}", "}");
        assertThat(judge(sure)).filteredOn(Finding::isError).isEmpty();
    }

    @Test
    void aParallelBranchMayNotUndermineAnother() {
        // The minutes become a second review beside the recheck.
        Bundle bundle = Samples.spoilt(
                Bundle.PROCESS,
                "name=\"performer\" value=\"MEETING_SECRETARY\"",
                "name=\"performer\" value=\"STATION_REVIEWER\"");
        refuses(bundle, Bundle.PROCESS, "note", "RECHECK_BEFORE_REVIEW");
    }
}
