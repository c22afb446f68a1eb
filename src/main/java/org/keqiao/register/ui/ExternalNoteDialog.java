package org.keqiao.register.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.register.external.ExternalContract;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;

/** Asks how a contract was checked, or why it is not taken. */
class ExternalNoteDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    /** What is done with the note. */
    @FunctionalInterface
    interface Decision {
        ExternalContract apply(UUID contract, String note);
    }

    ExternalNoteDialog(String what, ExternalContract contract, Failures failures, Decision decision, Runnable decided) {
        super(failures);
        setHeaderTitle(getTranslation("external." + what));
        TextArea note = field("note", new TextArea(getTranslation("external.note." + what)));
        if (!what.equals("reject")) {
            note.setHelperText(getTranslation("external.note.verify.hint"));
        }
        show(new Paragraph(contract.number() + " " + contract.title()), note);
        offer(
                getTranslation("external." + what),
                () -> {
                    ExternalContract now = decision.apply(contract.id(), note.getValue());
                    Notices.success(getTranslation(
                            "external.done", now.number(), getTranslation("external.state." + now.state())));
                },
                decided);
    }
}
