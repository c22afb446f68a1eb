package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.validation.Judge.judge;
import static org.keqiao.process.validation.Judge.refuses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.samples.Diagrams;
import org.keqiao.process.samples.Samples;

/** One bad model a rule. */
class ModelRulesTest {

    private static final String REFUSE =
            "<bpmn:serviceTask id=\"refuse\" name=\"不予受理\" camunda:delegateExpression=\"${sampleRefuse}\" />";

    @Test
    void acceptsTheSampleAsItStands() {
        assertThat(judge(Samples.bundle())).filteredOn(Finding::isError).isEmpty();
    }

    @Test
    void asksForTheEnglishNameOfWhatIsDrawn() {
        assertThat(judge(Samples.spoilt(Bundle.PROCESS, REFUSE, REFUSE.replace("name=\"不予受理\" ", ""))))
                .noneMatch(f -> f.code().equals("ENGLISH_NAME") && "refuse".equals(f.element()));
        assertThat(judge(Samples.bundle())).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo("ENGLISH_NAME");
            assertThat(f.element()).isEqualTo("refuse");
            assertThat(f.isError()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            <bpmn:scriptTask id="refuse" scriptFormat="juel"><bpmn:script>1</bpmn:script></bpmn:scriptTask> | SCRIPT
            <bpmn:serviceTask id="refuse" camunda:class="java.lang.Runtime" /> | JAVA_CLASS
            <bpmn:serviceTask id="refuse" camunda:expression="${a.b()}" /> | EXPRESSION_CALL
            <bpmn:serviceTask id="refuse" camunda:type="external" camunda:topic="x" /> | EXTERNAL_TASK
            <bpmn:serviceTask id="refuse" camunda:asyncBefore="true" camunda:delegateExpression="${sampleRefuse}" /> | ASYNC
            <bpmn:serviceTask id="refuse" camunda:delegateExpression="${dataSource.connection}" /> | ACTION_FORM
            <bpmn:serviceTask id="refuse" camunda:delegateExpression="${dataSource}" /> | UNKNOWN_ACTION
            <bpmn:serviceTask id="refuse" isForCompensation="true" camunda:delegateExpression="${sampleRefuse}" /> | COMPENSATION
            <bpmn:sendTask id="refuse" /> | ELEMENT_NOT_ALLOWED
            <bpmn:inclusiveGateway id="refuse" /> | GATEWAY
            <bpmn:complexGateway id="refuse" /> | GATEWAY
            <bpmn:callActivity id="refuse" calledElement="another-matter" /> | CALL_NOT_ALLOWED
            <bpmn:callActivity id="refuse" calledElement="publicity" /> | CALL_NOT_ALLOWED
            """)
    void refusesWhatIsNoActionOfTheCatalogue(String element, String code) {
        refuses(REFUSE, element, "refuse", code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            <camunda:executionListener class="x.Y" event="start" /> | LISTENER
            <camunda:taskListener class="x.Y" event="create" /> | LISTENER
            <camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector> | CONNECTOR
            <camunda:inputOutput><camunda:inputParameter name="a">b</camunda:inputParameter></camunda:inputOutput> | INPUT_OUTPUT
            <camunda:field name="a" stringValue="b" /> | JAVA_CLASS
            """)
    void refusesExtensions(String extension, String code) {
        refuses(
                REFUSE,
                REFUSE.replace(" />", "><bpmn:extensionElements>") + extension
                        + "</bpmn:extensionElements></bpmn:serviceTask>",
                "refuse",
                code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            <bpmn:terminateEventDefinition id="d" /> | TERMINATE
            <bpmn:signalEventDefinition id="d" /> | SIGNAL
            <bpmn:errorEventDefinition id="d" /> | ERROR_EVENT
            <bpmn:compensateEventDefinition id="d" /> | COMPENSATION
            """)
    void refusesEndsThatDoMore(String definition, String code) {
        refuses(
                "<bpmn:endEvent id=\"end\" name=\"发证\" />",
                "<bpmn:endEvent id=\"end\" name=\"发证\">" + definition + "</bpmn:endEvent>",
                "end",
                code);
    }

    @Test
    void refusesMultiInstance() {
        refuses(
                REFUSE,
                REFUSE.replace(" />", ">")
                        + "<bpmn:multiInstanceLoopCharacteristics id=\"mi\"><bpmn:loopCardinality>3</bpmn:loopCardinality>"
                        + "</bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                "mi",
                "MULTI_INSTANCE");
    }

    @Test
    void refusesAssignment() {
        refuses(
                "<bpmn:userTask id=\"intake\"",
                "<bpmn:userTask id=\"intake\" camunda:assignee=\"demo\"",
                "intake",
                "ASSIGNMENT");
    }

    @Test
    void refusesExpressionInName() {
        refuses("name=\"不予受理\" camunda", "name=\"${sampleIssue}\" camunda", "refuse", "EXPRESSION_NOT_ALLOWED");
    }

    @Test
    void refusesExpressionInDocumentation() {
        refuses("供测试用的流程", "#{caseNumber}", "sample-permit", "EXPRESSION_NOT_ALLOWED");
    }

    @Test
    void refusesExpressionInMessageName() {
        refuses("name=\"withdraw\" />", "name=\"${title}\" />", "withdrawMessage", "EXPRESSION_NOT_ALLOWED");
    }

    @Test
    void refusesUnknownMessage() {
        refuses("messageRef=\"withdrawMessage\"", "messageRef=\"nobody\"", "withdrawn", "UNKNOWN_MESSAGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5D", "R/PT1S", "${deadline.intakeNotice.time}", "${now()}", "2026-01-01T00:00:00"})
    void refusesTimersOfTheirOwn(String text) {
        refuses("${deadline.intakeNotice}<", text + "<", "intakeOver", "TIMER_FORM");
    }

    @Test
    void refusesIsoDurationsAndCycles() {
        refuses(
                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${deadline.intakeNotice}</bpmn:timeDate>",
                "<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>",
                "intakeOver",
                "ISO_TIMER");
    }

    @Test
    void refusesUnknownLimit() {
        refuses("${deadline.intakeNotice}", "${deadline.never}", "intakeOver", "UNKNOWN_LIMIT");
    }

    @Test
    void refusesExpressionAsDueDate() {
        refuses(
                "<bpmn:userTask id=\"intake\"",
                "<bpmn:userTask id=\"intake\" camunda:dueDate=\"${now()}\"",
                "intake",
                "TIMER_FORM");
    }

    @Test
    void refusesSplitWithoutDefault() {
        refuses(" default=\"f3c\"", "", "intakeResult", "NO_DEFAULT");
    }

    @Test
    void refusesFlowWithoutCondition() {
        refuses(
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${permitIntake == 'refuse'}</bpmn:conditionExpression>",
                "",
                "f3b",
                "NO_CONDITION");
    }

    @Test
    void refusesConditionBehindATask() {
        refuses(
                "<bpmn:sequenceFlow id=\"f20\" sourceRef=\"head\" targetRef=\"issue\" />",
                "<bpmn:sequenceFlow id=\"f20\" sourceRef=\"head\" targetRef=\"issue\"><bpmn:conditionExpression"
                        + " xsi:type=\"bpmn:tFormalExpression\">${permitHead == 'sign'}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "f20",
                "CONDITION_NOT_HERE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            ${permitIntake.equals('accept')} | CONDITION_FORM
            ${permitIntake == 'accept'}x | CONDITION_FORM
            #{permitIntake == 'accept'} | CONDITION_FORM
            ${permitIntake == 'accept' ? true : false} | CONDITION_FORM
            ${permitIntake['class'] == 'a'} | CONDITION_FORM
            ${execution == null} | UNKNOWN_NAME
            ${surprise == 'accept'} | UNKNOWN_NAME
            ${permitIntake == 'maybe'} | UNKNOWN_OUTCOME
            ${permitIntake == 7} | WRONG_TYPE
            ${amount == '7'} | WRONG_TYPE
            ${title &gt; 'a'} | NOT_ORDERED
            ${amount + 1 &gt; 2} | CONDITION_FORM
            ${((((((((((((((amount &gt; 1))))))))))))))} | CONDITION_TOO_DEEP
            """)
    void refusesConditions(String condition, String code) {
        refuses("${permitIntake == 'accept'}", condition, "f3a", code);
    }

    @Test
    void refusesConditionInAnotherLanguage() {
        refuses(
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${permitIntake == 'accept'}",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">${permitIntake == 'accept'}",
                "f3a",
                "LANGUAGE");
    }

    @Test
    void refusesParallelGatewayWithoutPartner() {
        refuses(
                "<bpmn:parallelGateway id=\"join\" name=\"齐了\" />",
                "<bpmn:exclusiveGateway id=\"join\" name=\"齐了\" />",
                "split",
                "SPLIT_NOT_JOINED");
    }

    @Test
    void refusesJoinWithoutSplit() {
        refuses(
                "<bpmn:exclusiveGateway id=\"again\" name=\"审查\" />",
                "<bpmn:parallelGateway id=\"again\" name=\"审查\" />",
                "again",
                "JOIN_WITHOUT_SPLIT");
    }

    @Test
    void refusesBranchThatEnds() {
        refuses(
                "<bpmn:sequenceFlow id=\"f14\" sourceRef=\"note\" targetRef=\"join\" />",
                "<bpmn:sequenceFlow id=\"f14\" sourceRef=\"note\" targetRef=\"noteEnd\" /><bpmn:endEvent id=\"noteEnd\" />",
                "split",
                "SPLIT_NOT_JOINED");
    }

    @Test
    void refusesGatewayThatJoinsAndSplits() {
        refuses(
                "targetRef=\"again\" />\n    <bpmn:exclusiveGateway",
                "targetRef=\"split\" />\n    <bpmn:exclusiveGateway",
                "split",
                "JOINS_AND_SPLITS");
    }

    @Test
    void refusesSplitWithoutGateway() {
        refuses(
                "<bpmn:sequenceFlow id=\"f20\" sourceRef=\"head\" targetRef=\"issue\" />",
                "<bpmn:sequenceFlow id=\"f20\" sourceRef=\"head\" targetRef=\"issue\" />"
                        + "<bpmn:sequenceFlow id=\"f20b\" sourceRef=\"head\" targetRef=\"refuse\" />",
                "head",
                "SPLIT_WITHOUT_GATEWAY");
    }

    @Test
    void refusesSidePathThatReturns() {
        refuses(
                "attachedToRef=\"intake\">",
                "attachedToRef=\"intake\" cancelActivity=\"false\">",
                "intakeOver",
                "SIDE_PATH_RETURNS");
    }

    @Test
    void refusesLooseFlow() {
        refuses(
                "sourceRef=\"head\" targetRef=\"issue\"",
                "sourceRef=\"head\" targetRef=\"nobody\"",
                "f20",
                "LOOSE_FLOW");
    }

    @Test
    void refusesFlowAcrossTheBorderOfASubProcess() {
        refuses(
                "sourceRef=\"head\" targetRef=\"issue\"",
                "sourceRef=\"head\" targetRef=\"withdraw\"",
                "f20",
                "LOOSE_FLOW");
    }

    @Test
    void refusesDeadEnd() {
        refuses("<bpmn:sequenceFlow id=\"f21\" sourceRef=\"issue\" targetRef=\"end\" />", "", "issue", "DEAD_END");
    }

    @Test
    void refusesWhatIsNeverReached() {
        refuses("<bpmn:sequenceFlow id=\"f21\" sourceRef=\"issue\" targetRef=\"end\" />", "", "end", "NOT_REACHED");
    }

    @Test
    void refusesEndlessLoop() {
        refuses(
                "<bpmn:sequenceFlow id=\"f21\" sourceRef=\"issue\" targetRef=\"end\" />",
                "<bpmn:sequenceFlow id=\"f21\" sourceRef=\"issue\" targetRef=\"again\" />",
                "issue",
                "NEVER_ENDS");
    }

    @Test
    void refusesDuplicateIds() {
        refuses("<bpmn:endEvent id=\"refusedEnd\"", "<bpmn:endEvent id=\"end\"", "end", "ID_TWICE");
    }

    @Test
    void refusesSecondStart() {
        refuses(
                "<bpmn:startEvent id=\"start\" name=\"提交\" />",
                "<bpmn:startEvent id=\"start\" /><bpmn:startEvent id=\"other\" />",
                null,
                "ONE_START");
    }

    @Test
    void refusesMessageStartOfTheCase() {
        refuses(
                "<bpmn:startEvent id=\"start\" name=\"提交\" />",
                "<bpmn:startEvent id=\"start\"><bpmn:messageEventDefinition id=\"m\" messageRef=\"withdrawMessage\" /></bpmn:startEvent>",
                "start",
                "PLAIN_START");
    }

    @Test
    void refusesEventSubProcessThatWaitsForNothing() {
        refuses(
                "<bpmn:messageEventDefinition id=\"withdrawnMessage\" messageRef=\"withdrawMessage\" />",
                "",
                "withdrawn",
                "MESSAGE_OR_TIMER");
    }

    @Test
    void refusesBoundaryEventOnAnAction() {
        refuses("attachedToRef=\"intake\"", "attachedToRef=\"askCorrection\"", "intakeOver", "HOST_NEVER_WAITS");
    }

    @Test
    void refusesSecondProcess() {
        refuses(
                "</bpmn:process>",
                "</bpmn:process><bpmn:process id=\"other\" isExecutable=\"true\"><bpmn:startEvent id=\"otherStart\" /></bpmn:process>",
                null,
                "ONE_PROCESS");
    }

    @Test
    void refusesForeignProcessKey() {
        refuses(
                "<bpmn:process id=\"sample-permit\"",
                "<bpmn:process id=\"other-permit\"",
                "other-permit",
                "PROCESS_KEY");
    }

    @Test
    void refusesWhatIsNotDrawn() {
        Bundle bundle = Samples.bundle();
        String hidden = bundle.file(Bundle.PROCESS)
                .orElseThrow()
                .replaceAll("<bpmndi:BPMNShape id=\"refuse_di\".*?</bpmndi:BPMNShape>", "");
        refuses(bundle.with(Bundle.PROCESS, hidden), Bundle.PROCESS, "refuse", "NOT_DRAWN");
    }

    @Test
    void refusesAnUnknownTable() {
        refuses("decisionRef=\"permitRoute\"", "decisionRef=\"nobody\"", "route", "UNKNOWN_TABLE");
    }

    @Test
    void refusesTablesOfOtherDeployments() {
        refuses("decisionRefBinding=\"deployment\"", "decisionRefBinding=\"latest\"", "route", "BINDING");
    }

    @Test
    void refusesResultsThatAreNoScalars() {
        refuses("mapDecisionResult=\"singleEntry\"", "mapDecisionResult=\"resultList\"", "route", "RESULT_KIND");
    }

    @Test
    void refusesUnknownLetterParameter() {
        refuses("value=\"LT-01\"", "value=\"LT-77\"", "accept", "UNKNOWN_LETTER");
    }

    @Test
    void refusesUnknownParameter() {
        refuses("name=\"letter\" value=\"LT-01\"", "name=\"colour\" value=\"red\"", "accept", "UNKNOWN_PARAMETER");
    }

    @Test
    void refusesNameThatAnActionHas() {
        refuses("resultVariable=\"permitWay\"", "resultVariable=\"sampleIssue\"", null, "NAME_RESERVED");
    }

    @Test
    void refusesNameWithTwoTypes() {
        refuses("resultVariable=\"permitWay\"", "resultVariable=\"amount\"", null, "NAME_CLASH");
    }

    @Test
    void theEngineHasTheLastWord() {
        // An id that is a legal one, but not for a flow's target in the engine's schema order: text before elements.
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow();
        String swapped = xml.replace(
                "<bpmn:documentation>供测试用的流程</bpmn:documentation>\n    <bpmn:startEvent id=\"start\" name=\"提交\" />",
                "<bpmn:startEvent id=\"start\" name=\"提交\" />\n    <bpmn:documentation>供测试用的流程</bpmn:documentation>");
        assertThat(swapped).isNotEqualTo(xml);
        assertThat(judge(Samples.bundle().with(Bundle.PROCESS, Diagrams.drawn(swapped))))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("ENGINE"));
    }

    @Test
    void refusesOneFormInTwoParallelBranches() {
        refuses("camunda:formRef=\"permit-note\"", "camunda:formRef=\"permit-review\"", "note", "FORM_IN_TWO_BRANCHES");
    }

    @Test
    void refusesATimerOverAStepWhoseLimitItShares() {
        refuses(
                "<bpmn:messageEventDefinition id=\"withdrawnMessage\" messageRef=\"withdrawMessage\" />",
                "<bpmn:timerEventDefinition id=\"withdrawnTimer\"><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">"
                        + "${deadline.review}</bpmn:timeDate></bpmn:timerEventDefinition>",
                "withdrawn",
                "LIMIT_OF_A_STEP_WITHIN");
    }

    @Test
    void refusesOneLimitInTwoParallelBranches() {
        String minutes = "<camunda:property name=\"performer\" value=\"MEETING_SECRETARY\" />";
        refuses(
                minutes,
                minutes + "<camunda:property name=\"deadline\" value=\"review\" />",
                "note",
                "LIMIT_IN_TWO_BRANCHES");
    }

    @Test
    void refusesADecisionOnASidePath() {
        refuses(
                "<bpmn:boundaryEvent id=\"correctionOver\" name=\"逾期未补正\" attachedToRef=\"correction\">",
                "<bpmn:boundaryEvent id=\"correctionOver\" name=\"逾期未补正\" attachedToRef=\"correction\""
                        + " cancelActivity=\"false\">",
                "deemWithdrawn",
                "SIDE_PATH_DECIDES");
    }
}
