package org.keqiao.casefile.application;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationType;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A university's way to a submission: a lecturer prepares, the dean approves. */
@KeqiaoTest
class InternalApprovalTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private Api api;
    private String dean;
    private String lecturer;
    private String draft;

    @BeforeEach
    void prepare() {
        api = new Api("http://localhost:" + port);
        Newcomers newcomers = Newcomers.of(application);
        dean = newcomers.account();
        lecturer = newcomers.account();
        String uscc = Newcomers.creditCode();
        UUID university = newcomers.verified(dean, OrganisationType.UNIVERSITY, uscc);
        newcomers.join(university, dean, lecturer, MemberRole.AGENT);
        Example example = Example.of("contract-certification");
        ObjectNode answers = example.answers();
        ((ObjectNode) answers.path("seller")).put("uscc", uscc);
        draft = api.post(
                        lecturer,
                        "/cases",
                        Map.of("matter", "contract-certification", "answers", answers, "organisation", university))
                .ok()
                .path("id")
                .asText();
        example.attachTo(api, lecturer, draft);
    }

    private String path() {
        return "/cases/" + draft + "/approval";
    }

    private Api.Answer submit(String who) {
        return api.submit(who, draft, UUID.randomUUID().toString());
    }

    private List<String> queue(String who) {
        return api.get(who, "/approvals").ok().path("items").findValuesAsText("id");
    }

    @Test
    void whoPreparesLaysItBeforeTheApproverWhoSubmits() {
        assertThat(submit(lecturer).text("code")).isEqualTo("APPROVER_SUBMITS");
        api.post(lecturer, path(), Map.of("note", "材料已齐")).ok();

        assertThat(queue(dean)).containsExactly(draft);
        assertThat(queue(lecturer)).isEmpty();
        assertThat(submit(dean).ok().path("status").asText()).isEqualTo("SUBMITTED");

        assertThat(queue(dean)).isEmpty();
        assertThat(api.get(lecturer, path()).ok().path("history").findValuesAsText("state"))
                .containsExactly("APPROVED");
    }

    @Test
    void whatWaitsChangesOnlyAfterItWasTakenBack() {
        api.post(lecturer, path(), Map.of()).ok();
        Map<String, Object> other = Map.of("title", "改了一半的名称");

        assertThat(api.put(lecturer, "/cases/" + draft + "/answers", other).text("code"))
                .isEqualTo("WAITS_FOR_APPROVAL");
        assertThat(api.upload(lecturer, draft, "undertaking", "b.pdf", new byte[] {1})
                        .status())
                .isEqualTo(409);
        assertThat(api.post(lecturer, path(), Map.of()).text("code")).isEqualTo("WAITS_FOR_APPROVAL");

        api.delete(lecturer, path()).ok();
        api.put(lecturer, "/cases/" + draft + "/answers", other).ok();
        assertThat(queue(dean)).isEmpty();
        assertThat(api.post(lecturer, path(), Map.of()).status())
                .as("incomplete now")
                .isEqualTo(422);
    }

    @Test
    void theApproverSendsBackWithAReason() {
        api.post(lecturer, path(), Map.of()).ok();

        assertThat(api.post(lecturer, path() + "/return", Map.of("reason", "x")).status())
                .isEqualTo(403);
        assertThat(api.post(dean, path() + "/return", Map.of("reason", " ")).status())
                .isEqualTo(422);
        api.post(dean, path() + "/return", Map.of("reason", "金额与合同不符")).ok();

        assertThat(api.get(lecturer, path())
                        .ok()
                        .path("history")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("金额与合同不符");
        assertThat(api.post(dean, path() + "/return", Map.of("reason", "再次")).text("code"))
                .isEqualTo("NOT_WAITING_FOR_APPROVAL");
        await().untilAsserted(() -> assertThat(
                        api.get(lecturer, "/notifications").ok().path("items").findValuesAsText("text"))
                .anyMatch(text -> text.contains("金额与合同不符")));
        assertThat(api.get(dean, "/notifications").ok().path("items").findValuesAsText("text"))
                .anyMatch(text -> text.contains("送您审批"));
    }

    @Test
    void thePagesLeadThrough() {
        String path = "applications/" + draft;
        try (Screens screens = Screens.of(application, lecturer)) {
            UI.getCurrent().navigate(path + "/check");
            _setValue(_get(TextArea.class), "请审批");
            _click(_get(Button.class, spec -> spec.withText("送内部审批")));

            assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                    .isEqualTo(path);
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                    .anyMatch(text -> text.contains("等待本单位审批人审批"));
            _assertNone(Button.class, spec -> spec.withText("删除草稿"));
            UI.getCurrent().navigate(path + "/sections/any");
            assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                    .isEqualTo(path);
        }
        try (Screens screens = Screens.of(application, dean)) {
            UI.getCurrent().navigate("approvals");
            assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains(path + "/check");
            UI.getCurrent().navigate(path + "/check");
            _click(_get(Button.class, spec -> spec.withText("退回修改")));
            _setValue(_get(TextArea.class, spec -> spec.withCaption("退回理由")), "请补充说明");
            _click(_find(Button.class, spec -> spec.withText("退回修改")).stream()
                    .filter(button -> button.getThemeNames().contains("primary"))
                    .findFirst()
                    .orElseThrow());
            assertThat(_get(H1.class).getText()).isEqualTo("待内部审批");
        }
        try (Screens screens = Screens.of(application, lecturer)) {
            UI.getCurrent().navigate(path);
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText)).contains("请补充说明");
            UI.getCurrent().navigate(path + "/check");
            _click(_get(Button.class, spec -> spec.withText("送内部审批")));
        }
        try (Screens screens = Screens.of(application, dean)) {
            UI.getCurrent().navigate(path + "/check");
            _click(_get(Button.class, spec -> spec.withText("审批通过并提交")));
            assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                    .isEqualTo(path + "/submitted");
        }
    }
}
