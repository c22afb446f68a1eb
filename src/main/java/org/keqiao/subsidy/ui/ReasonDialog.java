package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** Asks a second person why something is not agreed to. */
class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param what is done, as title and button say it
     * @param about what it is done to
     * @param act told what was typed; the dialog stays open when it refuses
     */
    ReasonDialog(String what, String about, Failures failures, Consumer<String> act, Runnable done) {
        setHeaderTitle(what);
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("subsidy.reason")));
        Div form = new Div(summary, new Paragraph(about), reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(what, click -> {
            if (mistakes.attempt(getLocale(), () -> act.accept(reason.getValue()))) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
