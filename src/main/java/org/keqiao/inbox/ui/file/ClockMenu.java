package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Notices;

/** The officer's acts on the case's clock, each with the reason that the applicant is told. */
class ClockMenu extends Div {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_DAYS = 5;
    private static final int MOST_DAYS = 250;

    private final transient CaseFileParts parts;
    private final transient Runnable done;

    /**
     * @param done shows the case afresh
     */
    ClockMenu(CaseView view, CaseFileParts parts, Runnable done) {
        this.parts = parts;
        this.done = done;
        addClassName("kq-row");
        if (view.clock().paused()) {
            offer(view.rights().pause(), "resume", VaadinIcon.PLAY, false, (reason, days) -> parts.caseClock()
                    .resume(view.id(), reason));
        } else {
            offer(view.rights().pause(), "pause", VaadinIcon.PAUSE, true, (reason, days) -> parts.caseClock()
                    .pause(view.id(), reason, days));
        }
        offer(view.rights().extend(), "extend", VaadinIcon.CALENDAR_CLOCK, false, (reason, days) -> parts.caseClock()
                .extend(view.id(), reason));
    }

    private void offer(
            boolean allowed, String act, VaadinIcon icon, boolean asksDays, BiConsumer<String, Integer> run) {
        if (allowed) {
            Button button = new Button(
                    getTranslation("inbox.clock." + act), Icons.decorative(icon), click -> ask(act, asksDays, run)
                            .open());
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(button);
        }
    }

    private Dialog ask(String act, boolean asksDays, BiConsumer<String, Integer> run) {
        Dialog dialog = new Dialog(getTranslation("inbox.clock." + act));
        TextArea reason = new TextArea(getTranslation("inbox.clock.reason"));
        reason.setWidthFull();
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(getTranslation("inbox.clock.reasonMissing"));
        IntegerField days = new IntegerField(getTranslation("inbox.clock.days"));
        days.setValue(USUAL_DAYS);
        days.setMin(1);
        days.setMax(MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setErrorMessage(getTranslation("inbox.clock.daysMissing", MOST_DAYS));
        days.setVisible(asksDays);
        dialog.add(new Paragraph(getTranslation("inbox.clock." + act + ".hint")), reason, days);
        Button cancel = new Button(getTranslation("shell.cancel"), click -> dialog.close());
        Button confirm = new Button(getTranslation("inbox.clock." + act), click -> {
            reason.setInvalid(reason.getValue().isBlank());
            days.setInvalid(days.isInvalid() || days.getValue() == null);
            if (reason.isInvalid()) {
                reason.focus();
            } else if (days.isInvalid()) {
                days.focus();
            } else {
                carryOut(dialog, () -> run.accept(reason.getValue().strip(), days.getValue()), act);
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(cancel, confirm);
        return dialog;
    }

    private void carryOut(Dialog dialog, Runnable act, String name) {
        try {
            act.run();
            dialog.close();
            Notices.success(getTranslation("inbox.clock." + name + ".done"));
            done.run();
        } catch (Refusal no) {
            // The dialog stays with what was typed.
            Notices.warning(parts.failures().text(no, getLocale()));
        }
    }
}
