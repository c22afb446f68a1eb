package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One payment of an award, told from outside. */
public final class Payment {

    static final String MATTER = "subsidy-payment";

    private final Api api;
    private final Example example = Example.of(MATTER);
    private final String id;

    private Payment(Api api, String id) {
        this.api = api;
        this.id = id;
    }

    /** The payments of an award, the city's first. */
    public static List<Payment> of(Api api, Subsidy award) {
        List<Payment> payments = new ArrayList<>();
        for (JsonNode number : award.view("officer").path("answers").path("paymentCases")) {
            payments.add(numbered(api, number.asText()));
        }
        return payments;
    }

    /** The payment of this case number. */
    static Payment numbered(Api api, String number) {
        JsonNode found = api.get("officer", "/cases?matter=" + MATTER + "&q=" + number)
                .ok()
                .path("items")
                .path(0);
        return new Payment(api, found.path("id").asText());
    }

    public Payment does(String user, String formId, String outcome) {
        return does(user, formId, outcome, body -> {});
    }

    public Payment does(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        steps().does(user, formId, outcome, change);
        return this;
    }

    /** The applicant adds the bank's confirmation of its account. */
    public Payment proved() {
        return provedBy("enterprise");
    }

    Payment provedBy(String applicant) {
        example.attachTo(api, applicant, id, "accountProof");
        return this;
    }

    public Api.Answer tries(String user, String formId, String outcome, Consumer<ObjectNode> change) {
        return steps().tries(user, formId, outcome, change);
    }

    public JsonNode view(String user) {
        return steps().view(user);
    }

    public JsonNode letter(String user, String kind) {
        return steps().letter(user, kind);
    }

    private Steps steps() {
        return new Steps(api, example, id);
    }
}
