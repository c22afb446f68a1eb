package org.keqiao.studio.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.casefile.audit.CaseInvariants;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people did on a case before it moves is there afterwards, or the case says why it stays. */
@KeqiaoTest
class MovedWorkTest {

    private static final String OFFICER = DrawnMatter.OFFICER;
    private static final String SECOND = "officer3";

    @LocalServerPort
    private int port;

    @Autowired
    private MoveRunner runner;

    @Autowired
    private CaseInvariants invariants;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @AfterEach
    void nothingIsBroken() {
        assertThat(invariants.violations())
                .allSatisfy((name, found) -> assertThat(found).as(name).isEmpty());
    }

    /** By a plan with what the program proposes, handed in, approved and started. */
    private UUID moved(DrawnMatter matter, int from, int to, Map<String, String> fields) {
        JsonNode move = api.post(
                        "designer", "/studio/matters/" + matter.key() + "/moves", Map.of("from", from, "to", to))
                .ok();
        String path = "/studio/moves/" + move.path("id").asText();
        api.put("designer", path, Map.of("steps", move.path("steps"), "fields", fields, "filter", Map.of()))
                .ok();
        api.post("designer", path + "/submission", Map.of()).ok();
        api.post("publisher", path + "/approval", Map.of()).ok();
        api.post("publisher", path + "/start", Map.of()).ok();
        UUID id = UUID.fromString(move.path("id").asText());
        runner.run(id, 100);
        return id;
    }

    private JsonNode report(UUID move) {
        return api.get("publisher", "/studio/moves/" + move + "/report").ok().path("cases");
    }

    private Map<String, String> why(UUID move) {
        Map<String, String> why = new HashMap<>();
        report(move)
                .forEach(one -> why.put(
                        one.path("caseNumber").asText(),
                        one.path("state").asText() + " "
                                + one.path("reasons").path(0).path("message").asText()));
        return why;
    }

    @Test
    void renamedAnswersKeepWhatTheySaySavedOrHalfTyped() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-names", "改名试验");
        String application = "forms/moved-names-application.form";
        matter.put(application, DrawnMatter.form("moved-names-application", "nickname"));
        int first = matter.publish(false);
        String id = matter.submitted(Map.of("nickname", "海丝一号"));
        halfTyped(matter, id);
        matter.put(application, DrawnMatter.form("moved-names-application", "shortName"))
                .put("forms/" + matter.reviewForm() + ".form", DrawnMatter.form(matter.reviewForm(), "reviewFindings"));
        int second = matter.publish(false);

        moved(matter, first, second, Map.of("nickname", "shortName", "findings", "reviewFindings"));

