package org.keqiao.process.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.keqiao.process.Step;
import org.springframework.lang.Nullable;

/**
 * What the designer wrote at an element, kept with the parsed model.
 *
 * @param step null unless it is a user task
 * @param deadline limit key of a timer, null for any other element
 * @param action that a service task performs, null for any other element
 */
record ModelProperties(
        Map<String, String> parameters, @Nullable Step step, @Nullable String deadline, @Nullable String action) {

    private static final String KEY = "keqiao";
    private static final ModelProperties NONE = new ModelProperties(Map.of(), null, null, null);

    static ModelProperties of(@Nullable ActivityImpl activity) {
        Object kept = activity == null ? null : activity.getProperty(KEY);
        return kept == null ? NONE : (ModelProperties) kept;
    }

    void keepIn(ActivityImpl activity) {
        activity.setProperty(KEY, this);
    }

    /** The {@code camunda:property} entries of an element. */
    static Map<String, String> read(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        Element extensions = element.element("extensionElements");
        Element list =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (list != null) {
            for (Element property : list.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                properties.put(property.attribute("name"), property.attribute("value"));
            }
        }
        return properties;
    }
}
