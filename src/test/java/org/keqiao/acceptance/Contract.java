package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One contract on its way, told from outside: who does what, and what the answer is. */
public final class Contract {

    static final String MATTER = "contract-certification";
    private static final Example COMPLETIONS = Example.of(MATTER);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final Example example = Example.of(MATTER);
    private final ObjectNode answers = example.answers();
    private String applicant = "enterprise";
    private String id;
    private boolean expertsAreSilent;

    private Contract(Api api) {
        this.api = api;
    }

    public static Contract of(Api api) {
        return new Contract(api);
    }

    /** Another applicant than the demo's first enterprise. */
    public Contract by(String username, String uscc) {
        applicant = username;
        ((ObjectNode) answers.path("seller")).put("uscc", uscc);
        return this;
    }

    /** The same contract, told to another address. */
    public static Contract of(Api api, Contract begun) {
        Contract contract = new Contract(api);
        contract.applicant = begun.applicant;
        contract.id = begun.id;
        return contract;
    }

    public Contract with(Consumer<ObjectNode> change) {
        change.accept(answers);
        return this;
    }

    /** The registrar attaches no opinion of the experts. */
    public Contract withoutExpertOpinion() {
        expertsAreSilent = true;
        return this;
    }

    /** A contract over this technology amount in yuan, all of it in one item and one payment. */
    public static Contract over(String amount, Api api) {
        return of(api).with(answers -> {
            answers.put("contractAmount", amount).put("technicalAmount", amount);
            ((ObjectNode) answers.path("amountItems").path(0))
                    .put("unitPrice", amount)
                    .put("amount", amount);
            ((ArrayNode) answers.path("amountItems")).remove(1);
            answers.putArray("paymentPlan")
                    .addObject()
                    .put("dueOn", "2026-12-31")
                    .put("condition", "验收后")
                    .put("amount", amount);
        });
    }

    /** The reviewer certifies the whole amount. */
    public Contract reviewedWhole() {
        return does("registrar", "contract-technical-review", "certify", body -> ((ObjectNode) body.path("answers"))
                .put("certifiedTechnicalAmount", amount())
                .putArray("deductions"));
    }

    /** To the certificate by the way that contracts below the threshold take. */
    public Contract certifiedWhole() {
        return submitted()
                .does("clerk", "contract-intake", "accept")
                .reviewedWhole()
                .rechecked();
    }

    /** To the certificate by the way of large contracts: experts are heard, the head signs. */
    public Contract certifiedAsLarge() {
        return submitted()
                .does("clerk", "contract-intake", "accept")
                .reviewedWhole()
                .does("registrar", "contract-expert-opinion", "certify", body -> ((ObjectNode) body.path("answers"))
                        .put("expertAmount", amount())
                        .put("certifiedTechnicalAmount", amount()))
                .rechecked()
                .does("stationhead", "contract-head-decision", "approve");
    }

    private Contract rechecked() {
        return does("rechecker", "contract-second-review", "agree");
    }

    private String amount() {
        return answers.path("technicalAmount").asText();
    }

    /** A draft with all answers and documents. */
    public Contract drafted() {
        JsonNode draft = api.post(applicant, "/cases", Map.of("matter", MATTER, "answers", answers))
                .ok();
        id = draft.path("id").asText();
        example.attachTo(api, applicant, id);
        return this;
    }

    public Contract submitted() {
        if (id == null) {
            drafted();
        }
        api.submit(applicant, id, UUID.randomUUID().toString()).ok();
        return this;
    }

    /** Claims and completes the case's step with this form, with the example's answers. */
    public Contract does(String user, String formId, String outcome) {
        return does(user, formId, outcome, task -> {});
    }

    public Contract does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        Api.Answer answer = tries(user, formId, outcome, change);
        assertThat(answer.status())
                .as("%s %s %s: %s", user, formId, outcome, answer.body())
                .isEqualTo(200);
        return this;
    }

    /** The same without expecting success. */
    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        if (formId.equals("contract-expert-opinion") && !expertsAreSilent) {
            steps().find(user, formId).ifPresent(task -> {
                api.post(user, "/tasks/" + task + "/claim", Map.of());
                example.attachTo(api, user, id, "expertOpinion");
            });
        }
        return steps().tries(user, formId, outcome, change);
    }

    /** How an officer completes the step with this form, by the example's answers. */
    public static ObjectNode completion(String formId, String outcome) {
        return Steps.completion(COMPLETIONS, formId, outcome);
    }

    /** Id of the case's waiting step with this form, in this person's lists. */
    public String task(String user, String formId) {
        return steps().task(user, formId);
    }

    private Optional<String> find(String user, String formId) {
        return steps().find(user, formId);
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }

    public JsonNode view(String user) {
        return api.get(user, "/cases/" + id).ok();
    }

    public String id() {
        return id;
    }

    public ObjectNode answers() {
        return answers;
    }

    /** The example's answers of a step's form. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> taskAnswers(String formId) {
        return JSON.convertValue(example.task(formId), Map.class);
    }

    public String status() {
        return view(applicant).path("status").asText();
    }

    /** The way from the filing to the certificate that most contracts take. */
    public Contract certified() {
        return reviewed().rechecked();
    }

    /** Until the second review waits. Experts see some contracts, drawn by their number. */
    public Contract reviewed() {
        return reviewed(review -> {});
    }

    public Contract reviewed(Consumer<ObjectNode> change) {
        submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify", change);
        if (find("registrar", "contract-expert-opinion").isPresent()) {
            does("registrar", "contract-expert-opinion", "certify");
        }
        return this;
    }

    /** The applicant's answer to a correction notice. */
    public Contract answers(Consumer<ObjectNode> change) {
        change.accept(answers);
        api.put(applicant, "/cases/" + id + "/answers", answers).ok();
        return resubmitted();
    }

    public Contract attaches(String kind) {
        example.attachTo(api, applicant, id, kind);
        return this;
    }

    /** A paper that an officer adds. */
    public Contract attaches(String user, String kind) {
        example.attachTo(api, user, id, kind);
        return this;
    }

    public Contract resubmitted() {
        api.submit(applicant, id, UUID.randomUUID().toString()).ok();
        return this;
    }

    /** A step that sends the case back with defects: field or document kind to text. */
    public Contract returns(String user, String formId, Map<String, String> defects) {
        return does(user, formId, "correct", body -> {
            body.put("opinion", "材料需要补正。");
            var items = body.putObject("correction").putArray("items");
            defects.forEach((where, text) -> {
                String kind = where.startsWith("document:") ? "document" : "field";
                items.addObject().put(kind, where.replace("document:", "")).put("text", text);
            });
        });
    }

    /** The letter of a kind, which must exist. */
    public JsonNode letter(String kind) {
        return letters(kind).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no letter " + kind + " in " + view(applicant).path("letters")));
    }

    public List<JsonNode> letters(String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode letter : view(applicant).path("letters")) {
            if (letter.path("kind").asText().equals(kind)) {
                found.add(letter);
            }
        }
        return found;
    }
}