        assertThat(matter.version(id)).isEqualTo(second);
        JsonNode answers = matter.view(id).path("answers");
        assertThat(answers.path("shortName").asText()).isEqualTo("海丝一号");
        assertThat(answers.has("nickname")).isFalse();
        JsonNode typed = matter.task(OFFICER, id);
        assertThat(typed.at("/answers/reviewFindings").asText()).isEqualTo("写了一半");
        assertThat(typed.path("opinion").asText()).isEqualTo("未完");
        matter.does(OFFICER, id, "agree", Map.of("reviewFindings", "写完了"));
    }

    @Test
    void aStepOfOtherPeopleIsLetGoAndComesBackToItsHolder() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-hands", "换人试验");
        String id = matter.submitted("换人办理");
        matter.claimed(OFFICER, id);
        int to = matter.step(DrawnMatter.REVIEW, Map.of("performer", "FINANCE_OFFICER"))
                .publish(false);
        UUID move = moved(matter, 1, to, Map.of());
        assertThat(matter.task("finance", id).path("assignee").isMissingNode()
                        || matter.task("finance", id).path("assignee").isNull())
                .as("nobody of the new people has it yet")
                .isTrue();

        api.post("publisher", "/studio/moves/" + move + "/return", Map.of()).ok();
        runner.run(move, 100);
        assertThat(matter.version(id)).isEqualTo(1);
        assertThat(matter.task(OFFICER, id).path("assignee").asText()).isEqualTo(OFFICER);
    }

    @Test
    void aStepThatSeveralSignNowStaysOnceSomebodyHasBegunIt() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-seats", "会签试验");
        String begun = atDecision(matter, "已动笔");
        String free = atDecision(matter, "没人动");
        halfTyped(matter, begun);
        int to = matter.step(DrawnMatter.DECISION, Map.of("seats", "ALL", "seatCount", "2"))
                .publish(false);
        UUID move = moved(matter, 1, to, Map.of());
        assertThat(why(move))
                .containsEntry(matter.number(begun), "REFUSED 已有人开始填写，而新流程“" + DrawnMatter.DECISION + "”的会签规则不同")
                .containsEntry(matter.number(free), "MOVED ");
        assertThat(matter.task(OFFICER, begun).at("/answers/findings").asText()).isEqualTo("写了一半");

        // On the new way two of them sign.
        matter.does(OFFICER, free, "grant", Map.of());
        assertThat(matter.view(free).path("status").asText()).isEqualTo("ACCEPTED");
        matter.does(SECOND, free, "grant", Map.of());
        assertThat(matter.view(free).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
    }

    private String atDecision(DrawnMatter matter, String title) {
        String id = matter.submitted(title);
        matter.does(OFFICER, id, "agree", Map.of());
        return id;
    }

    /** The officer begins and does not finish. */
    private String halfTyped(DrawnMatter matter, String id) {
        String task = matter.claimed(OFFICER, id);
        api.put(OFFICER, "/tasks/" + task + "/draft", Map.of("answers", Map.of("findings", "写了一半"), "opinion", "未完"))
                .ok();
        return task;
    }

    @Test
    void whatOneHasSignedIsNotThrownAway() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-signed", "会签人数试验");
        int two = matter.step(DrawnMatter.DECISION, Map.of("seats", "ALL", "seatCount", "2"))
                .publish(false);
        String id = atDecision(matter, "签了一个");
        matter.does(OFFICER, id, "grant", Map.of());
        int three = matter.step(DrawnMatter.DECISION, Map.of("seats", "ALL", "seatCount", "3"))
                .publish(false);
        JsonNode move = api.post("designer", "/studio/matters/moved-signed/moves", Map.of("from", two, "to", three))
                .ok();
        JsonNode tried = api.post("designer", "/studio/moves/" + move.path("id").asText() + "/dry-run", Map.of())
                .ok();
        assertThat(tried.at("/cases/0/reasons/0/code").asText()).isEqualTo("SEATS_SIGNED");
        assertThat(tried.path("movable").asInt()).isZero();
        matter.does(SECOND, id, "grant", Map.of());
        assertThat(matter.view(id).path("status").asText()).isEqualTo("DECIDED_POSITIVE");
    }

    @Test
    void aPausedClockStaysPausedAndGoesOnWhereItStood() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-clock", "暂停试验");
        String id = matter.submitted("等检测报告");
        api.post(OFFICER, "/cases/" + id + "/clock/pause", Map.of("reason", "等检测报告", "expectedDays", 5))
                .ok();
        JsonNode before = matter.view(id).path("clock");
        JsonNode task = matter.task(OFFICER, id);
        matter.put("forms/moved-clock-legal.form", DrawnMatter.form("moved-clock-legal", "legalOpinion"))
                .insert(
                        DrawnMatter.REVIEW,
                        "法律意见",
                        "Legal opinion",
                        "MEETING_SECRETARY",
                        "moved-clock-legal",
                        Map.of());
        moved(matter, 1, matter.publish(false), Map.of());
        assertThat(matter.version(id)).isEqualTo(2);
        assertThat(matter.view(id).path("clock")).isEqualTo(before);
        assertThat(matter.task(OFFICER, id).path("dueOn")).isEqualTo(task.path("dueOn"));
        assertThat(matter.task(OFFICER, id).path("paused")).isEqualTo(task.path("paused"));
        api.post(OFFICER, "/cases/" + id + "/clock/resumption", Map.of("reason", "报告已到"))
                .ok();
        assertThat(matter.view(id).path("clock").path("pausedSince").isMissingNode()
                        || matter.view(id).path("clock").path("pausedSince").isNull())
                .isTrue();
        assertThat(List.of("SUBMITTED", "ACCEPTED"))
                .contains(matter.view(id).path("status").asText());
    }

    @Test
    void whatFailedIsTriedAgainOnceItsReasonIsGone() {
        DrawnMatter matter = DrawnMatter.published(api, "moved-again", "重试试验");
        String id = atDecision(matter, "先动笔后放弃");
        String task = halfTyped(matter, id);
        int to = matter.step(DrawnMatter.DECISION, Map.of("seats", "ALL", "seatCount", "2"))
                .publish(false);
        UUID move = moved(matter, 1, to, Map.of());
        assertThat(matter.version(id)).isEqualTo(1);
        api.put(OFFICER, "/tasks/" + task + "/draft", Map.of("answers", Map.of(), "opinion", ""))
                .ok();
        api.post(OFFICER, "/tasks/" + task + "/release", Map.of()).ok();
        api.post("publisher", "/studio/moves/" + move + "/retry", Map.of()).ok();
        runner.run(move, 100);
        assertThat(why(move)).containsEntry(matter.number(id), "MOVED ");
        assertThat(matter.version(id)).isEqualTo(to);
    }
}
