package org.keqiao.studio.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A matter from nothing to its first decided case with a letter, as {@code docs/a-new-matter.md} tells it. */
@KeqiaoTest
class NewMatterTest {

    @Autowired
    Environment environment;

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

    private void publish(String key, boolean withStep) {
        Api designer = api("designer");
        String draft = "/studio/matters/" + key + "/draft";
        assertThat(designer.post("/studio/matters", Map.of("key", key, "name", "众创空间备案"))
                        .status())
                .isEqualTo(201);
        if (withStep) {
            Api.Answer changed = designer.post(draft + "/outline", preliminaryReview(designer, draft, key));
            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.json().path("findings")).as(changed.body()).isEmpty();
        }
        Api.Answer submitted = designer.post(draft + "/submission", Map.of("note", "新事项"));
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        Api.Answer approved = api("publisher").post(draft + "/approval", null);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    }

    /** A step of its own behind the acceptance; it fills in the same form as the decision. */
    private static Map<String, Object> preliminaryReview(Api designer, String draft, String key) {
        JsonNode cards = designer.get(draft + "/outline").json().at("/sections/0/cards");
        String accept = StreamSupport.stream(cards.spliterator(), false)
                .filter(card -> card.path("name").asText().equals("受理"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return Map.of(
                "kind",
                "INSERT_STEP",
                "card",
                accept,
                "zh",
                "初审",
                "en",
                "Preliminary review",
                "values",
                Map.of("performer", "PROGRAM_OFFICER", "formRef", key + "-decision", "deadline", "step"),
                "endings",
                List.of(Map.of(
                        "key", "agree", "kind", "ADVANCE", "zh", "同意", "en", "Agree", "opinionRequired", false)));
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
