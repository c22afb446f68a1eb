package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Policy items that tests need: written by one person and let into force by another, as a bureau does it. */
final class TestPolicies {

    private static final String POLICIES = "/studio/policies";

    private final Api api;

    TestPolicies(Api api) {
        this.api = api;
    }

    /** An item of the city that pays this rate of the technical part of what was paid. */
    void city(String key, String group, String rate) {
        publish(key, group, "CITY", dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>"));
    }

    /** The same of a county's purse, for one county only. */
    void county(String key, String group, String rate, String county) {
        publish(key, group, "COUNTY", dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>")
                .replaceFirst(
                        "<output id=",
                        """
                        <input id="In_county" label="所在县（市、区）">
                          <inputExpression id="Expr_county" typeRef="string"><text>county</text></inputExpression>
                        </input>
                        <output id=""")
                .replaceFirst(
                        "<outputEntry id=",
                        """
                        <inputEntry id="Row_1_county"><text>"%s"</text></inputEntry>
                        <outputEntry id="""
                                .formatted(county)));
    }

    /** An item of the city under a cap of one holder and year. */
    void capped(String key, String group, String rate, String cap) {
        publish(key, group, "CITY", dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>")
                .replaceFirst(
                        "<output id=\"Out_documentNumber\"",
                        """
                        <output id="Out_cap" label="上限" name="cap" typeRef="double" />
                        <output id="Out_per" label="上限对象" name="per" typeRef="string" />
                        <output id="Out_documentNumber\"""")
                .replaceFirst(
                        "<outputEntry id=\"Row_1_documentNumber\"",
                        """
                        <outputEntry id="Row_1_cap"><text>%s</text></outputEntry>
                        <outputEntry id="Row_1_per"><text>"FIRM_YEAR"</text></outputEntry>
                        <outputEntry id="Row_1_documentNumber\""""
                                .formatted(cap)));
    }

    private void publish(String key, String group, String share, UnaryOperator<String> change) {
        api.post(
                        "designer",
                        POLICIES,
                        Map.of(
                                "key", key, "titleZh", "试办补贴", "titleEn", "Sample", "group", group, "mode", "APPLY",
                                "share", share))
                .ok();
        JsonNode content =
                api.get("designer", POLICIES + "/" + key + "/content").ok();
        Map<String, Object> written = new HashMap<>();
        written.put("dmn", change.apply(content.path("dmn").asText()));
        written.put("revision", content.path("revision").asLong());
        api.put("designer", POLICIES + "/" + key + "/content", written).ok();
        api.post("designer", POLICIES + "/" + key + "/draft/submission", Map.of("note", "试办，文号待定"))
                .ok();
        api.post("publisher", POLICIES + "/" + key + "/draft/approval", Map.of())
                .ok();
    }
}
