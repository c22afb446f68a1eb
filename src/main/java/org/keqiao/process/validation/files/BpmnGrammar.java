package org.keqiao.process.validation.files;

/** What a model may be drawn with. */
public final class BpmnGrammar {

    private static final String FLOW_ELEMENTS =
            """
            bpmn:startEvent bpmn:endEvent bpmn:userTask bpmn:serviceTask bpmn:businessRuleTask bpmn:exclusiveGateway
            bpmn:parallelGateway bpmn:sequenceFlow bpmn:boundaryEvent bpmn:intermediateCatchEvent bpmn:subProcess
            bpmn:textAnnotation bpmn:association bpmn:group""";

    private static final String COMMON = "bpmn:documentation bpmn:extensionElements ";
    private static final String NODE = COMMON + "bpmn:incoming bpmn:outgoing ";
    private static final String TEMPLATE =
            " camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon ";

    private BpmnGrammar() {}

    public static Grammar make() {
        Grammar grammar = new Grammar("bpmn:definitions")
                .element(
                        "bpmn:definitions",
                        "id name targetNamespace exporter exporterVersion modeler:executionPlatform"
                                + " modeler:executionPlatformVersion",
                        "bpmn:process bpmn:message bpmn:category bpmndi:BPMNDiagram")
                .element("bpmn:message", "id name", COMMON)
                .element("bpmn:category", "id name", "bpmn:categoryValue")
                .element("bpmn:categoryValue", "id value", "")
                .element(
                        "bpmn:process",
                        "id name isExecutable isClosed processType camunda:historyTimeToLive camunda:versionTag"
                                + TEMPLATE,
                        COMMON + FLOW_ELEMENTS);
        nodes(grammar);
        details(grammar);
        diagram(grammar);
        reasons(grammar);
        return grammar;
    }

    private static void nodes(Grammar grammar) {
        String events = "bpmn:messageEventDefinition bpmn:timerEventDefinition";
        grammar.element("bpmn:startEvent", "id name isInterrupting" + TEMPLATE, NODE + events)
                .element("bpmn:endEvent", "id name", NODE)
                .element(
                        "bpmn:userTask",
                        "id name camunda:formRef camunda:formRefBinding camunda:dueDate" + TEMPLATE,
                        NODE)
                .element("bpmn:serviceTask", "id name camunda:delegateExpression" + TEMPLATE, NODE)
                .element(
                        "bpmn:businessRuleTask",
                        "id name camunda:decisionRef camunda:decisionRefBinding camunda:resultVariable"
                                + " camunda:mapDecisionResult"
                                + TEMPLATE,
                        NODE)
                .element("bpmn:exclusiveGateway", "id name default gatewayDirection", NODE)
                .element("bpmn:parallelGateway", "id name gatewayDirection", NODE)
                .element("bpmn:sequenceFlow", "id name sourceRef targetRef", COMMON + "bpmn:conditionExpression")
                .element("bpmn:boundaryEvent", "id name attachedToRef cancelActivity" + TEMPLATE, NODE + events)
                .element("bpmn:intermediateCatchEvent", "id name" + TEMPLATE, NODE + events)
                .element("bpmn:subProcess", "id name triggeredByEvent", NODE + FLOW_ELEMENTS)
                .element("bpmn:textAnnotation", "id textFormat", "bpmn:text")
                .text("bpmn:text", "")
                .element("bpmn:association", "id sourceRef targetRef associationDirection", "")
                .element("bpmn:group", "id categoryValueRef", "");
    }

    private static void details(Grammar grammar) {
        grammar.text("bpmn:documentation", "id textFormat")
                .text("bpmn:incoming", "")
                .text("bpmn:outgoing", "")
                .text("bpmn:conditionExpression", "id xsi:type")
                .element("bpmn:messageEventDefinition", "id messageRef", "")
                .element("bpmn:timerEventDefinition", "id", "bpmn:timeDate")
                .text("bpmn:timeDate", "id xsi:type")
                .element("bpmn:extensionElements", "", "camunda:properties")
                .element("camunda:properties", "", "camunda:property")
                .element("camunda:property", "id name value", "");
    }

    private static void diagram(Grammar grammar) {
        String colours = " bioc:stroke bioc:fill color:background-color color:border-color color:color";
        grammar.element(
                        "bpmndi:BPMNDiagram",
                        "id name documentation resolution",
                        "bpmndi:BPMNPlane bpmndi:BPMNLabelStyle")
                .element("bpmndi:BPMNPlane", "id bpmnElement", "bpmndi:BPMNShape bpmndi:BPMNEdge")
                .element(
                        "bpmndi:BPMNShape",
                        "id bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible" + colours,
                        "dc:Bounds bpmndi:BPMNLabel")
                .element(
                        "bpmndi:BPMNEdge",
                        "id bpmnElement sourceElement targetElement" + colours,
                        "di:waypoint bpmndi:BPMNLabel")
                .element("bpmndi:BPMNLabel", "id labelStyle" + colours, "dc:Bounds")
                .element("bpmndi:BPMNLabelStyle", "id", "dc:Font")
                .element("dc:Font", "name size isBold isItalic isUnderline isStrikeThrough", "")
                .element("dc:Bounds", "x y width height", "")
                .element("di:waypoint", "x y", "");
    }

    private static void reasons(Grammar grammar) {
        grammar.reason("CALL_NOT_ALLOWED", "bpmn:callActivity camunda:in camunda:out")
                .reason("SCRIPT", "bpmn:scriptTask bpmn:script camunda:script scriptFormat camunda:resource")
                .reason("JAVA_CLASS", "camunda:class camunda:field camunda:variableMappingClass")
                .reason("EXPRESSION_CALL", "camunda:expression camunda:variableMappingDelegateExpression")
                .reason("CONNECTOR", "camunda:connector camunda:connectorId")
                .reason("LISTENER", "camunda:executionListener camunda:taskListener")
                .reason("EXTERNAL_TASK", "camunda:type camunda:topic camunda:taskPriority")
                .reason("MULTI_INSTANCE", "bpmn:multiInstanceLoopCharacteristics bpmn:standardLoopCharacteristics")
                .reason("GATEWAY", "bpmn:inclusiveGateway bpmn:complexGateway bpmn:eventBasedGateway")
                .reason("SIGNAL", "bpmn:signal bpmn:signalEventDefinition")
                .reason("COMPENSATION", "bpmn:compensateEventDefinition isForCompensation bpmn:transaction")
                .reason("TERMINATE", "bpmn:terminateEventDefinition bpmn:cancelEventDefinition")
                .reason(
                        "ERROR_EVENT",
                        "bpmn:error bpmn:errorEventDefinition bpmn:escalation bpmn:escalationEventDefinition")
                .reason(
                        "ASYNC",
                        "camunda:asyncBefore camunda:asyncAfter camunda:async camunda:exclusive camunda:jobPriority"
                                + " camunda:failedJobRetryTimeCycle")
                .reason("ISO_TIMER", "bpmn:timeDuration bpmn:timeCycle")
                .reason(
                        "ASSIGNMENT",
                        "camunda:assignee camunda:candidateUsers camunda:candidateGroups bpmn:potentialOwner"
                                + " bpmn:humanPerformer camunda:candidateStarterGroups camunda:candidateStarterUsers")
                .reason("INPUT_OUTPUT", "camunda:inputOutput camunda:formData bpmn:ioSpecification bpmn:property")
                .reason("LANGUAGE", "expressionLanguage typeLanguage language");
    }
}
