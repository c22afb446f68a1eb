package org.keqiao.studio.replay;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keqiao.acceptance.Contract;
import org.keqiao.process.Bundle;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contracts that were certified, on a draft with another threshold. */
@KeqiaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

    private static final String MATTER = "contract-certification";
    private static final String TABLE = Bundle.DECISIONS + "expert-trigger.dmn";
    private static final String KEPT = Bundle.TABLE_TESTS + "expert-trigger.json";

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    @Autowired
    Drafting drafting;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    JdbcClient jdbc;

    /** Names, words and people of the cases. */
    private static final String[] PRIVATE = {"海丝", "耐候型", "改过名称的合同", "不再需要", "registrar", "enterprise", "按规定办理", ".pdf"
    };

    @Autowired
    ApplicationContext context;

    private final Map<String, String> numbers = new LinkedHashMap<>();
    private Api api;
    private Actor designer;
    private JsonNode replay;
    private Map<String, Long> rowsBefore;

    @BeforeAll
    void replayOnALowerThreshold() {
        api = Api.of(environment);
        designer = accounts.actorNamed("designer");
        for (String amount : List.of("2999999.99", "3000000.00", "4999999.99")) {
            numbers.put(
                    amount,
                    contract(amount)
                            .certifiedWhole()
                            .view("enterprise")
                            .path("caseNumber")
                            .asText());
        }
        numbers.put(
                "5000000.00",
                contract("5000000.00")
                        .certifiedAsLarge()
                        .view("enterprise")
                        .path("caseNumber")
                        .asText());
        numbers.put(
                "returned",
                returnedTwice().view("enterprise").path("caseNumber").asText());
        numbers.put("refused", refused().view("enterprise").path("caseNumber").asText());
        numbers.put(
                "withdrawn", withdrawn().view("enterprise").path("caseNumber").asText());
        String table = drafting.bundle(designer, MATTER).file(TABLE).orElseThrow();
        assertThat(table).contains("&gt;= 5000000");
        drafting.put(
                designer,
                MATTER,
                TABLE,
                table.replace("&gt;= 5000000", "&gt;= 3000000").getBytes(StandardCharsets.UTF_8),
                null);
        // The rows that are kept with the table say where the old threshold was; they move with it.
        String kept = drafting.bundle(designer, MATTER).file(KEPT).orElseThrow();
        assertThat(kept).contains("4999999.99");
        drafting.put(
                designer,
                MATTER,
                KEPT,
                kept.replace("4999999.99", "2999999.99").getBytes(StandardCharsets.UTF_8),
                null);
        whatFollowedIsDone();
        rowsBefore = rows();
        replay = finished(
                api.as("designer").post(replays(""), Map.of("most", 200)).json());
    }

    /** Those cases are told of by notices and mail of their own; what is written after it is the replay's. */
    private void whatFollowedIsDone() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql(
                        "select count(*) from event_publication where completion_date is null"
                                + " and listener_id like 'org.keqiao.notification.%'")
                .query(Long.class)
                .single()
                .equals(0L));
    }

    @AfterAll
    void discard() {
        drafting.discard(designer, MATTER);
    }

    private Contract contract(String amount) {
        return Contract.over(amount, new org.keqiao.acceptance.Api("http://localhost:" + port));
    }

    private Contract returnedTwice() {
        Contract contract = accepted("1000000.00")
                .returns("registrar", "contract-technical-review", Map.of("title", "写全称"))
                .answers(answers -> answers.put("title", "改过名称的合同"));
        contract.reviewedWhole().does("rechecker", "contract-second-review", "return");
        return contract.reviewedWhole().does("rechecker", "contract-second-review", "agree");
    }

    private Contract accepted(String amount) {
        return contract(amount).submitted().does("clerk", "contract-intake", "accept");
    }

    private Contract refused() {
        return Contract.of(new org.keqiao.acceptance.Api("http://localhost:" + port))
                .submitted()
                .does("clerk", "contract-intake", "refuse", body -> {
                    body.put("opinion", "合同含涉密内容，不得网上申请。");
                    body.putObject("answers").put("intakeRefusalReason", "CLASSIFIED");
                });
    }

    private Contract withdrawn() {
        Contract contract = accepted("1000000.00");
        Api.Answer answer =
                api.as("enterprise").post("/cases/" + contract.id() + "/withdrawal", Map.of("reason", "不再需要"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return contract;
    }

    private JsonNode finished(JsonNode started) {
        String id = started.path("id").asText();
        return Awaitility.await("the replay ends")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> api.as("publisher").get(replays("/" + id)).json(),
                        now -> !now.path("state").asText().equals("RUNNING"));
    }

    private static String replays(String rest) {
        return "/studio/matters/" + MATTER + "/replays" + rest;
    }

    private JsonNode one(String which) {
        Api.Answer answer =
                api.as("publisher").get(replays("/" + replay.path("id").asText() + "/cases/" + numbers.get(which)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> kinds(String which) {
        return strings(one(which).path("kinds"));
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void marksExactlyTheContractsBetween() {
        assertThat(replay.path("state").asText()).as(replay.toString()).isEqualTo("DONE");
        List<String> marked = numbers.keySet().stream()
                .filter(which -> !kinds(which).equals(List.of("SAME")))
                .toList();
        assertThat(marked).as(one("2999999.99").toPrettyString()).containsExactlyInAnyOrder("3000000.00", "4999999.99");
    }

    @Test
    void tellsWhatWouldBeAskedAndByWhichRow() {
        JsonNode marked = one("4999999.99");
        assertThat(kinds("4999999.99")).contains("WAY", "DECISION", "DEADLINE", "AUTOMATIC");
        JsonNode last = marked.path("would").get(marked.path("would").size() - 1);
        assertThat(last.path("kind").asText()).isEqualTo("WAITS");
        assertThat(last.path("key").asText()).isEqualTo("contract-expert-opinion");
        assertThat(marked.path("first").path("results").toString()).contains("LARGE");
        assertThat(marked.path("first").path("amounts").toString()).contains("4999999.99");
        assertThat(marked.path("first").path("rows").get(0).path("number").asInt())
                .isEqualTo(1);
    }

    @Test
    void namesNobodyAndTellsNoAnswer() {
        String all = api.as("designer")
                        .get(replays("/" + replay.path("id").asText() + "/cases?limit=200"))
                        .body()
                + numbers.keySet().stream()
                        .map(this::one)
                        .map(JsonNode::toString)
                        .collect(Collectors.joining());
        assertThat(all).doesNotContain(PRIVATE);
    }

    @Test
    void thePagesNameNobodyEither() {
        String page = "studio/" + MATTER + "/replay";
        for (String who : List.of("designer", "publisher")) {
            try (Screens screens = Screens.of(context, who)) {
                UI.getCurrent().navigate(page);
                assertThat(shown()).contains(numbers.get("4999999.99")).doesNotContain(PRIVATE);
                for (String number : numbers.values()) {
                    UI.getCurrent().navigate(page + "/" + replay.path("id").asText() + "/" + number);
                    assertThat(shown()).contains(number).doesNotContain(PRIVATE);
                }
            }
        }
    }

    /** Everything that the page tells the browser, cells of its lists among it. */
    private static String shown() {
        StringBuilder shown = new StringBuilder();
        UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .forEach(page -> shown.append(page.getElement().getTextRecursively()));
        _find(Grid.class).forEach(grid -> cells(grid, shown));
        return shown.toString();
    }

    private static <T> void cells(Grid<T> grid, StringBuilder shown) {
        List<T> rows = GridKt._findAll(grid);
        for (int n = 0; n < rows.size(); n++) {
            shown.append(GridKt._getFormattedRow(grid, n));
            for (Grid.Column<T> column : grid.getColumns()) {
                if (column.getRenderer() instanceof ComponentRenderer<?, T> components) {
                    shown.append(
                            components.createComponent(rows.get(n)).getElement().getTextRecursively());
                }
            }
        }
    }

    @Test
    void changesNothingBesideItsOwnTables() {
        Map<String, Long> now = rows();
        assertThat(now.get("studio_replay_case")).isGreaterThan(rowsBefore.get("studio_replay_case"));
        now.keySet().removeIf(table -> table.startsWith("studio_replay"));
        Map<String, Long> before = new LinkedHashMap<>(rowsBefore);
        before.keySet().retainAll(now.keySet());
        assertThat(now).isEqualTo(before);
    }

    /** Of all tables but the access log's, which this test's own calls fill, and what comes and goes by itself. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        jdbc
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                                + " order by table_name")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> table.matches("(case|act|deadline|submission|process|inbox|letter|stored|certificate"
                        + "|filed|correction|notification|mail|studio|matter).*"))
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    @Test
    void aReplayIsOfTheFilesItRanOn() {
        String id = replay.path("id").asText();
        assertThat(replay.path("stale").asBoolean()).isFalse();
        String table = drafting.bundle(designer, MATTER).file(TABLE).orElseThrow();
        drafting.put(designer, MATTER, TABLE, (table + "\n").getBytes(StandardCharsets.UTF_8), null);
        assertThat(api.as("designer")
                        .get(replays("/" + id))
                        .json()
                        .path("stale")
                        .asBoolean())
                .isTrue();
        drafting.put(designer, MATTER, TABLE, table.getBytes(StandardCharsets.UTF_8), null);
        assertThat(api.as("designer")
                        .get(replays("/" + id))
                        .json()
                        .path("stale")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aDesignerGetsNoRightOnACase() {
        assertThat(api.as("designer")
                        .get("/cases?q=" + numbers.get("3000000.00"))
                        .body())
                .doesNotContain(numbers.get("3000000.00"));
        assertThat(api.as("registrar").get(replays("")).status()).isEqualTo(403);
        assertThat(api.as("sysadmin")
                        .get(replays("/" + replay.path("id").asText()))
                        .status())
                .isEqualTo(403);
    }
}
