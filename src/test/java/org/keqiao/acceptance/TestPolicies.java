package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Policy items that tests need: written by one person and let into force by another, as a bureau does it. */
final class TestPolicies {

    private static final String POLICIES = "/studio/policies";

    private final Api api;

    TestPolicies(Api api) {
        this.api = api;
    }

    /** An item that pays this rate of the technical part of what was paid; asked for again it is the same. */
    void rate(String key, String group, String rate) {
        if (api.get("designer", POLICIES + "/" + key).status() == 200) {
            return;
        }
        api.post("designer", POLICIES, Map.of("key", key, "titleZh", "试办补贴", "titleEn", "Sample", "group", group))
                .ok();
        JsonNode content = api.get("designer", POLICIES + "/" + key + "/content").ok();
        Map<String, Object> written = new HashMap<>();
        written.put(
                "dmn", content.path("dmn").asText().replaceFirst("<text>null</text>", "<text>" + rate + "</text>"));
        written.put("revision", content.path("revision").asLong());
        api.put("designer", POLICIES + "/" + key + "/content", written).ok();
        api.post("designer", POLICIES + "/" + key + "/draft/submission", Map.of("note", "试办，文号待定"))
                .ok();
        api.post("publisher", POLICIES + "/" + key + "/draft/approval", Map.of()).ok();
    }
}
