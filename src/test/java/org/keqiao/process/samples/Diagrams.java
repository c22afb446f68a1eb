package org.keqiao.process.samples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws every node and flow of a model somewhere, so that tests need not carry coordinates. */
public final class Diagrams {

    private static final Pattern NODE =
            Pattern.compile("<bpmn:(?!message|process|definitions|documentation|\\w*EventDefinition)"
                    + "(\\w+)\\s+[^>]*?\\bid=\"([^\"]*)\"");
    private static final Pattern PROCESS = Pattern.compile("<bpmn:process\\s+[^>]*?\\bid=\"([^\"]*)\"");
    private static final Pattern DIAGRAM =
            Pattern.compile("<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", Pattern.DOTALL);

    private Diagrams() {}

    public static String drawn(String xml) {
        String model = DIAGRAM.matcher(xml).replaceAll("");
        Matcher process = PROCESS.matcher(model);
        if (!process.find() || !model.contains("</bpmn:definitions>")) {
            return xml;
        }
        StringBuilder diagram = new StringBuilder("<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\""
                + " bpmnElement=\"" + process.group(1) + "\">");
        Matcher node = NODE.matcher(model);
        int x = 0;
        while (node.find()) {
            String id = node.group(2);
            x += 150;
            diagram.append(
                    node.group(1).equals("sequenceFlow")
                            ? "<bpmndi:BPMNEdge id=\"%s_di\" bpmnElement=\"%s\"><di:waypoint x=\"%d\" y=\"10\" /><di:waypoint x=\"%d\" y=\"10\" /></bpmndi:BPMNEdge>"
                                    .formatted(id, id, x, x + 100)
                            : "<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"0\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>"
                                    .formatted(id, id, x));
        }
        diagram.append("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>");
        return model.replace("</bpmn:definitions>", diagram + "</bpmn:definitions>");
    }
}
