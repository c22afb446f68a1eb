package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.TestClock;

/** One application to be listed on its way, and a case about the entry that it made, told from outside. */
public final class Listing {

    public static final String MATTER = "intermediary-listing";
    public static final String SUPERVISION = "intermediary-supervision";

    private final Api api;
    private final String applicant;
    private final Example example;
    private final ObjectNode answers;
    private String id = "";

    private Listing(Api api, String applicant, String matter) {
        this.api = api;
        this.applicant = applicant;
        this.example = Example.of(matter);
        this.answers = example.answers();
    }

    public static Listing by(Api api, String applicant) {
        return new Listing(api, applicant, MATTER);
    }

    public Listing with(Consumer<ObjectNode> change) {
        change.accept(answers);
        return this;
    }

    public Api.Answer triesToSubmit() {
        id = api.post(applicant, "/cases", Map.of("matter", MATTER, "answers", answers))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, applicant, id);
        return api.submit(applicant, id, UUID.randomUUID().toString());
    }

    public Listing submitted() {
        triesToSubmit().ok();
        return this;
    }

    /** To the decision of the deputy director; agencies by the way of the experts. */
    public Listing decided() {
        does("county", "listing-county-check", "recommend").does("officer", "listing-review", "eligible");
        if (answers.path("listingKind").asText().equals("AGENCY")) {
            does("officer", "listing-expert-opinion", "support");
        }
        return does("deputy", "listing-decision", "approve");
    }

    /** Until the notice is over. */
    public Listing shown(TestClock clock, NoticeKeeping notices) {
        LocalDate last = LocalDate.parse(answer("noticeLastDay"));
        clock.at(last.plusDays(1), notices::closeOver);
        return this;
    }

    public Listing does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    public Listing does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    /** A case about the entry that this one made. */
    public Listing supervised(Consumer<ObjectNode> change) {
        Listing next = new Listing(api, applicant, SUPERVISION);
        change.accept(next.answers);
        next.id = api.postOnce(
                        "officer",
                        "/openings",
                        UUID.randomUUID().toString(),
                        Map.of("matter", SUPERVISION, "linkedTo", id, "answers", next.answers))
                .ok()
                .path("id")
                .asText();
        return next;
    }

    /** What the case says under a name. */
    public String answer(String key) {
        return view("officer").path("answers").path(key).asText();
    }

    public JsonNode view(String user) {
        return steps().view(user);
    }

    public String status() {
        return view("officer").path("status").asText();
    }

    public JsonNode letter(String kind) {
        return steps().letter("officer", kind);
    }

    /** Who applied. */
    public String applicant() {
        return applicant;
    }

    public String id() {
        return id;
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
