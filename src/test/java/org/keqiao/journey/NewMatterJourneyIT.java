package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/a-new-matter.md} by hand, step by step: from nothing to the first decided case with its letter. */
@OnStage
class NewMatterJourneyIT {

    private static final int DESK = 1440;
    private static final String KEY = "maker-space-journey";
    private static final String STUDIO = "/studio/" + KEY;
    private static final String NAME = "众创空间备案";
    private static final Pattern DRAFT = Pattern.compile(".*/applications/([0-9a-f-]{36}).*");

    @Test
    void fromNothingToTheFirstDecidedCase(Stage stage) {
        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer");
            begins(visit);
            draws(visit);
            submits(visit);
        }
        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("publisher");
            approves(visit);
        }
        String id;
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("enterprise");
            id = applies(visit);
        }
        String number = stage.api()
                .get("enterprise", "/cases/" + id)
                .ok()
                .path("caseNumber")
                .asText();
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("officer");
            works(visit, number, "同意");
            works(visit, number, "准予");
        }
        try (Visit visit = stage.visit(Language.CHINESE, Visit.OFFICE)) {
            visit.signIn("enterprise");
            reads(visit, stage, id);
        }
    }

    private static void begins(Visit visit) {
        visit.open("/studio").reads(visit.say("studio.title"));
        visit.click(visit.button("studio.begin"));
        DialogTyping typing = new DialogTyping(visit);
        typing.fill("studio.name", NAME);
        typing.fill("studio.key", KEY);
        typing.press("studio.begin.do");
        visit.reads(NAME).passes("new-matter");
    }

    private static void draws(Visit visit) {
        visit.open(STUDIO);
        visit.button("studio.edit").click();
        visit.page().waitForURL("**" + STUDIO + "/edit**");
        visit.settle();
        DialogTyping typing = new DialogTyping(visit);
        typing.newForm("初审意见", "Preliminary opinion");
        visit.open(STUDIO + "/edit?file=process.bpmn");
        visit.click(visit.link("studio.workbench.steps"));
        typing.newStepBehind("受理");
        typing.step("初审", "Preliminary review", visit.say("security.role.PROGRAM_OFFICER"), "初审意见");
        typing.addStep("初审", "受理");
        visit.passes("new-matter-steps");
    }

    private static void submits(Visit visit) {
        visit.open(STUDIO);
        visit.button("studio.submit").click();
        visit.page().waitForURL("**/publish");
        visit.reads(visit.say("publishing.title"));
        visit.click(visit.button("studio.submit"));
        assertThat(visit.page().getByText(visit.say("studio.state.SUBMITTED")).first())
                .isVisible();
    }

    private static void approves(Visit visit) {
        visit.open(STUDIO + "/publish").reads(visit.say("publishing.title"));
        visit.click(visit.button("studio.approve"));
        visit.reads(NAME);
        assertThat(visit.page().locator("main")).containsText(visit.say("studio.version", 1));
    }

    /** The enterprise finds it in the catalogue; gives the case's id. */
    private static String applies(Visit visit) {
        Page page = visit.page();
        visit.open("/catalogue").reads(visit.say("applicant.catalogue"));
        visit.click(page.locator("a[href='apply/" + KEY + "']").first());
        visit.click(visit.button("applicant.begin"));
        page.waitForURL(DRAFT);
        String id = DRAFT.matcher(page.url()).replaceFirst("$1");
        visit.settle();
        visit.click(page.locator(".kq-tasks a").first());
        page.waitForURL("**/sections/*");
        Locator title = page.locator("[id='field-title'] input");
        title.fill("第一件");
        title.blur();
        visit.settle();
        while (page.url().contains("/sections/")) {
            String section = page.url();
            visit.button("applicant.section.next").click();
            page.waitForURL(url -> !url.equals(section));
            page.locator("h1").waitFor();
            visit.settle();
        }
        visit.click(visit.link("applicant.toCheck"));
        visit.reads(visit.say("applicant.check"));
        visit.click(visit.button("applicant.submit"));
        visit.reads(visit.say("applicant.submitted"));
        return id;
    }

    /** The officer takes the case's open step from the inbox and ends it. */
    private static void works(Visit visit, String number, String outcome) {
        Page page = visit.page();
        visit.open("/inbox?queue=claimable&q=" + number).reads(visit.say("inbox.title"));
        visit.click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .first());
        visit.click(visit.button("inbox.claimAndWork"));
        visit.click(page.locator(".kq-outcomes vaadin-button")
                .filter(new Locator.FilterOptions().setHasText(outcome))
                .first());
        page.waitForURL("**/inbox*");
        visit.reads(visit.say("inbox.title"));
    }

    private static void reads(Visit visit, Stage stage, String id) {
        visit.open("/my-cases/" + id);
        Page page = visit.page();
        assertThat(page.locator("main")).containsText("受理通知书");
        assertThat(page.locator("main")).containsText("准予决定书");
        visit.passes("new-matter-decided");
        stage.api().get("enterprise", "/cases/" + id).ok().path("letters").forEach(letter -> {
            byte[] pdf = stage.api()
                    .get("enterprise", "/letters/" + letter.path("id").asText())
                    .bytes();
            assertThat(pdf).startsWith("%PDF".getBytes(US_ASCII));
        });
    }
}
