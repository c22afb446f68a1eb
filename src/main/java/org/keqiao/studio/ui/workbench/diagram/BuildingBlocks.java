package org.keqiao.studio.ui.workbench.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Vocabulary;
import org.keqiao.shared.Texts;
import org.keqiao.studio.ui.workbench.step.StepFacts;
import org.keqiao.studio.ui.workbench.step.StepPreset;
import org.springframework.lang.Nullable;

/**
 * What a designer draws with: usual steps, every action of the catalogue by its generated template, and the few plain
 * kinds that a matter needs besides.
 */
final class BuildingBlocks {

    private static final String TEMPLATES = "/studio/element-templates.json";
    private static final JsonNode ALL = read();

    private final Vocabulary words;
    private final Texts texts;
    private final Locale locale;
    private final List<Block> blocks = new ArrayList<>();

    private BuildingBlocks(Vocabulary words, Texts texts, Locale locale) {
        this.words = words;
        this.texts = texts;
        this.locale = locale;
    }

    static List<Block> of(Vocabulary words, Texts texts, Locale locale) {
        BuildingBlocks made = new BuildingBlocks(words, texts, locale);
        made.steps();
        made.decisions();
        made.actions();
        made.plain();
        return List.copyOf(made.blocks);
    }

    private static JsonNode read() {
        try (InputStream file = BuildingBlocks.class.getResourceAsStream(TEMPLATES)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void steps() {
        for (StepPreset preset : StepPreset.values()) {
            StepFacts facts = preset.facts(words.settings(), texts);
            blocks.add(block("step." + preset.name(), "steps", "bpmn:UserTask")
                    .label(preset.label(texts, locale), preset.about(texts, locale))
                    .icon("bpmn-icon-user-task")
                    .name(facts.zh())
                    .attributes(
                            facts.form().isEmpty()
                                    ? Map.of()
                                    : Map.of("camunda:formRef", facts.form(), "camunda:formRefBinding", "deployment"))
                    .properties(facts.properties())
                    .make());
        }
    }

    private void decisions() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("camunda:decisionRefBinding", "deployment");
        attributes.put("camunda:mapDecisionResult", "singleEntry");
        if (words.tables().size() == 1) {
            String table = words.tables().keySet().iterator().next();
            attributes.put("camunda:decisionRef", table);
            attributes.put("camunda:resultVariable", ElementPanel.resultOf(table));
        }
        blocks.add(plain("decision", "rules", "bpmn:BusinessRuleTask")
                .icon("bpmn-icon-business-rule-task")
                .attributes(attributes)
                .make());
        blocks.add(plain("deadline", "rules", "bpmn:BoundaryEvent")
                .icon("bpmn-icon-intermediate-event-catch-timer")
                .timer(onlyLimit())
                .attached()
                .make());
    }

    private void actions() {
        JsonNode chinese = ALL.path("zh");
        JsonNode read = ALL.path("en".equals(locale.getLanguage()) ? "en" : "zh");
        for (int i = 0; i < chinese.size(); i++) {
            JsonNode template = chinese.get(i);
            if (!template.at("/elementType/value").asText().equals("bpmn:ServiceTask")) {
                continue;
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            Map<String, String> properties = new LinkedHashMap<>();
            for (JsonNode property : template.path("properties")) {
                String name = property.at("/binding/name").asText();
                String value = property.path("value").asText("");
                if (property.at("/binding/type").asText().equals("property")) {
                    attributes.put(name, value);
                } else {
                    properties.put(name, value.isEmpty() && !property.has("optional") ? only(name) : value);
                }
            }
            blocks.add(block(template.path("id").asText(), "actions", "bpmn:ServiceTask")
                    .label(
                            read.get(i).path("name").asText(),
                            read.get(i).path("description").asText())
                    .icon("bpmn-icon-service-task")
                    .name(template.path("name").asText())
                    .attributes(attributes)
                    .properties(properties)
                    .make());
        }
    }

    /** The value of a parameter that leaves no choice. */
    private String only(String parameter) {
        MatterSettings settings = words.settings();
        if (settings != null && parameter.equals("letter") && settings.letters().size() == 1) {
            return settings.letters().keySet().iterator().next();
        }
        return parameter.equals("limit") && onlyLimit() != null ? onlyLimit() : "";
    }

    @Nullable
    private String onlyLimit() {
        MatterSettings settings = words.settings();
        return settings != null && settings.limits().size() == 1
                ? settings.limits().keySet().iterator().next()
                : null;
    }

    private void plain() {
        blocks.add(plain("choice", "plain", "bpmn:ExclusiveGateway")
                .icon("bpmn-icon-gateway-xor")
                .make());
        blocks.add(plain("parallel", "plain", "bpmn:ParallelGateway")
                .icon("bpmn-icon-gateway-parallel")
                .make());
        blocks.add(plain("deadline", "plain", "bpmn:BoundaryEvent")
                .icon("bpmn-icon-intermediate-event-catch-timer")
                .timer(onlyLimit())
                .attached()
                .make());
        blocks.add(plain("wait", "plain", "bpmn:IntermediateCatchEvent")
                .icon("bpmn-icon-intermediate-event-catch-non-interrupting-timer")
                .timer(onlyLimit())
                .make());
        blocks.add(plain("start", "plain", "bpmn:StartEvent")
                .icon("bpmn-icon-start-event-none")
                .make());
        blocks.add(plain("end", "plain", "bpmn:EndEvent")
                .icon("bpmn-icon-end-event-none")
                .make());
        blocks.add(plain("part", "plain", "bpmn:SubProcess")
                .icon("bpmn-icon-subprocess-expanded")
                .expanded()
                .make());
        blocks.add(plain("note", "plain", "bpmn:TextAnnotation")
                .icon("bpmn-icon-text-annotation")
                .nameless()
                .make());
    }

    private BlockMaker block(String id, String group, String type) {
        return new BlockMaker(id, group, texts.get("studio.blocks." + group, locale), type);
    }

    /** Named in both languages by our own texts. */
    private BlockMaker plain(String id, String group, String type) {
        String key = "studio.block." + id;
        return block(group + "." + id, group, type)
                .label(texts.get(key, locale), texts.get(key + ".about", locale))
                .name(texts.get(key + ".name", Locale.SIMPLIFIED_CHINESE))
                .properties(Map.of("nameEn", texts.get(key + ".name", Locale.ENGLISH)));
    }
}
