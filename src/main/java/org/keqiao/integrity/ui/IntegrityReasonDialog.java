package org.keqiao.integrity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** Asks why a record is rejected, or is to be lifted. */
class IntegrityReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What is done with the reason. */
    @FunctionalInterface
    interface Decision {
        IntegrityRecord apply(UUID record, String reason);
    }

    IntegrityReasonDialog(String what, IntegrityRecord record, Failures failures, Decision decision, Runnable decided) {
        setHeaderTitle(getTranslation(what));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("integrity.reason")));
        Div form = new Div(
                summary,
                new Paragraph(getTranslation(
                        "integrity.of", record.name(), getTranslation("integrity.kind." + record.kind()))),
                reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation(what), click -> {
            if (mistakes.attempt(getLocale(), () -> decision.apply(record.id(), reason.getValue()))) {
                close();
                decided.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
