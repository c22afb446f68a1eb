package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A designer puts a step into the contract matter's flow without knowing what a property is. */
@OnStage
class WorkbenchJourneyIT {

    private static final String BENCH = "/studio/contract-certification/edit?file=process.bpmn";

    /** Wide enough for the drawing beside what its elements say. */
    private static final int DESK = 1440;

    @Test
    void addsAStepAndIsLedToWhatItLacks(Stage stage) {
        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer");
            open(visit, "Review");
            Page page = visit.page();

            page.locator("#diagram-add").click();
            page.locator(".djs-popup input").fill(visit.say("studio.preset.RECHECK"));
            // Enter takes what is selected, which follows the narrowed list a moment later.
            assertThat(page.locator(".djs-popup .entry.selected")).containsText(visit.say("studio.preset.RECHECK"));
            page.keyboard().press("Enter");
            Locator name = field(visit, "studio.name.zh");
            assertThat(name).hasValue(visit.say("studio.preset.RECHECK"));
            fill(visit, name, "法律意见");
            fill(visit, field(visit, "studio.name.en"), "Legal opinion");

            visit.click(visit.button("studio.diagram.undo"));
            assertThat(field(visit, "studio.name.en")).not().hasValue("Legal opinion");
            visit.click(visit.button("studio.diagram.redo"));
            assertThat(field(visit, "studio.name.en")).hasValue("Legal opinion");

            // The check names what is missing, on the element and in the list below.
            assertThat(page.locator(".kq-mark.error")).hasCount(1);
            visit.click(visit.button("studio.check"));
            page.evaluate("() => document.querySelector('kq-process-editor').jump('Intake')");
            assertThat(name).hasValue("形式审查");
            visit.click(page.locator("#studio-findings vaadin-button")
                    .filter(new Locator.FilterOptions().setHasText("法律意见"))
                    .first());
            assertThat(name).hasValue("法律意见");
            visit.passes("workbench");

            page.locator(".kq-step vaadin-select")
                    .filter(new Locator.FilterOptions().setHasText(visit.say("studio.step.form")))
                    .first()
                    .click();
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText("contract-second-review"))
                    .click();
            visit.settle();
            // A form is there now; that nobody has reviewed before, the check says next.
            assertThat(page.locator(".kq-element-problems")).not().containsText(visit.say("finding.UNKNOWN_FORM", ""));
            assertThat(page.locator(".kq-saved")).containsText(saved(visit));

            open(visit, "Review");
            String added = page.locator("kq-process-editor .djs-shape")
                    .filter(new Locator.FilterOptions().setHasText("法律意见"))
                    .first()
                    .getAttribute("data-element-id");
            page.evaluate("id => document.querySelector('kq-process-editor').jump(id)", added);
            assertThat(name).hasValue("法律意见");
            assertThat((List<?>) page.evaluate("() => [...(window.keqiaoUntranslated ?? [])]"))
                    .as("said in English to a Chinese reader")
                    .isEmpty();
        }
        stage.api().delete("designer", "/studio/matters/contract-certification/draft");
    }

    private static String saved(Visit visit) {
        return visit.say("shell.save.done", "").strip();
    }

    private static void open(Visit visit, String element) {
        visit.open(BENCH + "&at=" + element);
        assertThat(field(visit, "studio.name.zh")).hasValue("技术审查");
    }

    private static Locator field(Visit visit, String label) {
        return visit.page()
                .locator(".kq-element-panel")
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(visit.say(label)).setExact(true));
    }

    private static void fill(Visit visit, Locator field, String text) {
        field.fill(text);
        field.press("Tab");
        visit.settle();
    }
}
