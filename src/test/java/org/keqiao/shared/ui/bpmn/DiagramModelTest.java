package org.keqiao.shared.ui.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagramModelTest {

    private static final String MODEL =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="p" name="流程">
                <userTask id="second" name="复核"/>
                <userTask id="first" name="审查"><extensionElements><camunda:properties>
                  <camunda:property name="nameEn" value="Check"/></camunda:properties></extensionElements></userTask>
                <startEvent id="start" name="提交"/>
                <boundaryEvent id="late" name="期满" attachedToRef="first"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
                <sequenceFlow id="f2" sourceRef="first" targetRef="second"/>
              </process>
            </definitions>
            """;

    @Test
    void listsTheStepsAlongTheFlows() {
        assertThat(DiagramModel.of(MODEL).steps())
                .extracting(DiagramModel.Step::id)
                .containsExactly("start", "first", "late", "second");
    }

    @Test
    void namesInEnglishWhatTheDesignerNamed() {
        DiagramModel model = DiagramModel.of(MODEL).inEnglish();
        assertThat(model.steps()).extracting(DiagramModel.Step::name).contains("Check", "复核");
        assertThat(model.xml()).contains("name=\"Check\"").contains("name=\"流程\"");
    }

    @Test
    void givesEnglishWordsRoom() {
        String drawn = MODEL.replace(
                "</definitions>",
                "<BPMNLabel><Bounds x=\"100\" y=\"5\" width=\"36\" height=\"14\"/></BPMNLabel></definitions>");
        assertThat(DiagramModel.of(drawn).inEnglish().xml())
                .contains("x=\"80.0\"")
                .contains("width=\"76\"");
        assertThat(DiagramModel.of(drawn).xml()).contains("x=\"100\"").contains("width=\"36\"");
    }

    @Test
    void showsEnglishReadersNoChinese() throws IOException {
        String shipped = Files.readString(Path.of("processes/contract-certification/process.bpmn"));
        String drawn = DiagramModel.of(shipped).inEnglish().xml();
        Matcher names = Pattern.compile("<bpmn:(?!process|message)\\w+[^>]* name=\"([^\"]*)\"")
                .matcher(drawn);
        assertThat(names.results().map(name -> name.group(1))).isNotEmpty().noneMatch(name -> name.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
    }

    @Test
    void followsTheFlowsBetweenPassedNodes() {
        DiagramModel model = DiagramModel.of(MODEL);
        assertThat(model.flowsAlong(java.util.List.of("start", "first"))).containsExactly("f1");
        assertThat(model.flowsAlong(java.util.List.of("first", "start")))
                .as("nodes of one moment in any order")
                .containsExactly("f1");
    }

    @Test
    void refusesADocumentType() {
        assertThatThrownBy(() -> DiagramModel.of("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
