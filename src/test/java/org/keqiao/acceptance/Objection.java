package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** One objection to a line of a public notice on its way, told from outside. */
public final class Objection {

    public static final String MATTER = "publicity-objection";

    private final Api api;
    private final Example example = Example.of(MATTER);
    private final ObjectNode answers = example.answers();
    private final String objector;
    private String id = "";

    private Objection(Api api, String objector) {
        this.api = api;
        this.objector = objector;
    }

    public static Objection by(Api api, String objector) {
        return new Objection(api, objector);
    }

    public Objection with(Consumer<ObjectNode> change) {
        change.accept(answers);
        return this;
    }

    /** A complete draft against a line. */
    public Objection drafted(UUID notice, int line) {
        id = triesToBegin(notice, line).ok().path("id").asText();
        api.put(objector, "/cases/" + id + "/answers", answers).ok();
        example.attachTo(api, objector, id);
        return this;
    }

    public Api.Answer triesToBegin(UUID notice, int line) {
        return api.post(objector, "/publicities/" + notice + "/objections", Map.of("line", line));
    }

    public Objection filed(UUID notice, int line) {
        drafted(notice, line).triesToSubmit().ok();
        return this;
    }

    public Api.Answer triesToSubmit() {
        return api.submit(objector, id, UUID.randomUUID().toString());
    }

    /** One officer accepts and investigates. */
    public Objection investigated() {
        return does("objection", "objection-intake", "accept", body -> {})
                .does("objection", "objection-investigation", "propose", body -> {});
    }

    /** Another decides. */
    public Objection settled(String settlement) {
        return settled(settlement, null);
    }

    public Objection settled(String settlement, String amount) {
        return does("objection2", "objection-decision", "decide", decision(settlement, amount));
    }

    public static Consumer<ObjectNode> decision(String settlement, String amount) {
        return body -> ((ObjectNode) body.path("answers"))
                .put("settlement", settlement)
                .put("settledAmount", amount);
    }

    public Objection withdrawn() {
        api.post(objector, "/cases/" + id + "/withdrawal", Map.of("reason", "已经查清"))
                .ok();
        return this;
    }

    public Objection does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    public JsonNode view() {
        return steps().view(objector);
    }

    public JsonNode letter(String kind) {
        return steps().letter(objector, kind);
    }

    public String id() {
        return id;
    }

    public String number() {
        return view().path("caseNumber").asText();
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
