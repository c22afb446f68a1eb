package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever somebody writes into a field, a parameter or a header stays text, and nothing answers 5xx. */
@KeqiaoTest
@ExtendWith(OutputCaptureExtension.class)
class InjectionTest {

    /** For the engine's expressions, FEEL, the letters' templates, HTML, spreadsheets and message patterns at once. */
    private static final String HOSTILE =
            "${1+1}#{2+2}=3+3{{title}}{{{title}}}{0}'\"<b onload=x>&amp;<script>alert(5)</script>%s\\";

    private static final List<String> WORDS = List.of(
            "'",
            "';select pg_sleep(9)--",
            "%%",
            "__",
            "\\",
            "\\%",
            "\u0000\u0000",
            "a\u0000b",
            "${7*7}",
            ":limit",
            ":q or true",
            "?",
            "{d 'x'}",
            "科\uD83D\uDE00桥",
            "x".repeat(5000));

    private static final List<String> LISTS = List.of(
            "enterprise /cases?",
            "clerk /cases?",
            "clerk /tasks?queue=claimable&",
            "clerk /tasks?queue=mine&",
            "clerk /tasks?queue=handled&",
            "officer /organisations?",
            "sysadmin /accounts?",
            "auditor /security-events?");

    @LocalServerPort
    int port;

