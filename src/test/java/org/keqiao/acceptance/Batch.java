package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.TestClock;

/** One batch on its way from its composition to the last payment, told from outside. */
public final class Batch {

    static final String MATTER = "subsidy-batch";

    private final Api api;
    private final Example example = Example.of(MATTER);
    private String id = "";
    private List<Subsidy> lines = List.of();

    private Batch(Api api) {
        this.api = api;
    }

    public static Batch of(Api api) {
        return new Batch(api);
    }

    /** The programme officer begins it. */
    public Batch opened() {
        ObjectNode answers = example.answers()
                .put("title", "第 " + UUID.randomUUID().toString().substring(0, 8) + " 批");
        Api.Answer answer = api.postOnce(
                "officer", "/openings", UUID.randomUUID().toString(), Map.of("matter", MATTER, "answers", answers));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        id = answer.body().path("id").asText();
        return this;
    }

    /** Takes these applications in, and brings them to the meeting. */
    public Batch composedOf(Subsidy... chosen) {
        lines = List.of(chosen);
        return does("officer", "batch-compose", "composed", this::chooses).does("deputy", "batch-ruling", "submit");
    }

    /** The same without expecting that all of them still wait. */
    Api.Answer triesToCompose(Subsidy... chosen) {
        lines = List.of(chosen);
        return tries("officer", "batch-compose", "composed", this::chooses);
    }

    void chooses(ObjectNode body) {
        JsonNode candidates = view("officer").path("answers").path("candidates");
        ArrayNode rows = ((ObjectNode) body.path("answers")).putArray("chosen");
        for (JsonNode candidate : candidates) {
            if (lines.stream().anyMatch(line -> line.number()
                    .equals(candidate.path("application").asText()))) {
                rows.add(candidate);
            }
        }
    }

    /** The meeting agrees to every line, and the deputy director signs what it decided. */
    public Batch agreed() {
        return decided(row -> {});
    }

    /** The meeting decides each line, by itself agreed. */
    public Batch decided(Consumer<ObjectNode> decision) {
        return minuted()
                .does("secretary", "batch-meeting", "recorded", decisions(decision))
                .does("deputy", "batch-ruling", "sign");
    }

    /** The secretary has attached the minutes. */
    Batch minuted() {
        example.attachTo(api, "secretary", id, "meetingMinutes");
        return this;
    }

    /** The record of the meeting, each line by itself agreed. */
    Consumer<ObjectNode> decisions(Consumer<ObjectNode> decision) {
        return body -> {
            ArrayNode rows = ((ObjectNode) body.path("answers")).putArray("decisions");
            for (JsonNode line : view("officer").path("answers").path("agenda")) {
                ObjectNode row = line.deepCopy();
                row.put("decision", "APPROVE");
                decision.accept(row);
                boolean agreed = row.path("decision").asText().equals("APPROVE");
                voted(row, agreed ? 3 : 0, agreed ? 0 : 3, 0);
                rows.add(row);
            }
        };
    }

    /** The example's meeting has three members there; what a test says itself stays. */
    private static void voted(ObjectNode row, int yes, int no, int neither) {
        if (!row.has("votesFor")) {
            row.put("votesFor", yes).put("votesAgainst", no).put("votesAbstaining", neither);
        }
    }

    /** The same batch for people who have signed in anew. */
    Batch seenBy(Api others) {
        Batch same = new Batch(others);
        same.id = id;
        return same;
    }

    /** The day after the notice's last day has come. */
    public Batch shown(TestClock clock, NoticeKeeping notices) {
        LocalDate last = LocalDate.parse(
                view("officer").path("answers").path("noticeLastDay").asText());
        clock.at(last.plusDays(1), notices::closeOver);
        return this;
    }

    /** Finance signs the document that hands the money down. */
    public Batch awarded() {
        return does("financebureau", "batch-joint-letter", "sign");
    }

    public Batch does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    public Batch does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    public JsonNode view(String user) {
        return steps().view(user);
    }

    public String status() {
        return view("officer").path("status").asText();
    }

    public String number() {
        return view("officer").path("caseNumber").asText();
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
