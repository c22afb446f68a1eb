package org.keqiao.casefile.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@KeqiaoTest
class CasesApiTest {

    @Autowired
    Environment environment;

    @Autowired
    SampleMatter sample;

    Api api;

    @BeforeEach
    void publish() {
        sample.publish();
        api = Api.of(environment);
    }

    @Test
    void everybodyMayReadTheCatalogue() {
        JsonNode matter = null;
        for (JsonNode item : api.with("Accept-Language", "en").get("/matters").json()) {
            matter = item.get("key").asText().equals(SampleMatter.KEY) ? item : matter;
        }
        assertThat(matter).isNotNull();
        assertThat(matter.get("name").asText()).isEqualTo("Sample matter");
        assertThat(matter.get("promised").get("days").asInt()).isEqualTo(5);
        assertThat(matter.get("startedBy")).hasSize(2);
        assertThat(api.get("/matters/sample-matter/form").json().get("id").asText())
                .isEqualTo("sample-application");
        assertThat(api.get("/matters/none/form").status()).isEqualTo(404);
    }

    @Test
    void drivesACaseFromDraftToWithdrawal() throws Exception {
        Api enterprise = api.as("enterprise");
        Api.Answer created =
                enterprise.post("/cases", Map.of("matter", SampleMatter.KEY, "answers", Map.of("title", "接口项目")));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.json().get("id").asText();
        assertThat(created.json().get("status").asText()).isEqualTo("DRAFT");

        Api.Answer incomplete = enterprise.with("Idempotency-Key", "a").post("/cases/" + id + "/submission", null);
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.json().get("errors").findValuesAsText("field")).contains("amount");

        assertThat(enterprise
                        .put("/cases/" + id + "/answers", Map.of("title", "接口项目", "amount", "1234567.89"))
                        .status())
                .isEqualTo(200);
        JsonNode paper = upload(id, "paper");
        JsonNode proof = upload(id, "proof");
        assertThat(paper.get("sha256").asText()).hasSize(64);
        assertThat(enterprise.delete("/documents/" + proof.get("id").asText()).status())
                .isEqualTo(204);
        upload(id, "proof");

        Api.Answer submitted = enterprise.with("Idempotency-Key", "b").post("/cases/" + id + "/submission", null);
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        assertThat(enterprise
                        .with("Idempotency-Key", "b")
                        .post("/cases/" + id + "/submission", null)
                        .json())
                .isEqualTo(submitted.json());
        assertThat(enterprise
                        .put("/cases/" + id + "/answers", Map.of("title", "x"))
                        .code())
                .isEqualTo("NOT_EDITABLE");
        assertThat(enterprise.delete("/documents/" + paper.get("id").asText()).status())
                .isEqualTo(409);

        JsonNode view = api.as("clerk").get("/cases/" + id).json();
        assertThat(view.get("caseNumber").asText())
                .isEqualTo(submitted.json().get("caseNumber").asText());
        assertThat(view.get("answers").get("amount").asText()).isEqualTo("1234567.89");
        assertThat(view.get("parties").get(0).get("role").asText()).isEqualTo("APPLICANT");
        assertThat(view.get("clock").get("receivedOn").asText()).isNotBlank();
        assertThat(view.get("documents")).hasSize(2);

        assertThat(enterprise
                        .post("/cases/" + id + "/withdrawal", Map.of("reason", "改变计划"))
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("WITHDRAWN");
        assertThat(enterprise
                        .post("/cases/" + id + "/withdrawal", Map.of("reason", "再次"))
                        .status())
                .isEqualTo(409);
        JsonNode letter = enterprise.get("/cases/" + id).json().get("letters").get(0);
        assertThat(letter.get("kind").asText()).isEqualTo("LT-05");
        Api.Answer pdf = enterprise.get("/letters/" + letter.get("id").asText());
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(api.as("enterprise2")
                        .get("/letters/" + letter.get("id").asText())
                        .status())
                .isEqualTo(404);
        assertThat(enterprise.get("/cases/" + id + "/timeline").json()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void strangersAndTheUnknownGetTheSameAnswer() {
        SubmissionReceipt receipt = sample.submitted();

        assertThat(api.as("enterprise2").get("/cases/" + receipt.id()).status()).isEqualTo(404);
        assertThat(api.as("enterprise").get("/cases/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(api.as("enterprise").get("/cases/nonsense").status()).isEqualTo(404);
        assertThat(api.get("/cases/" + receipt.id()).status()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoPageOrNoFilter() {
        Api officer = api.as("officer");
        assertThat(officer.get("/cases?limit=201").status()).isEqualTo(422);
        assertThat(officer.get("/cases?cursor=nonsense").status()).isEqualTo(422);
        assertThat(officer.get("/cases?limit=1").json().get("items").size()).isLessThanOrEqualTo(1);
        assertThat(officer.post("/cases", Map.of("matter", SampleMatter.KEY)).status())
                .isEqualTo(403);
        assertThat(api.as("enterprise").post("/cases", Map.of("matter", "none")).status())
                .isEqualTo(404);
    }

    private JsonNode upload(String id, String kind) throws IOException, InterruptedException {
        String boundary = "b" + UUID.randomUUID();
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        body.writeBytes(SampleMatter.pdf().readAllBytes());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String token = api.basic("enterprise", "demo")
                .post("/tokens", null)
                .json()
                .get("token")
                .asText();
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:"
                                        + environment.getRequiredProperty("local.server.port") + "/api/v1/cases/" + id
                                        + "/documents"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new ObjectMapper().readTree(response.body());
    }
}
