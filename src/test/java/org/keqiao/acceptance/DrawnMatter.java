package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A matter drawn in the studio by call, for whoever changes flows and must leave the shipped ones alone: an application,
 * a review, a decision. Its cases need no papers, so that there can be many.
 */
public final class DrawnMatter {

    public static final String OFFICER = "officer";
    public static final String APPLICANT = "enterprise";
    public static final String REVIEW = "初审";
    public static final String DECISION = "审查决定";

    private final Api api;
    private final String key;

    private DrawnMatter(Api api, String key) {
        this.api = api;
        this.key = key;
    }

    /** In force as its first version. */
    public static DrawnMatter published(Api api, String key, String name) {
        DrawnMatter matter = begun(api, key, name);
        matter.put("forms/" + matter.reviewForm() + ".form", form(matter.reviewForm(), "findings"));
        matter.insert("受理", REVIEW, "Review", "PROGRAM_OFFICER", matter.reviewForm(), Map.of());
        matter.publish(false);
        return matter;
    }

    /** As the studio gives it to whoever begins one: an application and a decision, not in force. */
    public static DrawnMatter begun(Api api, String key, String name) {
        api.post("designer", "/studio/matters", Map.of("key", key, "name", name))
                .ok();
        return new DrawnMatter(api, key);
    }

    public String key() {
        return key;
    }

    public String reviewForm() {
        return key + "-review";
    }

    public String decisionForm() {
        return key + "-decision";
    }

    /** A form with one field of the designer's own. */
    public static String form(String id, String field) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 18, "properties": {"name": "意见", "name.en": "Opinion"},
                 "components": [{"type": "textarea", "id": "%s", "key": "%s", "label": "意见",
                   "validate": {"maxLength": 2000}, "properties": {"label.en": "Opinion"}}]}
                """
                .formatted(id, field, field);
    }

    public DrawnMatter put(String path, String content) {
        api.putFile("designer", draft("/files/" + path), content).ok();
        return this;
    }

    /** Changes a file of the draft, which it begins where there is none. */
    public DrawnMatter change(String path, UnaryOperator<String> change) {
        String before = new String(api.get("designer", draft("/files/" + path)).bytes(), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).as(before).isNotEqualTo(before);
        return put(path, after);
    }

    /** Puts a step behind the card of this name. */
    public DrawnMatter insert(
            String behind, String zh, String en, String performer, String form, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("performer", performer);
        values.put("formRef", form);
        values.putIfAbsent("deadline", "step");
        api.post(
                        "designer",
                        draft("/outline"),
                        Map.of(
                                "kind",
                                "INSERT_STEP",
                                "card",
                                card(behind),
                                "zh",
                                zh,
                                "en",
                                en,
                                "values",
                                values,
                                "endings",
                                List.of(Map.of(
                                        "key",
                                        "agree",
                                        "kind",
                                        "ADVANCE",
                                        "zh",
                                        "同意",
                                        "en",
                                        "Agree",
                                        "opinionRequired",
                                        false))))
                .ok();
        return this;
    }

    private String card(String name) {
        for (JsonNode card : api.get("designer", draft("/outline")).ok().at("/sections/0/cards")) {
            if (card.path("name").asText().equals(name)) {
                return card.path("id").asText();
            }
        }
        throw new AssertionError("no card " + name);
    }

    /** Changes what a step says of itself. */
    public DrawnMatter step(String name, Map<String, String> values) {
        api.post("designer", draft("/outline"), Map.of("kind", "CHANGE", "card", card(name), "values", values))
                .ok();
        return this;
    }

    /**
     * Through both hands.
     *
     * @return the new version
     */
    public int publish(boolean moveCases) {
        return publish("试验", moveCases);
    }

    public int publish(String note, boolean moveCases) {
        api.post("designer", draft("/submission"), Map.of("note", note, "moveCases", moveCases))
                .ok();
        return api.post("publisher", draft("/approval"), Map.of())
                .ok()
                .path("version")
                .asInt();
    }

    /** A case that waits at the review; its id. */
    public String submitted(String title) {
        return submitted(Map.of("title", title));
    }

    public String submitted(Map<String, String> answers) {
        String id = api.post(APPLICANT, "/cases", Map.of("matter", key, "answers", answers))
                .ok()
                .path("id")
                .asText();
        api.submit(APPLICANT, id, UUID.randomUUID().toString()).ok();
        return id;
    }

    public List<String> submitted(int howMany) {
        List<String> cases = new ArrayList<>();
        for (int n = 1; n <= howMany; n++) {
            cases.add(submitted("第 " + n + " 件"));
        }
        return cases;
    }

    public JsonNode view(String id) {
        return api.get(OFFICER, "/cases/" + id).ok();
    }

    public String number(String id) {
        return view(id).path("caseNumber").asText();
    }

    public List<String> numbers(List<String> cases) {
        return cases.stream().map(this::number).toList();
    }

    public int version(String id) {
        return view(id).path("definitionVersion").asInt();
    }

    /** The one step of a case that waits, in somebody's lists. */
    public JsonNode task(String user, String id) {
        for (String queue : List.of("mine", "claimable")) {
            JsonNode items = api.get(user, "/tasks?queue=" + queue + "&caseId=" + id)
                    .ok()
                    .path("items");
            if (!items.isEmpty()) {
                return api.get(user, "/tasks/" + items.path(0).path("id").asText())
                        .ok();
            }
        }
        throw new AssertionError(user + " has no step of " + view(id));
    }

    public String claimed(String user, String id) {
        String task = task(user, id).path("id").asText();
        api.post(user, "/tasks/" + task + "/claim", Map.of()).ok();
        return task;
    }

    public void does(String user, String id, String outcome, Map<String, String> answers) {
        String task = claimed(user, id);
        api.post(
                        user,
                        "/tasks/" + task + "/completion",
                        Map.of("outcome", outcome, "answers", answers, "opinion", "同意。"))
                .ok();
    }

    private String draft(String rest) {
        return "/studio/matters/" + key + "/draft" + rest;
    }
}
