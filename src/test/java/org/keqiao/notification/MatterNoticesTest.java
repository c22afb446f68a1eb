package org.keqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Who hears of a changed flow, and what. */
@KeqiaoTest
class MatterNoticesTest {

    private static final String KEY = "told-of";
    private static final String LINK = "matter-changes/" + KEY + "/";

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Test
    void theOfficersOfTheFlowReadWhatChangedAndNobodyElseDoes() {
        DrawnMatter matter = DrawnMatter.begun(new org.keqiao.acceptance.Api("http://localhost:" + port), KEY, "告知试验");
        matter.publish(false);
        assertThat(told("officer", 1, "zh")).contains("“告知试验”自").contains("起办理");
        assertThat(notices("finance", "zh")).as("has no step yet").isEmpty();

        matter.insert("受理", "财务审核", "Budget check", "FINANCE_OFFICER", matter.decisionForm(), Map.of());
        matter.publish("增加财务审核", true);
        assertThat(told("officer", 2, "zh")).contains("新增办理步骤“财务审核”").contains("在办件将迁移到新流程");
        assertThat(told("finance", 2, "en")).contains("new step “Budget check”").contains("will be moved");
        for (String other : List.of("clerk", "tax", "designer", "publisher", "enterprise", "sysadmin")) {
            assertThat(notices(other, "zh")).as(other).isEmpty();
        }

        JsonNode changes = ok(api("finance").get("/matters/" + KEY + "/versions/2/changes"));
        assertThat(changes.path("replaces").asInt()).isEqualTo(1);
        assertThat(changes.path("moveCases").asBoolean()).isTrue();
        assertThat(changes.path("note").asText()).isEqualTo("增加财务审核");
        assertThat(changes.at("/difference/parts").toString()).contains("财务审核");
    }

    /** Notices come after the commit. */
    private String told(String who, int version, String language) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> notices(who, language).stream()
                                .filter(notice -> notice.path("link").asText().equals(LINK + version))
                                .map(notice -> notice.path("text").asText())
                                .findFirst()
                                .orElse(""),
                        text -> !text.isEmpty());
    }

    private List<JsonNode> notices(String who, String language) {
        JsonNode items = api(who).with("Accept-Language", language).all("/notifications?limit=200");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(notice -> notice.path("kind").asText().equals("MATTER"))
                .filter(notice -> notice.path("link").asText().startsWith(LINK))
                .toList();
    }

    private static JsonNode ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json();
    }

    private Api api(String username) {
        return Api.of(environment).as(username);
    }
}
