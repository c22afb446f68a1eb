package org.keqiao.process.validation.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.SampleActions;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.Reading;

class PathAnalysisTest {

    @Test
    void theAnalysisOfThreeHundredStepsTakesFewEvaluations() {
        StringBuilder xml = new StringBuilder();
        int nodes = 303;
        for (int i = 0; i < 100; i++) {
            // A step, a gateway that sends back to the step or to the start of all, and a note.
            xml.append("<bpmn:userTask id=\"t%d\" camunda:formRef=\"f%d\"><bpmn:extensionElements><camunda:properties>"
                            .formatted(i, i)
                    + "<camunda:property name=\"performer\" value=\"%s\" />"
                            .formatted(List.of("REGISTRAR", "STATION_REVIEWER", "STATION_HEAD")
                                    .get(i % 3))
                    + "<camunda:property name=\"outcomes\" value='[{\"key\":\"go\",\"kind\":\"ADVANCE\",\"zh\":\"去\",\"en\":\"go\",\"opinionRequired\":false},{\"key\":\"back\",\"kind\":\"RETURN\",\"zh\":\"回\",\"en\":\"back\",\"opinionRequired\":true}]' />"
                    + "</camunda:properties></bpmn:extensionElements></bpmn:userTask>");
            xml.append("<bpmn:exclusiveGateway id=\"g%d\" default=\"b%d\" />".formatted(i, i));
            xml.append(flow("a" + i, "t" + i, "g" + i));
            xml.append(
                    "<bpmn:sequenceFlow id=\"c%d\" sourceRef=\"g%d\" targetRef=\"n%d\"><bpmn:conditionExpression>${f%d == 'go'}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                            .formatted(i, i, i, i));
            xml.append(flow("b" + i, "g" + i, "t" + (i * 7 % (i + 1))));
            xml.append("<bpmn:serviceTask id=\"n%d\" camunda:delegateExpression=\"${sampleAsk}\" />".formatted(i));
            xml.append(flow("d" + i, "n" + i, i == 99 ? "last" : "t" + (i + 1)));
        }
        String model =
                "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\">"
                        + "<bpmn:process id=\"sample-permit\"><bpmn:startEvent id=\"first\" />"
                        + flow("z", "first", "t0") + xml
                        + "<bpmn:serviceTask id=\"last\" camunda:delegateExpression=\"${sampleWithdraw}\" />"
                        + flow("y", "last", "over")
                        + "<bpmn:endEvent id=\"over\" /></bpmn:process></bpmn:definitions>";
        Findings findings = new Findings();
        Reading reading = BundleReading.read(
                Samples.bundle().with(Bundle.PROCESS, model),
                SampleActions.catalogue(),
                Samples.dictionary(),
                findings);
        Drawing drawing = reading.drawing();
        assertThat(drawing.nodes().count()).isEqualTo(nodes);
        long from = System.nanoTime();
        PathAnalysis paths = new PathAnalysis(reading, drawing);
        System.out.printf(
                "must-analysis: %d elements, %d evaluations, %.1f ms%n",
                nodes, paths.steps(), (System.nanoTime() - from) / 1e6);
        assertThat(paths.steps()).isLessThan(nodes * 10);
        assertThat(paths.isCertain(
                        drawing.node("over").orElseThrow(), paths.tokens().decided()))
                .isTrue();
    }

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, from, to);
    }
}
