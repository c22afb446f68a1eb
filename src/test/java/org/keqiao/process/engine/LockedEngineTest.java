package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Execution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Action;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.process.Step;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** What a model can and cannot do, on an engine of its own. */
class LockedEngineTest {

    private static final String CASE = "JSHT-350500-2026-000001";
    private static final String TASK =
            """
            <userTask id="look" name="看" camunda:formRef="small-look" camunda:formRefBinding="latest">
              <extensionElements><camunda:properties>
                <camunda:property name="performer" value="INTAKE_CLERK"/>
                <camunda:property name="nameEn" value="Look"/>
                <camunda:property name="outcomes" value='[
                  {"key":"accept","kind":"ADVANCE","zh":"受理","en":"Accept","opinionRequired":false},
                  {"key":"correct","kind":"RETURN","zh":"补正","en":"Correct","opinionRequired":true}]'/>
                <camunda:property name="fields" value='{"title":"READ"}'/>
                <camunda:property name="deadline" value="notice"/>
              </camunda:properties></extensionElements>
            </userTask>
            """;

    private static ProcessEngine engine;
    private static SmallWorld world;

    @TempDir
    Path folder;

    record Offer(@Nullable String title, @Parameter(zh = "折", en = "Share") @Nullable Integer share) {}

    record Price(Money amount, String title, List<String> parts) {}

    @ProcessAction(name = "price", zh = "计价", en = "Price", pure = true)
    static class Pricing implements Action<Offer, Price> {
        @Override
        public Price perform(CaseNumber caseNumber, Offer offer) {
            if ("too dear".equals(offer.title)) {
                throw Refusal.conflict("TOO_DEAR");
            }
            return new Price(
                    Money.of("100000.05"), offer.title + (offer.share == null ? "" : offer.share), List.of("a", "b"));
        }
    }

    @ProcessAction(name = "pay", zh = "支付", en = "Pay", requires = Duty.RECHECK)
    static class Paying implements Action<Offer, Price> {
        @Override
        public Price perform(CaseNumber caseNumber, Offer offer) {
            return new Price(Money.of("1.00"), "paid", List.of());
        }
    }

