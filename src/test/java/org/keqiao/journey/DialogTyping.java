package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What designers type into the windows of the studio: a new form, a step. */
final class DialogTyping {

    private final Visit visit;
    private final Locator dialog;

    DialogTyping(Visit visit) {
        this.visit = visit;
        this.dialog = visit.page().getByRole(AriaRole.DIALOG);
    }

    /** Begins a form from the workbench, which then shows it. */
    void newForm(String zh, String en) {
        visit.click(visit.button("studio.form.new"));
        fill("studio.form.label", zh);
        fill("studio.form.label.en", en);
        press("studio.form.new.do");
        visit.page().waitForURL(Pattern.compile(".*form-1.*"));
        visit.settle();
    }

    /** Opens the window of a new step on the card of this name, by the keyboard. */
    void newStepBehind(String card) {
        Page page = visit.page();
        page.locator(".kq-card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(card).setExact(true))))
                .press("Insert");
        visit.settle();
    }

    void step(String zh, String en, String performer, String form) {
        fill("studio.name.zh", zh);
        fill("studio.name.en", en);
        choose("studio.step.performer", performer);
        choose("studio.step.form", form);
    }

    /** Ends the window of a new step; it stands behind the card. */
    void addStep(String zh, String behind) {
        press("studio.steps.add.do");
        assertThat(visit.page().locator(".kq-steps-status")).hasText(visit.say("studio.steps.added", zh, behind));
    }

    void press(String key) {
        visit.click(dialog.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(visit.say(key)).setExact(true)));
    }

    void fill(String label, String text) {
        Locator field = dialog.getByRole(
                AriaRole.TEXTBOX,
                new Locator.GetByRoleOptions().setName(visit.say(label)).setExact(true));
        field.fill(text);
        field.press("Tab");
    }

    private void choose(String label, String option) {
        visit.click(dialog.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(visit.say(label)))
                .first());
        // The list may open beyond the edge of a dialog that scrolls.
        visit.page()
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .dispatchEvent("click");
        visit.settle();
        assertThat(dialog).containsText(option);
    }
}
