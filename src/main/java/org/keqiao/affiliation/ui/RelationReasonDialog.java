package org.keqiao.affiliation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** Asks why a relation is rejected, or since when and why it has ended. */
class RelationReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param what text key of what is done
     * @param ending whether it is asked for the last day as well
     * @param act told the last day, null when none was given, and the reason
     */
    RelationReasonDialog(
            String what,
            String about,
            boolean ending,
            Failures failures,
            BiConsumer<LocalDate, String> act,
            Runnable done) {
        setHeaderTitle(getTranslation(what));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Div form = new Div(summary, new Paragraph(about));
        DatePicker last = ending ? mistakes.field("last", DayNames.picker(getTranslation("affiliation.last"))) : null;
        if (last != null) {
            last.setHelperText(getTranslation("affiliation.last.hint"));
            form.add(last);
        }
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("affiliation.reason")));
        form.add(reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation(what), click -> {
            LocalDate day = last == null ? null : last.getValue();
            if (mistakes.attempt(getLocale(), () -> act.accept(day, reason.getValue()))) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
