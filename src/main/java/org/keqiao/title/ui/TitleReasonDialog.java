package org.keqiao.title.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.springframework.lang.Nullable;

/** Asks why a title is rejected, or why and from which day on it is withdrawn. */
class TitleReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What is done with the answer. */
    @FunctionalInterface
    interface Decision {
        /** @param from null where no day was asked for, and where none was given */
        void apply(@Nullable LocalDate from, String reason);
    }

    /** @param dated whether a day is asked for */
    TitleReasonDialog(String what, String about, boolean dated, Failures failures, Decision decision, Runnable done) {
        setHeaderTitle(what);
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        DatePicker from = mistakes.field("from", DayNames.picker(getTranslation("title.withdrawal.from")));
        from.setVisible(dated);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("title.reason")));
        Div form = new Div(summary, new Paragraph(about), from, reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(what, click -> {
            if (mistakes.attempt(getLocale(), () -> decision.apply(from.getValue(), reason.getValue()))) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
