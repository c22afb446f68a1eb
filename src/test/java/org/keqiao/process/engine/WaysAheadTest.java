package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow.Ahead;

/** Where an outcome leads, when several tasks share a form and only the task itself tells them apart. */
class WaysAheadTest {

    private static final String MODEL =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <process id="ways" isExecutable="true" camunda:historyTimeToLive="10">
                <startEvent id="start"/>
                %s
                <sequenceFlow id="begin" sourceRef="start" targetRef="Review"/>
                <exclusiveGateway id="Reviewed" default="toRefusal"/>
                <sequenceFlow id="reviewed" sourceRef="Review" targetRef="Reviewed"/>
                <sequenceFlow id="toSize" sourceRef="Reviewed" targetRef="Size">
                  <conditionExpression xsi:type="tFormalExpression">${review == 'yes' and not (review == 'back')}</conditionExpression></sequenceFlow>
                <sequenceFlow id="toNotice" sourceRef="Reviewed" targetRef="Notice">
                  <conditionExpression xsi:type="tFormalExpression">${review == 'back'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="toRefusal" sourceRef="Reviewed" targetRef="SignRefusal"/>
                <serviceTask id="Notice" camunda:delegateExpression="${requestCorrection}"/>
                <sequenceFlow id="noticed" sourceRef="Notice" targetRef="Mend"/>
                <subProcess id="Mend">
                  <startEvent id="mendStart"/>
                  %s
                  <endEvent id="mended"/>
                  <sequenceFlow id="m1" sourceRef="mendStart" targetRef="Correct"/>
                  <sequenceFlow id="m2" sourceRef="Correct" targetRef="mended"/>
                </subProcess>
                <sequenceFlow id="again" sourceRef="Mend" targetRef="Review"/>
                <exclusiveGateway id="Size" default="small"/>
                <sequenceFlow id="large" sourceRef="Size" targetRef="SignLarge">
                  <conditionExpression xsi:type="tFormalExpression">${amount >= 5000000}</conditionExpression></sequenceFlow>
                <sequenceFlow id="small" sourceRef="Size" targetRef="Issue"/>
                <serviceTask id="Issue" camunda:delegateExpression="${issueCertificate}"/>
                <sequenceFlow id="issued" sourceRef="Issue" targetRef="done"/>
                <exclusiveGateway id="LargeSigned" default="largeBack"/>
                <sequenceFlow id="largeSigned" sourceRef="SignLarge" targetRef="LargeSigned"/>
                <sequenceFlow id="largeYes" sourceRef="LargeSigned" targetRef="Issue">
                  <conditionExpression xsi:type="tFormalExpression">${headDecision == 'yes'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="largeBack" sourceRef="LargeSigned" targetRef="Review"/>
                <exclusiveGateway id="RefusalSigned" default="refusalBack"/>
                <sequenceFlow id="refusalSigned" sourceRef="SignRefusal" targetRef="RefusalSigned"/>
                <sequenceFlow id="refusalYes" sourceRef="RefusalSigned" targetRef="Refuse">
                  <conditionExpression xsi:type="tFormalExpression">${headDecision == 'yes'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="refusalBack" sourceRef="RefusalSigned" targetRef="Review"/>
                <serviceTask id="Refuse" camunda:delegateExpression="${decideNegative}"/>
                <sequenceFlow id="refused" sourceRef="Refuse" targetRef="done"/>
                <endEvent id="done"/>
              </process>
            </definitions>
            """;

    private static ProcessEngine engine;
    private static ProcessDefinitionEntity model;

    @BeforeAll
    static void parse() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("ways");
        configuration.setJdbcUrl("jdbc:h2:mem:ways;DB_CLOSE_DELAY=-1");
        LockedEngine.lock(configuration, new SmallWorld());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
        engine = configuration.buildProcessEngine();
        String tasks = task("Review", "审查", "review")
                + task("SignLarge", "签发", "head-decision")
                + task("SignRefusal", "签发不予登记", "head-decision");
        String id = engine.getRepositoryService()
                .createDeployment()
                .addString("ways.bpmn", MODEL.formatted(tasks, task("Correct", "补正", "application")))
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        model = (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(id);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String task(String id, String name, String form) {
        return """
                <userTask id="%s" name="%s" camunda:formRef="%s" camunda:formRefBinding="latest">
                  <extensionElements><camunda:properties>
                    <camunda:property name="performer" value="REGISTRAR"/>
                    <camunda:property name="outcomes" value='[
                      {"key":"yes","kind":"ADVANCE","zh":"同意","en":"Yes","opinionRequired":false},
                      {"key":"back","kind":"RETURN","zh":"退回","en":"Back","opinionRequired":false},
                      {"key":"no","kind":"REFUSE","zh":"不同意","en":"No","opinionRequired":false}]'/>
                  </camunda:properties></extensionElements>
                </userTask>
                """
                .formatted(id, name, form);
    }

    private static Map<String, Ahead> from(String task) {
        return new WaysAhead(model.findActivity(task), true).byOutcome();
    }

    @Test
    void twoTasksWithOneFormLeadEachItsOwnWay() {
        assertThat(from("SignLarge").get("yes").actions()).containsExactly("issueCertificate");
        assertThat(from("SignRefusal").get("yes").actions()).containsExactly("decideNegative");
        assertThat(from("SignRefusal").get("yes").ends()).isTrue();
        assertThat(from("SignRefusal").get("back").steps()).extracting(Step::zh).containsExactly("审查");
    }

    @Test
    void readsConditionsAsTheValidatorDoesAndTakesTheDefaultWhenNoneHolds() {
        assertThat(from("Review").get("no").steps()).extracting(Step::zh).containsExactly("签发不予登记");
    }

    @Test
    void namesEveryWayWhereOtherFactsDecide() {
        Ahead yes = from("Review").get("yes");
        assertThat(yes.steps()).extracting(Step::zh).containsExactly("签发");
        assertThat(yes.actions()).containsExactly("issueCertificate");
        assertThat(yes.ends()).isTrue();
    }

    @Test
    void walksIntoASubProcessAndOutOfItAgain() {
        Ahead back = from("Review").get("back");
        assertThat(back.actions()).containsExactly("requestCorrection");
        assertThat(back.steps()).extracting(Step::zh).containsExactly("补正");
        assertThat(back.ends()).isFalse();
        assertThat(from("Correct").get("yes").steps()).extracting(Step::zh).containsExactly("审查");
    }

    @Test
    void theEndOfACalledProcessIsNotTheEndOfTheCase() {
        assertThat(new WaysAhead(model.findActivity("SignRefusal"), false)
                        .byOutcome()
                        .get("yes")
                        .ends())
                .isFalse();
    }
}
