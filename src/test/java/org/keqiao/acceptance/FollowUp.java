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
        steps().does(user, formId, outcome, change);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    public String task(String user, String formId) {
        return steps().task(user, formId);
    }

    /** The same case for people who have signed in anew. */
    public FollowUp seenBy(Api others) {
        FollowUp same = new FollowUp(others, matter, origin);
        same.id = id;
        return same;
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }

    public JsonNode view(String user) {
        return steps().view(user);
    }

    public String id() {
        return id;
    }

    public Contract origin() {
        return origin;
    }

    /** The letter of a kind, which must exist. */
    public JsonNode letter(String user, String kind) {
        return steps().letter(user, kind);
    }
}
