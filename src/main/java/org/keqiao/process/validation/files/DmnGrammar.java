package org.keqiao.process.validation.files;

/** What a routing table may be made of: one table a file, in FEEL. */
public final class DmnGrammar {

    private DmnGrammar() {}

    public static Grammar make() {
        return new Grammar("dmn:definitions")
                .element(
                        "dmn:definitions",
                        "id name namespace exporter exporterVersion modeler:executionPlatform"
                                + " modeler:executionPlatformVersion",
                        "dmn:decision dmndi:DMNDI")
                .element(
                        "dmn:decision",
                        "id name label camunda:historyTimeToLive camunda:versionTag",
                        "dmn:description dmn:extensionElements dmn:decisionTable")
                .text("dmn:description", "")
                .element("dmn:extensionElements", "", "")
                .element("dmn:decisionTable", "id hitPolicy", "dmn:input dmn:output dmn:rule")
                .element("dmn:input", "id label", "dmn:inputExpression dmn:inputValues")
                .element("dmn:inputExpression", "id typeRef expressionLanguage", "dmn:text")
                .element("dmn:inputValues", "id expressionLanguage", "dmn:text")
                .element("dmn:output", "id label name typeRef", "dmn:outputValues")
                .element("dmn:outputValues", "id expressionLanguage", "dmn:text")
                .element("dmn:rule", "id", "dmn:description dmn:inputEntry dmn:outputEntry")
                .element("dmn:inputEntry", "id expressionLanguage", "dmn:text")
                .element("dmn:outputEntry", "id expressionLanguage", "dmn:text")
                .text("dmn:text", "")
                .element("dmndi:DMNDI", "id", "dmndi:DMNDiagram")
                .element("dmndi:DMNDiagram", "id", "dmndi:DMNShape")
                .element("dmndi:DMNShape", "id dmnElementRef", "dmndc:Bounds dmndi:DMNLabel")
                .element("dmndi:DMNLabel", "id", "dmndc:Bounds")
                .element("dmndc:Bounds", "x y width height", "")
                .reason(
                        "NOT_A_TABLE",
                        "dmn:literalExpression dmn:invocation dmn:context dmn:functionDefinition dmn:relation dmn:list"
                                + " dmn:businessKnowledgeModel dmn:informationRequirement dmn:knowledgeRequirement")
                .reason("AGGREGATION", "aggregation")
                .reason("SCRIPT", "dmn:script camunda:script");
    }
}
