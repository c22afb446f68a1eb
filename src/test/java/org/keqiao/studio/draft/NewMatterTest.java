package org.keqiao.studio.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A matter from nothing to its first decided case with a letter, as {@code docs/a-new-matter.md} tells it. */
@KeqiaoTest
class NewMatterTest {

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    @Test
    void aMatterFromNothingGetsAStepByTheListAndDecidesItsFirstCaseWithALetter() {
        String key = "maker-space";
        publish(key, true);
        Api applicant = api("enterprise");
        assertThat(applicant.get("/matters").body()).contains(key);

        String id = submitted(applicant, key);
        does("officer", id, "agree", Map.of("findings", "材料齐全"));
        assertThat(does("officer", id, "grant", Map.of("findings", "符合条件"))).isEqualTo("DECIDED_POSITIVE");
        assertThat(letter(applicant, id, "LT-D1")).startsWith("%PDF");
    }

    @Test
    void aRefusalTellsItsReasonInTheLetter() {
        String key = "maker-space-plain";
        publish(key, false);
        Api applicant = api("enterprise");
        String id = submitted(applicant, key);
        String decided = does("officer", id, "refuse", Map.of("findings", "不符合", "refusalExplanation", "场地面积不足"));
        assertThat(decided).isEqualTo("DECIDED_NEGATIVE");
        assertThat(letter(applicant, id, "LT-D2")).startsWith("%PDF");
    }

    private static String letter(Api applicant, String id, String kind) {
        JsonNode letters = applicant.get("/cases/" + id).json().path("letters");
        String letter = StreamSupport.stream(letters.spliterator(), false)
                .filter(each -> each.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return applicant.get("/letters/" + letter).body();
    }

    /** With a step of its own behind the acceptance, if wished; it fills in the same form as the decision. */
    private void publish(String key, boolean withStep) {
        DrawnMatter matter =
                DrawnMatter.begun(new org.keqiao.acceptance.Api("http://localhost:" + port), key, "众创空间备案");
        if (withStep) {
            matter.insert("受理", "初审", "Preliminary review", "PROGRAM_OFFICER", matter.decisionForm(), Map.of());
        }
        matter.publish("新事项", false);
    }

    private static String submitted(Api applicant, String key) {
        String id = applicant
                .post("/cases", Map.of("matter", key, "answers", Map.of("title", "第一件")))
                .json()
                .path("id")
                .asText();
        Api.Answer submitted = applicant.with("Idempotency-Key", key).post("/cases/" + id + "/submission", null);
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        return id;
    }

    /** Takes the open step and completes it. */
    private String does(String officer, String id, String outcome, Map<String, Object> answers) {
        Api api = api(officer);
        String task = api.get("/tasks?queue=claimable&caseId=" + id)
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(api.post("/tasks/" + task + "/claim", null).status()).isEqualTo(200);
        Api.Answer done = api.post(
                "/tasks/" + task + "/completion",
                Map.of("outcome", outcome, "answers", answers, "opinion", outcome.equals("refuse") ? "不符合条件" : ""));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return done.json().path("caseStatus").asText();
    }

    private Api api(String username) {
        return Api.of(environment).as(username);
    }
}
