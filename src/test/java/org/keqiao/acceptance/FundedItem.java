package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** An item of the city of its own that pays a fifth, with a million in its budget, and what is claimed on it. */
public final class FundedItem {

    private final Api api;
    private final Clock clock;
    private final String group =
            "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final String budget;

    public FundedItem(Api api, Clock clock) {
        this(api, clock, Map.of());
    }

    /** The same with more of what the table says, in FEEL. */
    FundedItem(Api api, Clock clock, Map<String, String> results) {
        this.api = api;
        this.clock = clock;
        new TestPolicies(api).city(key(), group, "0.20", results);
        this.budget = budgetLine("finance", Map.of("documentNumber", "市指 " + group));
    }

    String key() {
        return group + "_CITY";
    }

    /** The county adds a tenth; gives the id of its budget line. */
    String withCounty() {
        withCountyItem();
        return countyLine("1000000.00");
    }

    /** A line of that county's. */
    String countyLine(String total) {
        return budgetLine("countyfinance", Map.of("documentNumber", "县指 " + group, "county", "350582", "total", total));
    }

    /** The county adds a tenth, and has no budget for it. */
    void withCountyItem() {
        new TestPolicies(api).county(group + "_COUNTY", group, "0.10", "350582");
    }

    private String budgetLine(String keeper, Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("year", LocalDate.now(clock).getYear(), "policyGroup", group, "total", "1000000.00"));
        body.putAll(more);
        return api.post(keeper, "/budget-lines", body).ok().path("id").asText();
    }

    /** A claim on a contract of its own: 20 % of the 500,000 that were paid for technology. */
    Subsidy claim() {
        return claimOn(Contract.of(api).certified());
    }

    Subsidy claimOn(Contract certified) {
        return Subsidy.of(api, key(), certified.letter("LT-C1").path("number").asText(), "600000.00");
    }

    /** A claim that waits for a batch. */
    public Subsidy waiting() {
        return claim().submitted().reviewed().rechecked().reserved();
    }

    JsonNode budget() {
        return api.get("finance", "/budget-lines/" + budget).ok();
    }

    /** The bank paid today, with a receipt of its own. */
    Consumer<ObjectNode> paidToday() {
        return body -> ((ObjectNode) body.path("answers"))
                .put("paidOn", LocalDate.now(clock).toString())
                .put("receiptNumber", "HD" + UUID.randomUUID());
    }
}
