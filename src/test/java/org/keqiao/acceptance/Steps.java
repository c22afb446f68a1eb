package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What officers do to one case over HTTP, with the answers of its matter's example. */
public final class Steps {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final Example example;
    private final String id;

    public Steps(Api api, Example example, String id) {
        this.api = api;
        this.example = example;
        this.id = id;
    }

    /** Claims and completes the case's step with this form; expects success. */
    public void does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        Api.Answer answer = tries(user, formId, outcome, change);
        assertThat(answer.status())
                .as("%s %s %s: %s", user, formId, outcome, answer.body())
                .isEqualTo(200);
    }

    /** The same without expecting success. */
    Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        String task = task(user, formId);
        Api.Answer claimed = api.post(user, "/tasks/" + task + "/claim", Map.of());
        if (claimed.status() != 200) {
            return claimed;
        }
        ObjectNode body = completion(example, formId, outcome);
        change.accept(body);
        return api.post(user, "/tasks/" + task + "/completion", body);
    }

    /** How an officer completes the step with this form, by the example's answers. */
    static ObjectNode completion(Example example, String formId, String outcome) {
        ObjectNode body = JSON.createObjectNode().put("outcome", outcome).put("opinion", "按规定办理。");
        body.set("answers", example.knows(formId) ? example.task(formId) : body.objectNode());
        return body;
    }

    /** Id of the waiting step with this form, in this person's lists. */
    String task(String user, String formId) {
        return find(user, formId)
                .orElseThrow(
                        () -> new AssertionError(user + " has no step with the form " + formId + " of case " + id));
    }

    Optional<String> find(String user, String formId) {
        for (String queue : List.of("claimable", "mine")) {
            for (JsonNode item : api.get(user, "/tasks?queue=" + queue + "&caseId=" + id)
                    .ok()
                    .path("items")) {
                String task = item.path("id").asText();
                JsonNode detail = api.get(user, "/tasks/" + task).ok();
                if (detail.path("form").path("id").asText().equals(formId)) {
                    return Optional.of(task);
                }
            }
        }
        return Optional.empty();
    }

    public JsonNode view(String user) {
        return api.get(user, "/cases/" + id).ok();
    }

    /** The letter of a kind, which must exist. */
    JsonNode letter(String user, String kind) {
        for (JsonNode letter : view(user).path("letters")) {
            if (letter.path("kind").asText().equals(kind)) {
                return letter;
            }
        }
        throw new AssertionError("no letter " + kind + " in " + view(user).path("letters"));
    }
}
