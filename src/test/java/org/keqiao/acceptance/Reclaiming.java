package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** One clawback of a paid award, told from outside. */
public final class Reclaiming {

    static final String MATTER = "clawback";

    /** The party has nothing to say. */
    static final Consumer<ObjectNode> WAIVED = body -> body.putObject("answers").put("statementChoice", "WAIVE");

    private final Api api;
    private final Example example = Example.of(MATTER);
    private final String award;
    private final String id;

    private Reclaiming(Api api, String award, String id) {
        this.api = api;
        this.award = award;
        this.id = id;
    }

    /** A programme officer opens it. */
    static Reclaiming of(Api api, Subsidy award) {
        return new Reclaiming(
                api,
                award.id(),
                triesToOpen(api, "officer", award).ok().path("id").asText());
    }

    /** The one that the product opened for this award, whose application is known by its id. */
    static Reclaiming openedFor(Api api, String award) {
        JsonNode links = api.get("officer", "/cases/" + award).ok().path("links");
        String last = "";
        for (JsonNode link : links) {
            if (link.path("matter").asText().equals(MATTER)) {
                last = link.path("id").asText();
            }
        }
        assertThat(last).as("%s", links).isNotEmpty();
        return new Reclaiming(api, award, last);
    }

    static Api.Answer triesToOpen(Api api, String officer, Subsidy award) {
        return api.postOnce(
                officer,
                "/openings",
                UUID.randomUUID().toString(),
                Map.of(
                        "matter",
                        MATTER,
                        "linkedTo",
                        award.id(),
                        "answers",
                        Example.of(MATTER).answers()));
    }

    Reclaiming does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    Reclaiming does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    /** All of the city's 100,000 is proposed, and the party has waived its statement. */
    Reclaiming heard() {
        return proposed().does("enterprise", "clawback-statement", "submitted", WAIVED);
    }

    Reclaiming proposed() {
        return does("officer", "clawback-investigation", "propose");
    }

    Reclaiming decided() {
        return heard().does("deputy", "clawback-decision", "reclaim");
    }

    Reclaiming served(String kind, LocalDate on) {
        api.post(
                        "officer",
                        "/letters/" + letter(kind).path("id").asText() + "/service",
                        Map.of("service", "RECEIPT", "on", on.toString(), "note", "林某签收"))
                .ok();
        return this;
    }

    String id() {
        return id;
    }

    String task(String user, String formId) {
        return steps().task(user, formId);
    }

    JsonNode view(String user) {
        return steps().view(user);
    }

    /** What stands with the last act of this name. */
    JsonNode recorded(String act) {
        JsonNode last = null;
        for (JsonNode entry : api.get("officer", "/cases/" + id + "/timeline").ok()) {
            if (entry.path("code").asText().equals(act)) {
                last = entry.path("details");
            }
        }
        assertThat(last).as(act).isNotNull();
        return last;
    }

    String status() {
        return view("officer").path("status").asText();
    }

    String number() {
        return view("officer").path("caseNumber").asText();
    }

    boolean waitsFor(String user, String formId) {
        return steps().find(user, formId).isPresent();
    }

    /** The last letter of the kind, which must exist. */
    JsonNode letter(String kind) {
        return letter("enterprise", kind);
    }

    /** The same, as somebody else reads the case. */
    JsonNode letter(String user, String kind) {
        JsonNode last = null;
        for (JsonNode letter : view(user).path("letters")) {
            if (letter.path("kind").asText().equals(kind)) {
                last = letter;
            }
        }
        assertThat(last).as("letter %s", kind).isNotNull();
        return last;
    }

    /** What is owed, as its reader sees it. */
    JsonNode recovery(String user) {
        for (String settled : new String[] {"false", "true"}) {
            String next = "";
            do {
                JsonNode page = api.get(user, "/recoveries?settled=" + settled + "&limit=200&cursor=" + next)
                        .ok();
                for (JsonNode item : page.path("items")) {
                    if (item.path("applicationId").asText().equals(award)) {
                        return api.get(user, "/recoveries/" + item.path("id").asText())
                                .ok();
                    }
                }
                next = page.path("next").asText("");
            } while (!next.isEmpty() && !next.equals("null"));
        }
        throw new AssertionError(user + " sees nothing of " + award);
    }

    Api.Answer repays(String user, String amount, String receipt, LocalDate on) {
        return repays(user, "CITY", amount, receipt, on);
    }

    Api.Answer repays(String user, String share, String amount, String receipt, LocalDate on) {
        Map<String, Object> body = new HashMap<>();
        body.put("share", share);
        body.put("amount", amount);
        body.put("receipt", receipt);
        body.put("paidOn", on.toString());
        return api.post(user, "/recoveries/" + recovery(user).path("id").asText() + "/repayments", body);
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