    private final ObjectMapper json = new ObjectMapper();
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private Api.Answer list(String list, String parameter, String value) {
        String[] parts = list.split(" ");
        return api.get(parts[0], parts[1] + parameter + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Test
    void noSearchWordIsSql() {
        List<String> wrong = new ArrayList<>();
        for (String list : LISTS) {
            for (String parameter : List.of("q", "matter", "status", "queue", "username", "sort", "caseId")) {
                for (String word : WORDS) {
                    long start = System.nanoTime();
                    int status = list(list, parameter, word).status();
                    boolean slow =
                            System.nanoTime() - start > Duration.ofSeconds(5).toNanos();
                    if (status != 200 && status != 422 && status != 404 || slow) {
                        wrong.add(
                                list + parameter + '=' + word.substring(0, Math.min(20, word.length())) + ' ' + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void wildcardsFindOnlyThemselves() {
        Contract.of(api).drafted();
        for (String word : List.of("%%", "__", "\\%", "' or '1'='1")) {
            assertThat(list("enterprise /cases?", "q", word).ok().path("items"))
                    .as(word)
                    .isEmpty();
        }
    }

    @Test
    void noForgedCursorIsSql() {
        List<String> keys = List.of(
                "x",
                "2026-01-01T00:00:00Z\n" + UUID.randomUUID(),
                "2026-01-01T00:00:00Z\n' or 1=1 --",
                "2026-01-01T00:00:00Z\na\u0000b",
                "+1000000000-12-31T23:59:59.999999999Z\n" + UUID.randomUUID(),
                "-1000000000-01-01T00:00:00Z\n" + UUID.randomUUID(),
                "9223372036854775807\nx",
                "-9223372036854775808\nx",
                "99999999999999999999",
                "9223372036854775807",
                "a\u0000b",
                "' or 1=1 --",
                "\n\n\n");
        List<String> wrong = new ArrayList<>();
        for (String list : LISTS) {
            for (String key : keys) {
                String cursor =
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
                int status = list(list, "cursor", cursor).status();
                if (status != 200 && status != 422) {
                    wrong.add(list + key + ' ' + status);
                }
            }
            for (String raw : List.of("!!!", "=", "%", "////")) {
                if (list(list, "cursor", raw).status() != 422) {
                    wrong.add(list + raw);
                }
            }
            for (String limit : List.of("0", "-1", "201", "99999999999", "x", "1;drop table act")) {
                if (list(list, "limit", limit).status() != 422) {
                    wrong.add(list + "limit=" + limit);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Puts the hostile text into every field that takes free text, however deep. */
    private static void poison(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                JsonNode child = object.get(name);
                boolean prose = List.of("title", "address", "name", "reason", "condition", "holder")
                        .contains(name);
                if (child.isTextual() && prose && !isParty(object, name)) {
                    object.put(name, HOSTILE);
                } else {
                    poison(child);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(InjectionTest::poison);
        }
    }

    /** The applicant's own name comes from its verified data. */
    private static boolean isParty(ObjectNode object, String name) {
        return name.equals("name") && object.has("uscc");
    }

    @Test
    void expressionsAndMarkupStayTextOnTheWholeWay() throws IOException {
        Contract contract = Contract.of(api).with(InjectionTest::poison).drafted();
        JsonNode drafted = contract.view("enterprise").path("answers");
        assertThat(drafted.path("title").asText()).isEqualTo(HOSTILE);
        contract.submitted();
        contract.does("clerk", "contract-intake", "accept", body -> {
            body.put("opinion", HOSTILE);
            ((ObjectNode) body.path("answers")).put("intakeNote", HOSTILE);
        });
        contract.returns("registrar", "contract-technical-review", Map.of("seller.postcode", HOSTILE));

        JsonNode view = contract.view("clerk");
        assertThat(view.path("title").asText()).isEqualTo(HOSTILE);
        assertThat(view.path("answers").path("seller").path("address").asText()).isEqualTo(HOSTILE);
        assertThat(view.path("answers")
                        .path("amountItems")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo(HOSTILE);
        assertThat(view.path("answers").path("intakeNote").asText()).isEqualTo(HOSTILE);
        assertThat(api.get("clerk", "/cases/" + contract.id() + "/timeline")
                        .ok()
                        .findValuesAsText("opinion"))
                .contains(HOSTILE);
        assertThat(contract.view("enterprise")
                        .path("correction")
                        .path("items")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo(HOSTILE);
        assertThat(view.path("letters")).isNotEmpty();
        for (JsonNode letter : view.path("letters")) {
            byte[] pdf = api.get("enterprise", "/letters/" + letter.path("id").asText())
                    .bytes();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
                assertThat(text)
                        .as(letter.path("kind").asText())
                        .contains("${1+1}#{2+2}=3+3{{title}}")
                        .contains("<script>alert(5)</script>");
            }
        }
    }

    @Test
    void charactersThatNoDatabaseKeepsAreTheCallersMistake() {
        String nul = "a\u0000b";
        Contract contract = Contract.of(api).submitted();
        List<Api.Answer> answers = List.of(
                api.post("enterprise", "/cases/" + contract.id() + "/withdrawal", Map.of("reason", nul)),
                api.post("enterprise", "/cases", Map.of("matter", nul)),
                api.post(
                        "enterprise",
                        "/cases",
                        Map.of("matter", Contract.MATTER, "answers", Map.of("ipKinds", List.of(nul)))),
                contract.tries("clerk", "contract-intake", "accept", body -> body.put("opinion", nul)),
                contract.tries("clerk", "contract-intake", nul, body -> {}),
                api.get("clerk", "/tasks/%00"),
                api.get(null, "/certificates/%00?code=%00"));
        for (Api.Answer answer : answers) {
            assertThat(answer.status()).as("%s", answer.body()).isBetween(400, 499);
        }
        Api.Answer kept =
                api.post("enterprise", "/cases", Map.of("matter", Contract.MATTER, "answers", Map.of("title", nul)));
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body().path("answers").path("title").asText()).isEqualTo("ab");
        contract.does("clerk", "contract-intake", "accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contractAmount\": 1e400}",
                "{\"contractAmount\": -1e999999999}",
                "{\"contractAmount\": 1e-999999999}",
                "{\"contractAmount\": 1e2147483647}",
                "{\"contractAmount\": NaN}",
                "{\"amountItems\": [{\"qty\": 1e999}]}",
                "{\"amountItems\": [{\"qty\": 1e-400}]}",
                "{\"amountItems\": {\"qty\": []}}",
                "{\"seller\": \"x\"}",
                "{\"seller\": [[[]]]}",
                "{\"title\": {\"$ne\": null}}",
                "{\"title\": [\"x\"]}",
                "{\"title\": \"\\ud800\"}",
                "{\"ipKinds\": [1, null, {}]}",
                "{\"__proto__\": {}, \"class\": \"x\"}",
                "[]",
                "null",
                "\"x\"",
                ""
            })
    void oddAnswersAreRefusedOrKeptButNeverFail(String body) throws Exception {
        Contract contract = Contract.of(api).drafted();
        assertThat(raw("/cases/" + contract.id() + "/answers", body)).isBetween(200, 499);
        assertThat(api.get("enterprise", "/cases/" + contract.id()).status()).isEqualTo(200);
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        Contract contract = Contract.of(api).drafted();
        assertThat(raw("/cases/" + contract.id() + "/answers", "{\"title\":".repeat(100_000)))
                .isEqualTo(400);
    }

    private int raw(String path, String body) throws Exception {
        String token = Base64.getEncoder().encodeToString("enterprise:demo".getBytes(StandardCharsets.UTF_8));
        HttpClient http = HttpClient.newHttpClient();
        String issued = http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/tokens"))
                                .header("Authorization", "Basic " + token)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                                .timeout(Duration.ofSeconds(10))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + json.readTree(issued)
                                                        .path("token")
                                                        .asText())
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void nobodyWritesLinesIntoTheLog(CapturedOutput output) throws Exception {
        String forged = "evil\r\n2026-01-01 ERROR FORGED LINE";
        String basic = Base64.getEncoder().encodeToString((forged + ":x").getBytes(StandardCharsets.UTF_8));
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/tokens"))
                                .header("Authorization", "Basic " + basic)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        api.get("clerk", "/tasks/" + URLEncoder.encode(forged, StandardCharsets.UTF_8));
        api.post("enterprise", "/cases", Map.of("matter", forged));
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-01-01 ERROR FORGED"));
    }
}
