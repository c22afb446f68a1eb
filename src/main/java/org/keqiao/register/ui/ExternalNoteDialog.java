package org.keqiao.register.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.register.external.ExternalContract;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Asks how a contract was checked, or why it is not taken. */
class ExternalNoteDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What is done with the note. */
    @FunctionalInterface
    interface Decision {
        ExternalContract apply(UUID contract, String note);
    }

    ExternalNoteDialog(String what, ExternalContract contract, Failures failures, Decision decision, Runnable decided) {
        setHeaderTitle(getTranslation("external." + what));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea note = mistakes.field("note", new TextArea(getTranslation("external.note." + what)));
        if (!what.equals("reject")) {
            note.setHelperText(getTranslation("external.note.verify.hint"));
        }
        Div form = new Div(summary, new Paragraph(contract.number() + " " + contract.title()), note);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("external." + what), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                ExternalContract now = decision.apply(contract.id(), note.getValue());
                Notices.success(
                        getTranslation("external.done", now.number(), getTranslation("external.state." + now.state())));
            });
            if (done) {
                close();
                decided.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
