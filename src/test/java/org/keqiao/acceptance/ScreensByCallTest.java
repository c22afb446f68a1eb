package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people do on pages beside the way of a case, done by a program. */
@KeqiaoTest
class ScreensByCallTest {

    private static final String REVIEW = "contract-technical-review";

    @LocalServerPort
    int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void aClockIsStoppedGoesOnAndIsExtendedOnce() {
        Contract contract = accepted();
        String clock = "/cases/" + contract.id() + "/clock/";

        JsonNode paused = api.post("registrar", clock + "pause", Map.of("reason", "专家评审", "expectedDays", 3))
                .ok();
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(paused.path("pauseReason").asText()).isEqualTo("专家评审");
        assertThat(contract.view("enterprise").path("clock").path("paused").asBoolean())
                .isTrue();
        JsonNode again = api.post("registrar", clock + "resumption", Map.of("reason", "评审结束"))
                .ok();
        assertThat(again.path("paused").asBoolean()).isFalse();

        String legal = again.path("legalDueOn").asText();
        JsonNode extended = api.post("stationhead", clock + "extension", Map.of("reason", "案情复杂"))
                .ok();
        assertThat(extended.path("legalDueOn").asText()).isGreaterThan(legal);
        assertThat(api.post("stationhead", clock + "extension", Map.of("reason", "案情复杂"))
                        .text("code"))
                .isEqualTo("ALREADY_EXTENDED");
        assertThat(api.post("registrar", clock + "pause", Map.of("reason", "x")).status())
                .isEqualTo(422);
    }

    @Test
    void aDraftIsDiscardedAndACaseCopied() {
        String draft = Contract.of(api).drafted().id();
        assertThat(api.delete("enterprise", "/cases/" + draft).status()).isEqualTo(204);
        assertThat(api.get("enterprise", "/cases/" + draft).status()).isEqualTo(404);

        Contract contract = Contract.of(api).submitted();
        assertThat(api.delete("enterprise", "/cases/" + contract.id()).status()).isEqualTo(409);
        JsonNode copy = api.post("enterprise", "/cases/" + contract.id() + "/copy", Map.of())
                .ok();
        assertThat(copy.path("status").asText()).isEqualTo("DRAFT");
        assertThat(copy.path("answers").path("title"))
                .isEqualTo(contract.view("enterprise").path("answers").path("title"));
        assertThat(copy.path("documents")).isEmpty();
    }

    @Test
    void submissionsAreCompared() {
        Contract contract = accepted().returns("registrar", REVIEW, Map.of("seller.postcode", "邮政编码与地址不符"));
        contract.answers(answers -> ((ObjectNode) answers.path("seller")).put("postcode", "362201"));

        assertThat(api.get("clerk", "/cases/" + contract.id() + "/submissions").ok())
                .extracting(submission -> submission.path("number").asInt())
                .containsExactly(1, 2);
        JsonNode changes = api.getIn("en", "clerk", "/cases/" + contract.id() + "/changes?from=1&to=2")
                .ok();
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("field").asText()).isEqualTo("seller.postcode");
        assertThat(changes.path(0).path("after").asText()).isEqualTo("362201");
        assertThat(changes.path(0).path("label").toString()).doesNotContainPattern("\\p{IsHan}");
        assertThat(api.get("clerk", "/cases/" + contract.id() + "/changes?from=1&to=9")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTaskIsGivenToAColleagueWhoGoesOnWithItsDraft() {
        Contract contract = accepted();
        String task = "/tasks/" + contract.task("registrar", REVIEW);
        api.post("registrar", task + "/claim", Map.of()).ok();
        assertThat(api.put(
                                "registrar",
                                task + "/draft",
                                Map.of("answers", Map.of("reviewNote", "先记下"), "opinion", "待查"))
                        .status())
                .isEqualTo(204);
        Api.Answer unknown = api.put("registrar", task + "/draft", Map.of("answers", Map.of("nonsense", 1)));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(api.put("registrar2", task + "/draft", Map.of()).status()).isEqualTo(409);

        assertThat(api.get("registrar", task + "/colleagues").ok())
                .extracting(colleague -> colleague.path("username").asText())
                .contains("registrar2")
                .doesNotContain("registrar", "clerk");
        Api.Answer stranger = api.post("registrar", task + "/assignment", Map.of("assignee", "person"));
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.text("detail")).startsWith("person");
        assertThat(api.post("registrar", task + "/assignment", Map.of("assignee", "registrar2", "reason", "出差"))
                        .status())
                .isEqualTo(200);
        JsonNode taken = api.get("registrar2", task).ok();
        assertThat(taken.path("answers").path("reviewNote").asText()).isEqualTo("先记下");
        assertThat(taken.path("opinion").asText()).isEqualTo("待查");
        assertThat(taken.path("assignee").asText()).isEqualTo("registrar2");
    }

