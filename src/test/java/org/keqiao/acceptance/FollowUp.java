package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** One case that follows from a decided one, told from outside. */
public final class FollowUp {

    private final Api api;
    private final Example example;
    private final String matter;
    private final Contract origin;
    private final ObjectNode answers;
    private String id = "";

    private FollowUp(Api api, String matter, Contract origin) {
        this.api = api;
        this.matter = matter;
        this.origin = origin;
        this.example = Example.of(matter);
        this.answers = example.answers();
    }

    public static FollowUp of(Api api, String matter, Contract origin) {
        return new FollowUp(api, matter, origin);
    }

    public FollowUp with(Consumer<ObjectNode> change) {
        change.accept(answers);
        return this;
    }

    /** An officer opens it. */
    public FollowUp openedBy(String officer) {
        Api.Answer answer = triesToOpen(officer);
        assertThat(answer.status()).as("%s: %s", officer, answer.body()).isEqualTo(201);
        id = answer.body().path("id").asText();
        return this;
    }

    public Api.Answer triesToOpen(String officer) {
        return api.postOnce(
                officer,
                "/openings",
                UUID.randomUUID().toString(),
                Map.of("matter", matter, "linkedTo", origin.id(), "answers", answers));
    }

    /** The applicant asks for it. */
    public FollowUp submittedBy(String applicant) {
        id = api.post(applicant, "/cases", Map.of("matter", matter, "linkedTo", origin.id(), "answers", answers))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, applicant, id);
        api.submit(applicant, id, UUID.randomUUID().toString()).ok();
        return this;
    }

    public FollowUp does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    public FollowUp does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        Api.Answer answer = tries(user, formId, outcome, change);
        assertThat(answer.status())
                .as("%s %s %s: %s", user, formId, outcome, answer.body())
                .isEqualTo(200);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        String task = task(user, formId);
        Api.Answer claimed = api.post(user, "/tasks/" + task + "/claim", Map.of());
        if (claimed.status() != 200) {
            return claimed;
        }
        ObjectNode body = answers.objectNode().put("outcome", outcome).put("opinion", "按规定办理。");
        body.set("answers", example.knows(formId) ? example.task(formId) : body.objectNode());
        change.accept(body);
        return api.post(user, "/tasks/" + task + "/completion", body);
    }

    public String task(String user, String formId) {
        for (String queue : java.util.List.of("claimable", "mine")) {
            for (JsonNode item : api.get(user, "/tasks?queue=" + queue + "&caseId=" + id)
                    .ok()
                    .path("items")) {
                String task = item.path("id").asText();
                if (api.get(user, "/tasks/" + task)
                        .ok()
                        .path("form")
                        .path("id")
                        .asText()
                        .equals(formId)) {
                    return task;
                }
            }
        }
        throw new AssertionError(user + " has no step with the form " + formId + " of case " + id);
    }

    public JsonNode view(String user) {
        return api.get(user, "/cases/" + id).ok();
    }

    public String id() {
        return id;
    }

    public Contract origin() {
        return origin;
    }

    /** The letter of a kind, which must exist. */
    public JsonNode letter(String user, String kind) {
        for (JsonNode letter : view(user).path("letters")) {
            if (letter.path("kind").asText().equals(kind)) {
                return letter;
            }
        }
        throw new AssertionError("no letter " + kind + " in " + view(user).path("letters"));
    }
}
