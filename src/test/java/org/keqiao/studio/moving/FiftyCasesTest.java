package org.keqiao.studio.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fifty cases wait; twenty of them move, one cannot, and twenty-nine are nobody's business. */
@KeqiaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiftyCasesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MoveRunner runner;

    @Autowired
    private CaseInvariants invariants;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private DrawnMatter matter;
    private List<String> cases;
    private List<String> picked;
    private String move;
    private int to;

    @BeforeAll
    void fiftyCasesAndANewVersion() {
        api = new Api("http://localhost:" + port);
        matter = DrawnMatter.published(api, "fifty-cases", "五十件试验");
        cases = matter.submitted(50);
        matter.put("forms/fifty-cases-legal.form", DrawnMatter.form("fifty-cases-legal", "legalOpinion"))
                .insert(
                        DrawnMatter.REVIEW,
                        "法律意见",
                        "Legal opinion",
                        "MEETING_SECRETARY",
                        "fifty-cases-legal",
                        Map.of());
        to = matter.publish(true);
        picked = cases.subList(0, 21);
    }

    @Test
    @Order(1)
    void thePlanChosenAtPublishingIsThereAndNobodyMovesYet() {
        JsonNode moves =
                api.get("publisher", "/studio/matters/fifty-cases/moves").ok();
        assertThat(moves).hasSize(1);
        move = moves.path(0).path("id").asText();
        assertThat(moves.path(0).path("state").asText()).isEqualTo("PLANNED");
        assertThat(moves.path(0).path("from").asInt()).isEqualTo(1);
        assertThat(moves.path(0).path("to").asInt()).isEqualTo(to);
        assertThat(moves.path(0).path("steps")).isNotEmpty();
        assertThat(cases).allSatisfy(id -> assertThat(matter.version(id)).isEqualTo(1));
    }

    @Test
    @Order(2)
    void twentyMoveOneStaysWithItsReasonAndTheRestIsUntouched() {
        // Decided cases of the old way need no legal opinion any more: the plan leaves them where they are.
        JsonNode proposal =
                api.get("designer", "/studio/moves/" + move + "/proposal").ok();
        Map<String, String> steps = new HashMap<>();
        proposal.path("steps")
                .fields()
                .forEachRemaining(
                        step -> steps.put(step.getKey(), step.getValue().asText()));
        proposal.path("before").forEach(place -> {
            if (place.path("zh").asText().equals(DrawnMatter.DECISION)) {
                steps.remove(place.path("id").asText());
            }
        });
        api.put(
                        "designer",
                        "/studio/moves/" + move,
                        Map.of("steps", steps, "filter", Map.of("cases", matter.numbers(picked))))
                .ok();
        assertThat(api.post("designer", "/studio/moves/" + move + "/dry-run", Map.of())
                        .ok()
                        .path("movable")
                        .asInt())
                .isEqualTo(21);
        api.post("designer", "/studio/moves/" + move + "/submission", Map.of()).ok();
        api.post("publisher", "/studio/moves/" + move + "/approval", Map.of()).ok();

        String claimed = picked.get(0);
        String task = matter.claimed(DrawnMatter.OFFICER, claimed);
        api.put(
                        DrawnMatter.OFFICER,
                        "/tasks/" + task + "/draft",
                        Map.of("answers", Map.of("findings", "写了一半"), "opinion", "未完"))
                .ok();
        JsonNode before = matter.task(DrawnMatter.OFFICER, claimed);
        api.post("publisher", "/studio/moves/" + move + "/start", Map.of()).ok();
        // It goes on while the plan is under way: the lost race is told, and it stays as it is.
        String late = picked.get(20);
        matter.does(DrawnMatter.OFFICER, late, "agree", Map.of());
        Map<String, Map<String, Object>> untouched = rows(cases.subList(20, 50));

        runner.run(UUID.fromString(move), 100);

        JsonNode report =
                api.get("publisher", "/studio/moves/" + move + "/report").ok();
        Map<String, List<String>> states = new TreeMap<>();
        report.path("cases")
                .forEach(one -> states.computeIfAbsent(one.path("state").asText(), state -> new ArrayList<>())
                        .add(one.path("caseNumber").asText()));
        assertThat(states.get("MOVED")).containsExactlyInAnyOrderElementsOf(matter.numbers(picked.subList(0, 20)));
        assertThat(states.get("REFUSED")).containsExactly(matter.number(late));
        assertThat(report.path("cases").findValuesAsText("message"))
                .contains("停在“" + DrawnMatter.DECISION + "”，方案没有为它指定去处");
        assertThat(picked.subList(0, 20))
                .allSatisfy(id -> assertThat(matter.version(id)).isEqualTo(to));
        assertThat(rows(cases.subList(20, 50))).isEqualTo(untouched);

        JsonNode after = matter.task(DrawnMatter.OFFICER, claimed);
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("assignee").asText()).isEqualTo(DrawnMatter.OFFICER);
        assertThat(after.path("dueOn")).isEqualTo(before.path("dueOn"));
        assertThat(after.path("answers")).isEqualTo(before.path("answers"));
        assertThat(after.at("/answers/findings").asText()).isEqualTo("写了一半");
        assertThat(after.path("opinion").asText()).isEqualTo("未完");
        assertThat(invariants.violations())
                .allSatisfy((name, found) -> assertThat(found).as(name).isEmpty());
    }

    @Test
    @Order(3)
    void aMovedCaseIsAskedForTheOpinionAndAnUntouchedOneIsNot() {
        String moved = picked.get(0);
        matter.does(DrawnMatter.OFFICER, moved, "agree", Map.of("findings", "齐全"));
        matter.does("secretary", moved, "agree", Map.of("legalOpinion", "合法"));
        matter.does(DrawnMatter.OFFICER, moved, "grant", Map.of());
        assertThat(matter.view(moved).path("status").asText()).isEqualTo("DECIDED_POSITIVE");

        String stayed = cases.get(49);
        matter.does(DrawnMatter.OFFICER, stayed, "agree", Map.of());
        matter.does(DrawnMatter.OFFICER, stayed, "grant", Map.of());
        assertThat(matter.view(stayed).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
    }

    /** Everything that the lists and the file know of cases. */
    private Map<String, Map<String, Object>> rows(List<String> ids) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        for (String id : ids) {
            rows.put(
                    id,
                    jdbc.sql(
                                    """
                                    select c.case_number, c.matter_version, c.status, t.*,
                                        (select count(*) from act a where a.case_id = c.id) as acts
                                    from case_file c join inbox_task t on t.case_number = c.case_number
                                    where c.id = ?::uuid
                                    """)
                            .param(id)
                            .query()
                            .singleRow());
        }
        return rows;
    }
}
