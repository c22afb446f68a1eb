package org.keqiao.studio.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.security.AccountDirectory;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.web.client.RestClient;

/** A bureau's scripts change matters: drafts, check, the second person. */
@KeqiaoTest
class StudioTest {

    private static final AtomicInteger MATTERS = new AtomicInteger();

    @Autowired
    Environment environment;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Drafting drafting;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private String key;

    @BeforeEach
    void aNewMatter() {
        api = Api.of(environment);
        key = "studio-sample-" + (char) ('a' + MATTERS.getAndIncrement());
        Api.Answer begun = designer().post("/studio/matters", Map.of("key", key, "name", "试办事项“甲”<乙>"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
    }

    private Api designer() {
        return api.as("designer");
    }

    private Api publisher() {
        return api.as("publisher");
    }

    private String draft(String rest) {
        return "/studio/matters/" + key + "/draft" + rest;
    }

    @Test
    void aNewMatterPassesTheCheckAsItIs() {
        Api.Answer check = designer().post(draft("/check"), null);
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.json().path("findings")).as(check.body()).isEmpty();
    }

    @Test
    void aNewMatterWorksToItsDecisionAfterTheSecondPersonApprovedIt() {
        assertThat(designer().post(draft("/submission"), Map.of("note", "新事项")).status())
                .isEqualTo(200);
        Api.Answer approved = publisher().post(draft("/approval"), null);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().path("version").asInt()).isEqualTo(1);

        Api applicant = api.as("enterprise");
        String id = applicant
                .post("/cases", Map.of("matter", key, "answers", Map.of("title", "第一件")))
                .json()
                .path("id")
                .asText();
        Api.Answer submitted = applicant.with("Idempotency-Key", key).post("/cases/" + id + "/submission", null);
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        Api officer = api.as("officer");
        String task = officer.get("/tasks?queue=claimable&caseId=" + id)
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(officer.post("/tasks/" + task + "/claim", null).status()).isEqualTo(200);
        Api.Answer done = officer.post(
                "/tasks/" + task + "/completion",
                Map.of("outcome", "grant", "answers", Map.of("findings", "属实"), "opinion", ""));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("caseStatus").asText()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void whoeverChangedItCannotApproveIt() {
        designer().post(draft("/submission"), null);
        assertThat(designer().post(draft("/approval"), null).status()).isEqualTo(403);
        assertThat(publisher()
                        .post(draft("/rejection"), Map.of("reason", "再看期限"))
                        .status())
                .isEqualTo(200);
        JsonNode sentBack = designer().get(draft("")).json();
        assertThat(sentBack.path("state").asText()).isEqualTo("EDITING");
        assertThat(sentBack.path("reason").asText()).isEqualTo("再看期限");
        assertThat(publisher().post(draft("/approval"), null).status()).isEqualTo(409);
    }

    @Test
    void whatWaitsForApprovalCannotBeChanged() {
        designer().post(draft("/submission"), null);
        assertThat(put("forms/" + key + "-extra.form", form(key + "-extra"), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(designer().delete(draft("/submission")).status()).isEqualTo(200);
        assertThat(put("forms/" + key + "-extra.form", form(key + "-extra"), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        String path = "forms/" + key + "-decision.form";
        String seen = etag(path);
        assertThat(put(path, form(key + "-decision"), seen).getStatusCode().value())
                .isEqualTo(204);
        assertThat(put(path, form(key + "-decision") + " ", seen)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(put(path, form(key + "-decision") + " ", etag(path))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process.bpmn|<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
                "process.bpmn|not xml",
                "decisions/table.dmn|<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><script/></definitions>",
                "settings.json|[1]",
                "outside.json|{}",
                "forms/evil.form|{\"id\":\"evil\",\"type\":\"default\",\"components\":[{\"type\":\"iframe\",\"id\":\"x\"}]}",
                "letters/evil.exe|MZ"
            })
    void whatNoMatterMayContainIsRefusedAndTheDraftStaysAsItWas(String path, String content) {
        String before = designer().get(draft("/files")).body();
        ResponseEntity<String> refused = put(path, content, null);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(designer().get(draft("/files")).body()).isEqualTo(before);
    }

    @Test
    void aFindingSaysWhereItIsInTheReadersLanguage() {
        ResponseEntity<String> refused = put("process.bpmn", "<x/>", null);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(refused.getBody())
                .contains("\"findings\"")
                .contains("WRONG_ROOT")
                .contains("process.bpmn");
    }

    @Test
    void anErrorKeepsTheDraftFromTheSecondPerson() {
        assertThat(designer()
                        .delete(draft("/files/forms/" + key + "-decision.form"))
                        .status())
                .isEqualTo(204);
        Api.Answer refused = designer().post(draft("/submission"), null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings")).isNotEmpty();
        assertThat(designer().get(draft("")).json().path("state").asText()).isEqualTo("EDITING");
    }

    @Test
    void withoutADraftTheFileInForceIsRead() {
        Api.Answer file = designer().get("/studio/matters/contract-certification/draft/files/settings.json");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.json().path("key").asText()).isEqualTo("contract-certification");
        assertThat(designer()
                        .get("/studio/matters/unknown/draft/files/settings.json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theOverviewTellsWhatIsInForceAndWhatIsBeingChanged() {
        List<JsonNode> all = new java.util.ArrayList<>();
        publisher().get("/studio/matters").json().forEach(all::add);
        assertThat(all)
                .anySatisfy(matter -> {
                    assertThat(matter.path("key").asText()).isEqualTo("contract-certification");
                    assertThat(matter.path("version").asInt()).isPositive();
                    assertThat(matter.path("versions")).isNotEmpty();
                })
                .anySatisfy(matter -> {
                    assertThat(matter.path("key").asText()).isEqualTo(key);
                    assertThat(matter.path("draft").path("startedBy").asText()).isEqualTo("designer");
                });
    }

    @Test
    void oneSittingAtAFileIsOneEvent() {
        String one = "forms/" + key + "-one.form";
        String other = "forms/" + key + "-other.form";
        for (String path : List.of(one, one, one, other, one)) {
            String id = path.substring("forms/".length(), path.indexOf(".form"));
            assertThat(put(path, form(id), null).getStatusCode().is2xxSuccessful())
                    .isTrue();
        }
        assertThat(jdbc.sql("select detail from studio_event where matter = ? and kind = 'FILE_PUT' order by id")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly(one, other, one);
    }

    private String etag(String path) {
        return designer().get(draft("/files/" + path)).header("ETag");
    }

    private ResponseEntity<String> put(String path, String content, @Nullable String seen) {
        String token = designer()
                .get("/me")
                .response()
                .request()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        return RestClient.create("http://localhost:" + environment.getRequiredProperty("local.server.port"))
                .method(HttpMethod.PUT)
                .uri("/api/v1" + draft("/files/" + path))
                .headers(headers -> {
                    headers.set(HttpHeaders.AUTHORIZATION, token);
                    if (seen != null) {
                        headers.set(HttpHeaders.IF_MATCH, seen);
                    }
                })
                .body(content.getBytes(StandardCharsets.UTF_8))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private static String form(String id) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 18,
                 "properties": {"name": "补充", "name.en": "More"},
                 "components": [{"type": "textfield", "id": "more", "key": "more", "label": "补充",
                                 "properties": {"label.en": "More"}}]}
                """
                .formatted(id);
    }
}