    @Test
    void phrasesAndFiltersAreKeptSharedAndForgotten() {
        String text = "经审查，符合规定 " + UUID.randomUUID();
        assertThat(api.post("registrar", "/phrases", Map.of("text", text)).status())
                .isEqualTo(204);
        String phrase = idOf(api.get("registrar", "/phrases").ok(), "text", text);
        api.put("registrar", "/phrases/" + phrase + "/sharing", Map.of("shared", true));
        assertThat(idOf(api.get("rechecker", "/phrases").ok(), "text", text)).isEqualTo(phrase);
        assertThat(api.delete("rechecker", "/phrases/" + phrase).status()).isEqualTo(404);
        assertThat(api.delete("registrar", "/phrases/" + phrase).status()).isEqualTo(204);

        String name = "我的筛选 " + UUID.randomUUID().toString().substring(0, 8);
        String filter = api.post("registrar", "/filters", Map.of("name", name, "query", "light=RED"))
                .ok()
                .path("id")
                .asText();
        api.put("registrar", "/filters/" + filter + "/placing", Map.of("shared", true, "pinned", true));
        JsonNode seen = api.get("rechecker", "/filters").ok();
        assertThat(idOf(seen, "name", name)).isEqualTo(filter);
        assertThat(api.delete("registrar", "/filters/" + filter).status()).isEqualTo(204);
    }

    @Test
    void notificationsAreChosen() {
        assertThat(api.put("person", "/notifications/choices/ACCEPTED", Map.of("mail", false))
                        .status())
                .isEqualTo(204);
        assertThat(choice("person", "ACCEPTED").path("mail").asBoolean()).isFalse();
        assertThat(choice("person", "ACCEPTED").path("inApp").asBoolean()).isTrue();
        api.put("person", "/notifications/choices/DECIDED", Map.of("inApp", false));
        assertThat(choice("person", "DECIDED").path("inApp").asBoolean())
                .as("what is mandatory stays")
                .isTrue();
        assertThat(api.put("person", "/notifications/choices/TASK", Map.of("mail", true))
                        .status())
                .as("an officer's affair")
                .isEqualTo(404);
    }

    @Test
    void theRegisterIsReadWithinOnesOffices() {
        Contract contract = Contract.of(api).certified();
        String number = contract.letter("LT-C1").path("number").asText();
        JsonNode rows = api.get("registrar", "/register?q=" + number).ok().path("items");
        assertThat(rows).hasSize(1);
        String one = "/register/" + rows.path(0).path("id").asText();
        assertThat(api.get("registrar", one).ok().path("caseId").asText()).isEqualTo(contract.id());
        assertThat(api.get("county2", one).status()).isEqualTo(404);
        assertThat(api.get("enterprise", "/register?q=" + number).ok().path("items"))
                .isEmpty();
        assertThat(api.get("registrar", "/register?year=99999").status()).isEqualTo(422);
    }

    @Test
    void theCalendarIsReadByAnybodyAndTriedByItsKeeper() {
        JsonNode year = api.get(null, "/calendar/years/2026").ok();
        assertThat(year.path("months")).hasSize(12);
        assertThat(year.path("months").path(9).path("days").path("2026-10-01").asText())
                .isEqualTo("OFF");
        assertThat(api.get("sysadmin", "/calendar/publications").ok()).isNotEmpty();

        accepted();
        JsonNode effect = api.post(
                        "sysadmin", "/calendar/years/2026/trial", Map.of("notice", "试算", "off", List.of("2026-10-01")))
                .ok();
        assertThat(effect.path("open").asInt()).isPositive();
        Api.Answer stale = api.put(
                "sysadmin",
                "/calendar/years/2026",
                Map.of("notice", "x", "off", List.of("2026-10-01"), "reason", "x", "basedOn", 0));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("code")).isEqualTo("CALENDAR_CHANGED");
    }

    @Test
    void mailsAreWatched() {
        Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
        assertThat(api.get("sysadmin", "/mails?limit=5").status()).isEqualTo(200);
        assertThat(api.get("sysadmin", "/mails?state=NONSENSE").status()).isEqualTo(422);
    }

    private Contract accepted() {
        return Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
    }

    private JsonNode choice(String who, String kind) {
        for (JsonNode choice : api.get(who, "/notifications/choices").ok()) {
            if (choice.path("kind").asText().equals(kind)) {
                return choice;
            }
        }
        throw new AssertionError("no choice " + kind);
    }

    private static String idOf(JsonNode rows, String field, String value) {
        for (JsonNode row : rows) {
            if (row.path(field).asText().equals(value)) {
                return row.path("id").asText();
            }
        }
        throw new AssertionError("no row " + value);
    }
}
