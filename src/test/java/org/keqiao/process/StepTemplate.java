package org.keqiao.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.keqiao.process.validation.rules.Steps;

/** What the designer says of a user task, in plain words: the page's table and the editor's template. */
final class StepTemplate {

    /** When a property is asked for: always, or with these values of {@code seats}. */
    private static final List<String> ALWAYS = List.of();

    private static final List<String> SEATED = List.of("ALL", "ANY", "VOTE");

    /**
     * @param example a value, for the page
     * @param choices value to Chinese and English label; empty for text
     */
    private record Property(
            String name,
            boolean mandatory,
            String zh,
            String en,
            String example,
            Map<String, List<String>> choices,
            List<String> withSeats) {}

    private StepTemplate() {}

    private static List<Property> properties() {
        List<Property> all = new ArrayList<>();
        all.add(new Property("performer", true, "由谁办理", "Whose step it is", "REGISTRAR", performers(), ALWAYS));
        all.add(text("nameEn", true, "英文名称", "English name", "Technical review", ALWAYS));
        all.add(text("outcomes", true, "办理结果（JSON）", "Outcomes (JSON)", "[{\"key\": …}]", ALWAYS));
        all.add(text("fields", false, "字段权限（JSON）", "Permissions of fields (JSON)", "{\"title\":\"READ\"}", ALWAYS));
        all.add(text("stage", false, "申请人看到的阶段", "Stage that the applicant sees", "review", ALWAYS));
        all.add(text("deadline", false, "期限", "Limit", "technicalReview", ALWAYS));
        Map<String, List<String>> clock = new LinkedHashMap<>();
        clock.put("", List.of("照常计时", "It runs"));
        clock.put("STANDS", List.of("本环节办理期间停止计时", "Stands while this step is open"));
        all.add(new Property("clock", false, "案件办理时限", "The case's clock", "STANDS", clock, ALWAYS));
        Map<String, List<String>> modes = new LinkedHashMap<>();
        modes.put("", List.of("一人办理", "One person"));
        modes.put("ALL", List.of("会签：全部同意", "Everybody must agree"));
        modes.put("ANY", List.of("或签：先办者定", "The first decides"));
        modes.put("VOTE", List.of("票签：达到票数", "A number of votes"));
        all.add(new Property("seats", false, "由几人办理", "How many people decide", "ALL", modes, ALWAYS));
        all.add(text("seatCount", false, "席位数（2 至 20）", "Number of seats (2 to 20)", "3", SEATED));
        all.add(text(
                "seatRoles",
                false,
                "逐席岗位，逗号分隔；不写的均为上面的岗位",
                "Role of each seat, with commas; without it all are the performer's",
                "STATION_REVIEWER,RECHECKER",
                SEATED));
        all.add(text("votesNeeded", false, "所需票数", "Votes needed", "2", List.of("VOTE")));
        Map<String, List<String>> veto = new LinkedHashMap<>();
        veto.put("false", List.of("否", "No"));
        veto.put("true", List.of("是", "Yes"));
        all.add(new Property("veto", false, "一票否决", "One seat can refuse alone", "true", veto, List.of("ALL", "VOTE")));
        return all;
    }

    private static Property text(
            String name, boolean mandatory, String zh, String en, String example, List<String> withSeats) {
        return new Property(name, mandatory, zh, en, example, Map.of(), withSeats);
    }

    private static Map<String, List<String>> performers() {
        ResourceBundle zh = ResourceBundle.getBundle("i18n.security", Locale.SIMPLIFIED_CHINESE);
        ResourceBundle en = ResourceBundle.getBundle("i18n.security", Locale.ENGLISH);
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("PARTY:APPLICANT", List.of("申请人", "Applicant"));
        Steps.performers()
                .forEach(role -> names.put(
                        role.name(),
                        List.of(zh.getString("security.role." + role), en.getString("security.role." + role))));
        return names;
    }

    /** The page's section. */
    static String document() {
        StringBuilder page = new StringBuilder(
                """
                ## Steps

                A user task names its form (`camunda:formRef`) and says the rest as properties. With `seats` several people do it:
                each seat is a task of its own, and the last one needed ends the step; `docs/steps.md` tells how.

                | Property | 名称 | Name | For example |
                |---|---|---|---|
                """);
        properties()
                .forEach(p -> page.append("| `%s`%s | %s | %s | `%s` |\n"
                        .formatted(p.name(), p.mandatory() ? " *" : "", p.zh(), p.en(), p.example())));
        return page.append("\n\\* mandatory\n\n").toString();
    }

    /** The editor's template. */
    static Map<String, Object> template(boolean chinese) {
        List<Map<String, Object>> properties = new ArrayList<>();
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("type", "property");
        binding.put("name", "camunda:formRef");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("label", chinese ? "表单" : "Form");
        form.put("type", "String");
        form.put("binding", binding);
        form.put("constraints", Map.of("notEmpty", true));
        properties.add(form);
        properties().forEach(p -> properties.add(property(p, chinese)));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", chinese ? "办理环节" : "Step");
        template.put("id", "org.keqiao.step");
        template.put(
                "description",
                chinese
                        ? "由一人或者几人（会签、或签、票签）填写表单并作出结果。"
                        : "One person, or several with seats, fill in a form and decide.");
        template.put("appliesTo", List.of("bpmn:Task", "bpmn:UserTask"));
        template.put("elementType", Map.of("value", "bpmn:UserTask"));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> property(Property p, boolean chinese) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", p.name());
        property.put("label", chinese ? p.zh() : p.en());
        property.put("type", p.choices().isEmpty() ? "String" : "Dropdown");
        if (!p.choices().isEmpty()) {
            List<Map<String, String>> choices = new ArrayList<>();
            p.choices().forEach((value, names) -> {
                Map<String, String> choice = new LinkedHashMap<>();
                choice.put("name", names.get(chinese ? 0 : 1));
                choice.put("value", value);
                choices.add(choice);
            });
            property.put("choices", choices);
        }
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("type", "camunda:property");
        binding.put("name", p.name());
        property.put("binding", binding);
        if (p.mandatory()) {
            property.put("constraints", Map.of("notEmpty", true));
        } else {
            property.put("optional", true);
        }
        if (!p.withSeats().isEmpty()) {
            Map<String, Object> condition = new LinkedHashMap<>();
            condition.put("property", "seats");
            condition.put("oneOf", p.withSeats());
            property.put("condition", condition);
        }
        return property;
    }
}
