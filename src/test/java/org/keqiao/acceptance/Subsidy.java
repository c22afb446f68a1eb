package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.TestClock;

/** One application for a subsidy on its way, told from outside. */
public final class Subsidy {

    static final String MATTER = "subsidy-application";
    private static final AtomicLong PAPERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final Api api;
    private final Example example;
    private final ObjectNode answers;
    private String applicant = "enterprise";
    private final List<String> extra = new ArrayList<>();
    private String id = "";

    private Subsidy(Api api, Example example) {
        this.api = api;
        this.example = example;
        this.answers = example.answers();
    }

    /** A claim as an example tells it, to be changed. */
    static Subsidy ofExample(Api api, String example) {
        return new Subsidy(api, Example.of(example));
    }

    /** One that somebody filed by hand, with these answers. */
    public static Subsidy filed(Api api, String applicant, String id, ObjectNode answers) {
        Subsidy subsidy = new Subsidy(api, Example.of(MATTER)).by(applicant).with(own -> own.setAll(answers));
        subsidy.id = id;
        return subsidy;
    }

    /** A claim on one payment for a registered contract, with an invoice and a voucher of its own. */
    public static Subsidy of(Api api, String item, String certificateNo, String paid) {
        return new Subsidy(api, Example.here(MATTER)).with(answers -> {
            String number = "%020d".formatted(PAPERS.incrementAndGet());
            answers.put("policyItem", item).put("claimedAmount", paid);
            line(answers)
                    .put("certificateNo", certificateNo)
                    .put("invoiceNo", number)
                    .put("bankVoucherNo", "V" + number)
                    .put("invoiceAmount", paid)
                    .put("paidAmount", paid);
        });
    }

    /** Key of an item of its own, of which every claim is audited. */
    static String auditedItem(Api api) {
        String group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        new TestPolicies(api).city(group + "_ALL", group, "0.20", Map.of("sampleRate", "1"));
        return group + "_ALL";
    }

    /** One that an audit firm has in hand. */
    public static Subsidy underAudit(Api api) {
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        return of(api, auditedItem(api), certificate, "600000.00")
                .submitted()
                .reviewed()
                .commissionedBy("officer");
    }

    static ObjectNode line(ObjectNode answers) {
        return (ObjectNode) answers.path("lines").path(0);
    }

    public Subsidy with(Consumer<ObjectNode> change) {
        change.accept(answers);
        return this;
    }

    /** One more document than the example has. */
    Subsidy with(String document) {
        extra.add(document);
        return this;
    }

    public Subsidy by(String user) {
        applicant = user;
        return this;
    }

    public ObjectNode answers() {
        return answers;
    }

    public Subsidy submitted() {
        triesToSubmit().ok();
        return this;
    }

