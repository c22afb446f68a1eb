package org.keqiao.studio.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A bureau's scripts change policy tables: written, checked, and let into force by the second person. */
@KeqiaoTest
class PolicyEndpointTest {

    private static final String KEY = "OVER_HTTP";
    private static final String POLICIES = "/studio/policies";

    @Autowired
    Environment environment;

    private Api api;

    @BeforeEach
    void people() {
        api = Api.of(environment);
    }

    /** Those who give the money read that the table holds. */
    private boolean told(String who) {
        return api.as(who)
                .with("Accept-Language", "zh")
                .all("/notifications?limit=200")
                .toString()
                .contains("“试办”自");
    }

    @Test
    void fromNothingIntoForce() {
        Api.Answer begun = api.as("designer")
                .post(POLICIES, Map.of("key", KEY, "titleZh", "试办", "titleEn", "Sample", "group", "SAMPLE"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);

        Api.Answer content = api.as("designer").get(POLICIES + "/" + KEY + "/content");
        Map<String, Object> written = new HashMap<>();
        written.put("dmn", content.json().path("dmn").asText().replaceFirst("<text>null</text>", "<text>0.20</text>"));
        written.put("revision", content.json().path("revision").asLong());
        assertThat(api.as("designer")
                        .put(POLICIES + "/" + KEY + "/content", written)
                        .status())
                .isEqualTo(200);
        assertThat(api.as("designer")
                        .put(POLICIES + "/" + KEY + "/content", written)
                        .status())
                .isEqualTo(409);

        Api.Answer check = api.as("designer").post(POLICIES + "/" + KEY + "/draft/check", null);
        assertThat(check.json().path("findings").findValuesAsText("code")).containsOnly("POLICY_NOT_SET");
        assertThat(api.as("designer")
                        .post(POLICIES + "/" + KEY + "/draft/submission", Map.of("note", "文号待定"))
                        .status())
                .isEqualTo(200);
        Api.Answer approved = api.as("publisher").post(POLICIES + "/" + KEY + "/draft/approval", null);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().path("published").asInt()).isEqualTo(1);
        assertThat(api.as("publisher")
                        .get(POLICIES + "/" + KEY + "/events")
                        .json()
                        .findValuesAsText("kind"))
                .containsExactly("PUBLISHED", "APPROVED", "SUBMITTED", "WRITTEN", "BEGUN");
        await().atMost(Duration.ofSeconds(20)).until(() -> told("finance") && told("officer"));
        assertThat(told("clerk")).isFalse();
    }
}
