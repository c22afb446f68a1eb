package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case's story is told in words, to officers and parties, in both languages. */
@KeqiaoTest
class TimelineWordsTest {

    @LocalServerPort
    private int port;

    private Api api;
    private Contract contract;

    /** From the filing through a correction to the certificate, with steps that change hands. */
    @BeforeEach
    void wholeCase() {
        api = new Api("http://localhost:" + port);
        contract = Contract.of(api)
                .submitted()
                .returns("clerk", "contract-intake", Map.of("title", "名称与合同不一致。"))
                .answers(answers -> answers.put("title", "双螺杆挤出机技术开发"));
        String intake = contract.task("clerk", "contract-intake");
        api.post("clerk", "/tasks/" + intake + "/claim", Map.of()).ok();
        api.post("clerk", "/tasks/" + intake + "/release", Map.of()).ok();
        api.post("clerk", "/tasks/" + intake + "/claim", Map.of()).ok();
        api.post("stationhead", "/tasks/" + intake + "/assignment", Map.of("reason", "请假"))
                .ok();
        contract.does("clerk", "contract-intake", "accept").does("registrar", "contract-technical-review", "certify");
    }

    @Test
    void noTextIsAKeyOrAName() {
        for (String language : List.of("zh-CN", "en")) {
            for (String reader : List.of("registrar", "enterprise")) {
                for (JsonNode entry : timeline(language, reader)) {
                    String text = entry.path("text").asText();
                    assertThat(text)
                            .as("%s for %s in %s", entry, reader, language)
                            .isNotBlank();
                    assertThat(text).isNotEqualTo(entry.path("code").asText()).doesNotContain("casefile.");
                    assertThat(text.matches(language.equals("en") ? ".*[A-Z].*" : ".*\\p{IsHan}.*"))
                            .as("“%s” for %s in %s", text, reader, language)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void partiesReadWhatTheActionsDeclareForThem() {
        JsonNode asked = entry("requestCorrection");
        assertThat(asked.path("details").path("correctionDueOn").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(asked.path("details").path("correctionLetter").asText()).isNotBlank();
        assertThat(asked.path("details").has("correctionRepeats"))
                .as("the office's own affair")
                .isFalse();
        assertThat(entry("acceptCase").path("details").path("acceptanceLetter").asText())
                .isNotBlank();
    }

    private JsonNode entry(String code) {
        for (JsonNode entry : timeline("zh-CN", "enterprise")) {
            if (entry.path("code").asText().equals(code)) {
                return entry;
            }
        }
        throw new AssertionError("no " + code);
    }

    private JsonNode timeline(String language, String reader) {
        JsonNode all = api.getIn(language, reader, "/cases/" + contract.id() + "/timeline")
                .ok();
        return all.has("items") ? all.path("items") : all;
    }
}
