package org.keqiao.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keqiao.process.ActionDescription.Component;

/** Writes what is generated from the catalogue: the lock, the page for readers, the templates for the editor. */
class CatalogueWriter {

    private final List<ActionDescription> actions;
    private final List<FactDictionary> dictionaries;

    CatalogueWriter(List<ActionDescription> actions, List<FactDictionary> dictionaries) {
        this.actions = actions;
        this.dictionaries = dictionaries.stream()
                .sorted(Comparator.comparing(FactDictionary::matter))
                .toList();
    }

    /** One name a line; a mandatory input is marked, since adding one breaks published models. */
    TreeSet<String> lock() {
        TreeSet<String> lines = new TreeSet<>();
        for (ActionDescription action : actions) {
            lines.add("action " + action.name());
            action.inputs().forEach(c -> lines.add("input " + action.name() + " " + c.name() + need(c)));
            action.parameters().forEach(c -> lines.add("parameter " + action.name() + " " + c.name() + need(c)));
            action.outputs().forEach(c -> lines.add("output " + action.name() + " " + c.name()));
        }
        dictionaries.forEach(d -> d.facts()
                .forEach(f -> lines.add("fact " + d.matter() + " " + f.key() + (f.mandatory() ? " mandatory" : ""))));
        return lines;
    }

    private static String need(Component component) {
        return component.mandatory() ? " mandatory" : "";
    }

    String document() {
        StringBuilder page = new StringBuilder(
                """
                # What a model may name

                Generated from the code; `./mvnw test -Dtest=CatalogueReleaseTest -Dkeqiao.generate=true` writes it anew.
                Names that were released stay: `src/main/resources/catalogue.lock` keeps them.

                ## Actions

                """);
        for (ActionDescription action : actions) {
            page.append("### `${").append(action.name()).append("}` ").append(action.zh());
            page.append(" · ").append(action.en()).append("\n\n");
            paragraph(page, action.aboutZh());
            paragraph(page, action.aboutEn());
            components(page, "Reads", action.inputs());
            components(page, "Parameters", action.parameters());
            components(page, "Provides", action.outputs());
            line(
                    page,
                    "Requires evidence",
                    action.requires().stream().map(Enum::name).toList());
            line(page, "May refuse with", action.refusals());
            if (action.decides()) {
                page.append("- Decides the case.\n");
            }
            if (action.pure()) {
                page.append("- Only decides what it answers; trial runs perform it.\n");
            }
            page.append('\n');
        }
        page.append(StepTemplate.document());
        page.append("## Facts\n\n");
        for (FactDictionary dictionary : dictionaries) {
            page.append("### `").append(dictionary.matter()).append("`\n\n");
            page.append("| Key | Type | Written by | In every application |\n|---|---|---|---|\n");
            dictionary
                    .facts()
                    .forEach(fact -> page.append("| `%s` | %s | %s | %s |%n"
                            .replace("%n", "\n")
                            .formatted(fact.key(), fact.type(), fact.writer(), fact.mandatory() ? "yes" : "")));
            page.append('\n');
        }
        return page.toString().strip() + "\n";
    }

    private static void paragraph(StringBuilder page, String text) {
        if (!text.isEmpty()) {
            page.append(text).append("\n\n");
        }
    }

    private static void components(StringBuilder page, String title, List<Component> components) {
        line(
                page,
                title,
                components.stream()
                        .map(c -> "`" + c.name() + "` (" + c.kind() + (c.mandatory() ? "" : ", optional") + ")")
                        .toList());
    }

    private static void line(StringBuilder page, String title, List<String> items) {
        if (!items.isEmpty()) {
            page.append("- ").append(title).append(": ");
            page.append(items.stream().collect(Collectors.joining(", "))).append(".\n");
        }
    }

    /** Element templates without a version, so that edits of a template reach what was drawn with it. */
    String templates() {
        Map<String, Object> languages = new LinkedHashMap<>();
        languages.put("zh", templates(true));
        languages.put("en", templates(false));
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
            printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
            return new ObjectMapper().writer(printer).writeValueAsString(languages) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, Object>> templates(boolean zh) {
        List<Map<String, Object>> all = new ArrayList<>();
        actions.forEach(action -> all.add(template(action, zh)));
        all.add(StepTemplate.template(zh));
        return all;
    }

    private static Map<String, Object> template(ActionDescription action, boolean zh) {
        List<Map<String, Object>> properties = new ArrayList<>();
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("type", "Hidden");
        call.put("value", "${" + action.name() + "}");
        call.put("binding", new TreeMap<>(Map.of("type", "property", "name", "camunda:delegateExpression")));
        properties.add(call);
        action.parameters().forEach(parameter -> properties.add(property(parameter, zh)));
        properties.add(englishName(action, zh));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", zh ? action.zh() : action.en());
        template.put("id", "org.keqiao." + action.name());
        template.put("description", zh ? action.aboutZh() : action.aboutEn());
        template.put("appliesTo", List.of("bpmn:Task", "bpmn:ServiceTask"));
        template.put("elementType", Map.of("value", "bpmn:ServiceTask"));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> property(Component parameter, boolean zh) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("label", zh ? parameter.zh() : parameter.en());
        List<String> options =
                parameter.kind() == ActionDescription.Kind.BOOLEAN ? List.of("true", "false") : parameter.options();
        property.put("type", options.isEmpty() ? "String" : "Dropdown");
        if (!options.isEmpty()) {
            property.put(
                    "choices", options.stream().map(CatalogueWriter::choice).toList());
        }
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("type", "camunda:property");
        binding.put("name", parameter.name());
        property.put("binding", binding);
        property.put("constraints", Map.of("notEmpty", parameter.mandatory()));
        if (!parameter.mandatory()) {
            property.put("optional", true);
            property.remove("constraints");
        }
        return property;
    }

    /** Asked of every element: it stands in the English diagram. */
    private static Map<String, Object> englishName(ActionDescription action, boolean zh) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("label", zh ? "英文名称" : "English name");
        property.put("type", "String");
        property.put("value", action.en());
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("type", "camunda:property");
        binding.put("name", "nameEn");
        property.put("binding", binding);
        property.put("constraints", Map.of("notEmpty", true));
        return property;
    }

    private static Map<String, String> choice(String value) {
        Map<String, String> choice = new LinkedHashMap<>();
        choice.put("name", value);
        choice.put("value", value);
        return choice;
    }
}
