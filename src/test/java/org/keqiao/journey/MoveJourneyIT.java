package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.DrawnMatter;

/**
 * A designer puts a legal opinion between the review and the decision by the list of steps. New cases have it, cases under way
 * stay, until twenty of fifty are moved; one that was reviewed already stays, and says why. The matter is its own: nobody
 * else's flow is touched.
 */
@OnStage
class MoveJourneyIT {

    private static final String KEY = "venue-filing";
    private static final String STUDIO = "/studio/" + KEY;
    private static final int DESK = 1440;
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private DrawnMatter matter;

    @Test
    void insertsALegalOpinionAndMovesTwentyOfFifty(Stage stage) {
        matter = DrawnMatter.published(stage.api(), KEY, "场地备案");
        List<String> cases = matter.submitted(50);
        List<String> picked = cases.subList(0, 21);
        String reviewed = picked.get(20);
        matter.does(DrawnMatter.OFFICER, reviewed, "agree", Map.of());

        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer");
            draws(visit);
            submits(visit);
        }
        String plan;
        try (Visit visit = stage.visit(Language.ENGLISH, DESK)) {
            visit.signIn("publisher");
            visit.open(STUDIO + "/publish").reads(visit.say("publishing.title"));
            visit.click(visit.button("studio.approve"));
            visit.page().waitForURL(Pattern.compile(".*" + STUDIO + "/moves/[-0-9a-f]{36}"));
            plan = path(visit.page());
        }

        // New cases have the step, those under way keep their way.
        String fresh = matter.submitted("新收到的一件");
        matter.does(DrawnMatter.OFFICER, fresh, "agree", Map.of());
        assertThat(matter.task("secretary", fresh).path("name").asText()).isEqualTo("法律意见");
        assertThat(cases).allSatisfy(id -> assertThat(matter.version(id)).isEqualTo(1));

        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("secretary");
            hears(visit);
        }
        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer");
            plans(visit, plan, picked);
        }
        try (Visit visit = stage.visit(Language.ENGLISH, DESK)) {
            visit.signIn("publisher");
            moves(visit, plan, reviewed);
        }
        assertThat(picked.subList(0, 20))
                .allSatisfy(id -> assertThat(matter.version(id)).isEqualTo(2));
        assertThat(cases.subList(20, 50))
                .allSatisfy(id -> assertThat(matter.version(id)).isEqualTo(1));
        matter.does(DrawnMatter.OFFICER, picked.get(0), "agree", Map.of());
        assertThat(matter.task("secretary", picked.get(0)).path("name").asText())
                .isEqualTo("法律意见");
    }

    /** A form with one field, and a step that has it, by the keyboard where there are keys for it. */
    private void draws(Visit visit) {
        DialogTyping typing = new DialogTyping(visit);
        visit.open(STUDIO + "/edit?file=settings.json");
        typing.newForm("法律意见", "Legal opinion");

        visit.open(STUDIO + "/edit?file=process.bpmn&view=steps");
        typing.newStepBehind(DrawnMatter.REVIEW);
        typing.step("法律意见", "Legal opinion", visit.say("security.role.MEETING_SECRETARY"), "法律意见");
        visit.passes("move-step");
        typing.addStep("法律意见", DrawnMatter.REVIEW);
    }

    private static void submits(Visit visit) {
        visit.open(STUDIO + "/publish").reads(visit.say("publishing.title"));
        visit.page().getByLabel(visit.say("publishing.cases.move")).check();
        visit.page().getByLabel(visit.say("studio.note")).fill("初审之后先听取法律意见。");
        visit.passes("move-publish");
        visit.click(visit.button("studio.submit"));
        assertThat(visit.page().getByText(visit.say("studio.state.SUBMITTED")).first())
                .isVisible();
    }

    /** Whoever has a step in the flow now is told, and reads what changed. */
    private static void hears(Visit visit) {
        Locator notice =
                visit.page().locator(".kq-notification-text").filter(new Locator.FilterOptions().setHasText("场地备案"));
        visit.page().waitForCondition(() -> {
            visit.open("/notifications");
            return notice.count() > 0;
        });
        visit.passes("move-notice");
        visit.click(notice.first());
        visit.page().waitForURL("**/matter-changes/" + KEY + "/2");
        visit.reads("场地备案");
        assertThat(visit.page().locator(".kq-difference").getByText("法律意见").first())
                .isVisible();
        visit.passes("matter-changes");
    }

    private void plans(Visit visit, String plan, List<String> picked) {
        visit.open(STUDIO);
        visit.click(visit.page().locator("#studio-todo a").first());
        visit.page().waitForURL("**" + plan);
        // What was reviewed before the opinion was asked for is decided the old way.
        Locator decision = visit.page()
                .getByLabel(visit.say(
                        "moving.step.of", visit.say("moving.step.name", DrawnMatter.DECISION, officer(visit))));
        decision.fill("");
        decision.press("Tab");
        visit.settle();
        visit.page().getByLabel(visit.say("moving.filter.cases")).fill(String.join("\n", matter.numbers(picked)));
        visit.click(visit.button("moving.try"));
        assertThat(visit.page().getByText(visit.say("moving.try.result", 20, 21)))
                .isVisible(PATIENTLY);
        visit.passes("move-plan");
        visit.click(visit.button("studio.submit"));
        new DialogTyping(visit).press("studio.submit");
        assertThat(visit.page().getByText(visit.say("moving.state.SUBMITTED")).first())
                .isVisible();
    }

    private void moves(Visit visit, String plan, String reviewed) {
        visit.open(plan);
        visit.click(visit.button("studio.approve"));
        visit.click(visit.button("moving.start"));
        assertThat(visit.page().getByText(visit.say("moving.state.DONE")).first())
                .isVisible(PATIENTLY);
        Locator stayed = visit.page()
                .locator("#move-report vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions()
                        .setHasText(visit.say("obstacle.STEP_UNMAPPED", "Examine and decide")));
        assertThat(stayed).hasCount(1);
        assertThat(visit.page()
                        .locator("#move-report vaadin-grid-cell-content")
                        .filter(new Locator.FilterOptions().setHasText(matter.number(reviewed))))
                .hasCount(1);
        assertThat(visit.page().getByText(visit.say("moving.progress", 21, 21))).isVisible();
        visit.passes("move-report");
    }

    private static String officer(Visit visit) {
        return visit.say("security.role.PROGRAM_OFFICER");
    }

    private static String path(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }
}