    /** Stands for every class on the classpath. */
    public static class Marker implements org.camunda.bpm.engine.delegate.JavaDelegate {
        static boolean ran;

        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            ran = true;
        }
    }

    private static final Surroundings CURRENT = (Surroundings) java.lang.reflect.Proxy.newProxyInstance(
            Surroundings.class.getClassLoader(), new Class<?>[] {Surroundings.class}, (proxy, method, arguments) -> {
                try {
                    return method.invoke(world, arguments);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    throw e.getCause();
                }
            });

    @BeforeAll
    static void build() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("locked");
        configuration.setJdbcUrl("jdbc:h2:mem:locked;DB_CLOSE_DELAY=-1");
        LockedEngine.lock(configuration, CURRENT);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void newWorld() {
        world = new SmallWorld(new Pricing(), new Paying());
        world.decided = true;
    }

    private static void start(String body) {
        start(body, Map.of());
    }

    private static void start(String body, Map<String, Object> variables) {
        deploy(body);
        Map<String, Object> all = new java.util.HashMap<>(variables);
        all.put(Routing.CASE_NUMBER, CASE);
        engine.getRuntimeService().startProcessInstanceByKey("small", CASE, all);
    }

    private static void deploy(String body) {
        String model =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="keqiao">
                  <process id="small" isExecutable="true" camunda:historyTimeToLive="P10D" camunda:versionTag="7">
                  %s
                  </process>
                </definitions>
                """
                        .formatted(body);
        engine.getRepositoryService()
                .createDeployment()
                .addString("small.bpmn", model)
                .deploy();
    }

    private static String serviceTask(String attributes, String inside) {
        return """
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                <serviceTask id="t" %s>%s</serviceTask>
                <sequenceFlow id="f2" sourceRef="t" targetRef="e"/><endEvent id="e"/>
                """
                .formatted(attributes, inside);
    }

    private String touch() {
        return folder.resolve("marker").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch %s')}",
                "${caseNumber.class.classLoader}",
                "${caseNumber.length() > 1}",
                "${execution.processEngineServices}",
                "${now()}",
                "${dateTime()}",
                "${currentUser()}"
            })
    void aConditionReachesNothingButVariables(String expression) {
        String body =
                """
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
                <exclusiveGateway id="g" default="f3"/>
                <sequenceFlow id="f2" sourceRef="g" targetRef="e2">
                  <conditionExpression xsi:type="tFormalExpression"><![CDATA[%s]]></conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="f3" sourceRef="g" targetRef="e3"/>
                <endEvent id="e2"/><endEvent id="e3"/>
                """
                        .formatted(expression.replace("%s", touch()));
        assertThatThrownBy(() -> start(body)).isInstanceOf(RuntimeException.class);
        assertThat(world.passed).doesNotContain("e2");
        assertThat(Path.of(touch())).doesNotExist();
    }

    @Test
    void anActionIsNotPerformedWithoutTheDutyThatItRequires() {
        world.facts.put("title", "a");
        world.proved = EnumSet.of(Duty.REVIEW);
        assertThatThrownBy(() -> start(serviceTask("camunda:delegateExpression=\"${pay}\"", "")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("EVIDENCE_MISSING"));
        assertThat(world.told).noneMatch(told -> told.startsWith("pay"));

        world.proved = EnumSet.of(Duty.REVIEW, Duty.RECHECK);
        start(serviceTask("camunda:delegateExpression=\"${pay}\"", ""));
        assertThat(world.told).anyMatch(told -> told.startsWith("pay"));
    }

    @Test
    void aScriptDoesNotRun() {
        for (String language : List.of("juel", "javascript", "groovy", "python")) {
            String body =
                    """
                    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                    <scriptTask id="t" scriptFormat="%s"><script>
                      ${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch %s')}
                    </script></scriptTask>
                    <sequenceFlow id="f2" sourceRef="t" targetRef="e"/><endEvent id="e"/>
                    """
                            .formatted(language, touch());
            assertThatThrownBy(() -> start(body)).hasMessageContaining("not allowed in a model");
        }
        assertThat(Path.of(touch())).doesNotExist();
    }

    @Test
    void theScriptResolverKnowsNoLanguageEither() {
        FeelOnly resolver = new FeelOnly();
        assertThatThrownBy(() -> resolver.getScriptEngine("juel", false)).hasMessageContaining("scripts");
        assertThatThrownBy(() -> resolver.getScriptEngine("javascript", true)).hasMessageContaining("scripts");
    }

    @Test
    void classesListenersAndConnectorsDoNotParse() {
        String marker = Marker.class.getName();
        for (String body : List.of(
                serviceTask("camunda:class=\"" + marker + "\"", ""),
                serviceTask("camunda:expression=\"${caseNumber}\"", ""),
                serviceTask("camunda:type=\"external\" camunda:topic=\"x\"", ""),
                serviceTask(
                        "camunda:delegateExpression=\"${price}\"",
                        "<extensionElements><camunda:executionListener class=\"" + marker
                                + "\" event=\"start\"/></extensionElements>"),
                serviceTask(
                        "camunda:delegateExpression=\"${price}\"",
                        "<extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                                + "</camunda:connector></extensionElements>"),
                serviceTask(
                        "camunda:delegateExpression=\"${price}\"",
                        "<extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
                                + "<camunda:script scriptFormat=\"juel\">${1}</camunda:script>"
                                + "</camunda:inputParameter></camunda:inputOutput></extensionElements>"))) {
            assertThatThrownBy(() -> start(body)).hasMessageContaining("not allowed in a model");
        }
        assertThat(Marker.ran).isFalse();
    }

    @Test
    void expressionsInQueriesEvaluateToNothing() {
        assertThatThrownBy(() -> engine.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${''.getClass()}")
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anUnknownActionIsRefused() {
        assertThatThrownBy(() -> start(serviceTask("camunda:delegateExpression=\"${dataSource}\"", "")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anActionReadsFactsAndParametersAndLeavesScalars() {
        world.facts.put("title", "合同");
        start(
                """
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                <serviceTask id="t" camunda:delegateExpression="${price}"><extensionElements><camunda:properties>
                  <camunda:property name="share" value="3"/></camunda:properties></extensionElements></serviceTask>
                <sequenceFlow id="f2" sourceRef="t" targetRef="g"/>
                <exclusiveGateway id="g" default="no"/>
                <sequenceFlow id="yes" sourceRef="g" targetRef="dear">
                  <conditionExpression xsi:type="tFormalExpression"><![CDATA[${amount >= 100000.05 && title == '合同3' && unset == null}]]></conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="no" sourceRef="g" targetRef="cheap"/>
                <endEvent id="dear"/><endEvent id="cheap"/>
                """);
        assertThat(world.told)
                .containsExactly("locked", "price{title=合同, share=3}{amount=100000.05, title=合同3, parts=[a, b]}");
        assertThat(world.passed).containsExactly("s", "f1", "t", "f2", "g", "yes", "dear");
    }

    @Test
    void aRefusalOfAnActionComesBackAsItself() {
        world.facts.put("title", "too dear");
        assertThatThrownBy(() -> start(serviceTask("camunda:delegateExpression=\"${price}\"", "")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TOO_DEAR"));
    }

    @Test
    void anUndecidedCaseKeepsItsProcess() {
        world.decided = false;
        assertThatThrownBy(() -> start(serviceTask("camunda:delegateExpression=\"${price}\"", "")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FLOW_ENDED_UNDECIDED"));
    }

    @Test
    void aTaskIsToldWithItsStepRoundAndDeadlineAndEndsOnce() {
        start(
                """
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
                %s
                <sequenceFlow id="f2" sourceRef="look" targetRef="g"/>
                <exclusiveGateway id="g" default="again"/>
                <sequenceFlow id="done" sourceRef="g" targetRef="e">
                  <conditionExpression xsi:type="tFormalExpression">${smallLook == 'accept'}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="again" sourceRef="g" targetRef="look"/>
                <endEvent id="e"/>
                """
                        .formatted(TASK));
        OpenTask first = onlyTask();
        assertThat(first.matter()).isEqualTo("small");
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.round()).isEqualTo(1);
        assertThat(first.dueOn()).isEqualTo(SmallWorld.DUE);
        assertThat(first.step().en()).isEqualTo("Look");
        assertThat(first.step().outcomes()).hasSize(2);
        assertThat(first.step().fields()).containsEntry("title", Step.FieldPermission.READ);

        engine.getTaskService().setAssignee(first.taskId(), "clerk");
        engine.getTaskService().setAssignee(first.taskId(), null);
        assertThat(world.told).containsSubsequence("assigned clerk", "assigned null");

        engine.getTaskService().complete(first.taskId(), Map.of("smallLook", "correct"));
        OpenTask second = onlyTask();
        assertThat(second.round()).isEqualTo(2);
        engine.getTaskService().complete(second.taskId(), Map.of("smallLook", "accept"));
        assertThat(world.open).isEmpty();
        assertThat(world.passed).endsWith("done", "e");
    }

    @Test
    void aTimerTakesItsDateFromTheCaseAndAMessageEndsTheTask() {
        start(
                """
                <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
                %s
                <boundaryEvent id="late" attachedToRef="look" cancelActivity="true"><timerEventDefinition>
                  <timeDate xsi:type="tFormalExpression">${deadline.notice}</timeDate></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f3" sourceRef="late" targetRef="e"/>
                <sequenceFlow id="f2" sourceRef="look" targetRef="e"/><endEvent id="e"/>
                """
                        .formatted(TASK));
        var job = engine.getManagementService().createJobQuery().timers().singleResult();
        assertThat(job.getDuedate()).isEqualTo(Date.from(SmallWorld.DUE));
        engine.getManagementService().executeJob(job.getId());
        assertThat(world.open).isEmpty();
        assertThat(world.passed).endsWith("late", "f3", "e");
    }

    @Test
    void aMessageInterruptsWhateverWaits() {
        deployWithMessage();
        List<Execution> waiting = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(CASE)
                .messageEventSubscriptionName("withdraw")
                .list();
        assertThat(waiting).hasSize(1);
        engine.getRuntimeService()
                .messageEventReceived("withdraw", waiting.get(0).getId());
        assertThat(world.open).isEmpty();
        assertThat(world.passed).endsWith("w", "we");
    }

    private static void deployWithMessage() {
        String model =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="keqiao">
                  <message id="m" name="withdraw"/>
                  <process id="small" isExecutable="true" camunda:historyTimeToLive="P10D">
                    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
                    %s
                    <sequenceFlow id="f2" sourceRef="look" targetRef="e"/><endEvent id="e"/>
                    <subProcess id="sub" triggeredByEvent="true">
                      <startEvent id="ws"><messageEventDefinition messageRef="m"/></startEvent>
                      <sequenceFlow id="w" sourceRef="ws" targetRef="we"/><endEvent id="we"/>
                    </subProcess>
                  </process>
                </definitions>
                """
                        .formatted(TASK);
        engine.getRepositoryService()
                .createDeployment()
                .addString("small.bpmn", model)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("small", CASE, Map.of(Routing.CASE_NUMBER, CASE));
    }

    @Test
    void aRoutingTableIsRecordedWithTheRowThatDecided() {
        String table =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="keqiao"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="trigger" name="t" camunda:historyTimeToLive="P10D" camunda:versionTag="7">
                    <decisionTable id="table" hitPolicy="FIRST">
                      <input id="i" label="amount"><inputExpression id="ie" typeRef="double"><text>amount</text></inputExpression></input>
                      <output id="o" name="route" typeRef="string"/>
                      <rule id="big"><inputEntry id="a1"><text>&gt;= 5000000</text></inputEntry>
                        <outputEntry id="b1"><text>"EXPERT"</text></outputEntry></rule>
                      <rule id="else"><inputEntry id="a2"><text>-</text></inputEntry>
                        <outputEntry id="b2"><text>"NORMAL"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """;
        String model =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="keqiao">
                  <process id="small" isExecutable="true" camunda:historyTimeToLive="P10D">
                    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                    <businessRuleTask id="t" camunda:decisionRef="trigger" camunda:decisionRefBinding="deployment"
                        camunda:mapDecisionResult="singleEntry" camunda:resultVariable="route"/>
                    <sequenceFlow id="f2" sourceRef="t" targetRef="e"/><endEvent id="e"/>
                  </process>
                </definitions>
                """;
        engine.getRepositoryService()
                .createDeployment()
                .addString("small.bpmn", model)
                .addString("trigger.dmn", table)
                .deploy();
        engine.getRuntimeService()
                .startProcessInstanceByKey("small", CASE, Map.of(Routing.CASE_NUMBER, CASE, "amount", 5000000.0));
        engine.getRuntimeService().startProcessInstanceByKey("small", CASE, Map.of(Routing.CASE_NUMBER, CASE));
        assertThat(world.told)
                .containsExactly(
                        "trigger7{amount=5000000.0}{route=EXPERT}[big]", "trigger7{amount=null}{route=NORMAL}[else]");
    }

    @Test
    void aFileIsNotLeftByAnyOfThis() throws Exception {
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static OpenTask onlyTask() {
        assertThat(world.open).hasSize(1);
        return world.open.values().iterator().next();
    }
}