    public Api.Answer triesToSubmit() {
        id = api.post(applicant, "/cases", Map.of("matter", MATTER, "answers", answers))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, applicant, id);
        extra.forEach(kind -> example.attachTo(api, applicant, id, kind));
        return api.submit(applicant, id, UUID.randomUUID().toString());
    }

    public Subsidy does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    public Subsidy does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome) {
        return tries(user, formId, outcome, body -> {});
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    /** The county asks for a correction of these fields. */
    Subsidy sentBackFor(String... fields) {
        return does("county", "subsidy-county-review", "correct", body -> {
            ArrayNode items = body.putObject("correction").putArray("items");
            for (String field : fields) {
                items.addObject().put("field", field).put("text", "请核对。");
            }
        });
    }

    /** The applicant's answer to a correction notice. */
    Api.Answer triesToAnswer(Consumer<ObjectNode> change) {
        change.accept(answers);
        api.put(applicant, "/cases/" + id + "/answers", answers).ok();
        return api.submit(applicant, id, UUID.randomUUID().toString());
    }

    /** The review accepts every payment as it was claimed. */
    public Subsidy reviewed() {
        return does("county", "subsidy-county-review", "recommend").reviewedAnew();
    }

    /** The programme review alone, such as after the meeting sent it back. */
    public Subsidy reviewedAnew() {
        return does(
                "officer",
                "subsidy-program-review",
                "eligible",
                body -> accepts(body, line(answers).path("paidAmount").asText()));
    }

    /** The review counts this much of the payment that was claimed. */
    void accepts(ObjectNode body, String paid) {
        ObjectNode claimed = line(answers);
        boolean whole = claimed.path("paidAmount").asText().equals(paid);
        reviewedLine(body)
                .put("certificateNo", claimed.path("certificateNo").asText())
                .put("invoiceNo", claimed.path("invoiceNo").asText())
                .put("paidAmount", claimed.path("paidAmount").asText())
                .put("verifiedPaid", paid)
                .put("reason", whole ? null : "部分付款凭证不清晰");
    }

    static ObjectNode reviewedLine(ObjectNode body) {
        return (ObjectNode) body.path("answers").path("reviewedLines").path(0);
    }

    /** Some are audited, by chance. */
    public Subsidy audited() {
        return auditedBy("officer");
    }

    Subsidy auditedBy(String officer) {
        return find(officer, "subsidy-audit-commission").isPresent()
                ? commissionedBy(officer).reported(answers -> {}).goesOn(officer)
                : this;
    }

    Subsidy commissionedBy(String officer) {
        return does(officer, "subsidy-audit-commission", "commission");
    }

    /** The firm recognises what was claimed, unless it says otherwise. */
    Subsidy reported(Consumer<ObjectNode> finding) {
        return does("auditfirm", "subsidy-audit", "reported", report(finding));
    }

    /** The report's file is added first. */
    Consumer<ObjectNode> report(Consumer<ObjectNode> finding) {
        example.attachTo(api, "auditfirm", id, "auditReport");
        return body -> {
            ObjectNode given = (ObjectNode) body.path("answers");
            given.put("auditVerifiedAmount", counted());
            finding.accept(given);
        };
    }

    /** What was paid, or spent on the project; persons are counted by no sum. */
    private String counted() {
        if (answers.path("lines").has(0)) {
            return StreamSupport.stream(answers.path("lines").spliterator(), false)
                    .map(line -> new BigDecimal(line.path("paidAmount").asText("0")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .toPlainString();
        }
        return answers.path("projects").path(0).path("baseAmount").asText("0.00");
    }

    /** After the audit the review says again what it said before. */
    Subsidy goesOn(String officer) {
        JsonNode said = api.get(officer, "/tasks/" + task(officer, "subsidy-program-review"))
                .ok()
                .path("answers");
        return does(officer, "subsidy-program-review", "eligible", body -> {
            ObjectNode given = (ObjectNode) body.path("answers");
            for (String key : List.of(
                    "reviewedLines",
                    "reviewedHires",
                    "reviewedProjects",
                    "verifiedElsewhere",
                    "certifiedRelatedParty")) {
                if (said.has(key)) {
                    given.set(key, said.path(key));
                }
            }
        });
    }

    public Subsidy rechecked() {
        return audited().does("officer2", "subsidy-recheck", "agree");
    }

    public Subsidy reserved() {
        return does("finance", "subsidy-budget", "reserve");
    }

    /** In a batch of its own, agreed to and shown. */
    public Subsidy awarded(TestClock clock, NoticeKeeping notices) {
        Batch.of(api).opened().composedOf(this).agreed().shown(clock, notices).awarded();
        return this;
    }

    /** The meeting sends it back to the review. */
    public Subsidy returned() {
        Batch.of(api).opened().composedOf(this).decided(row -> row.put("decision", "RETURN")
                .put("reason", "付款凭证需重新核对。"));
        return this;
    }

    public Subsidy withdrawn() {
        triesToWithdraw().ok();
        return this;
    }

    Api.Answer triesToWithdraw() {
        return api.post(applicant, "/cases/" + id + "/withdrawal", Map.of("reason", "不再需要"));
    }

    public String status() {
        return view(applicant).path("status").asText();
    }

    public JsonNode view(String user) {
        return steps().view(user);
    }

    /** Where it stands with its money, for this person. */
    JsonNode standing(String user) {
        return api.get(user, "/cases/" + id + "/subsidy").ok();
    }

    public JsonNode letter(String kind) {
        return steps().letter(applicant, kind);
    }

    public String number() {
        return view(applicant).path("caseNumber").asText();
    }

    public String id() {
        return id;
    }

    public String task(String user, String formId) {
        return steps().task(user, formId);
    }

    Optional<String> find(String user, String formId) {
        return steps().find(user, formId);
    }

    /** Ends a step that the user has, as the review that accepts everything. */
    Api.Answer completes(String user, String task, String formId, String outcome) {
        ObjectNode body = Steps.completion(example, formId, outcome);
        accepts(body, line(answers).path("paidAmount").asText());
        return api.post(user, "/tasks/" + task + "/completion", body);
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
