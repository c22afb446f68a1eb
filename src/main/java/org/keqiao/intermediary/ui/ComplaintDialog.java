package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryComplaints;
import org.keqiao.intermediary.IntermediaryFile;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** Enters a complaint, or answers one. */
class ComplaintDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final ErrorSummary summary = new ErrorSummary();
    private final transient FieldMistakes mistakes;
    private final Div form = new Div(summary);

    private ComplaintDialog(String title, Failures failures) {
        mistakes = new FieldMistakes(summary, failures);
        setHeaderTitle(getTranslation(title));
        setCloseOnOutsideClick(false);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
    }

    static ComplaintDialog entering(
            IntermediaryComplaints complaints, Intermediary entry, Failures failures, Runnable done) {
        ComplaintDialog dialog = new ComplaintDialog("intermediary.complain", failures);
        TextField source =
                dialog.mistakes.field("source", new TextField(dialog.getTranslation("intermediary.complaint.source")));
        TextArea content =
                dialog.mistakes.field("content", new TextArea(dialog.getTranslation("intermediary.complaint.content")));
        source.setMaxLength(200);
        content.setMaxLength(2000);
        dialog.form.add(new Paragraph(entry.name()), source, content);
        dialog.save(() -> complaints.enter(entry.id(), source.getValue(), content.getValue()), done);
        return dialog;
    }

    static ComplaintDialog answering(
            IntermediaryComplaints complaints, IntermediaryFile.Complaint complaint, Failures failures, Runnable done) {
        ComplaintDialog dialog = new ComplaintDialog("intermediary.answer", failures);
        RadioButtonGroup<Boolean> upheld = dialog.mistakes.field(
                "upheld", new RadioButtonGroup<>(dialog.getTranslation("intermediary.complaint.result")));
        upheld.setItems(true, false);
        upheld.setItemLabelGenerator(is ->
                dialog.getTranslation(is ? "intermediary.complaint.isUpheld" : "intermediary.complaint.isDismissed"));
        TextArea answer =
                dialog.mistakes.field("answer", new TextArea(dialog.getTranslation("intermediary.complaint.answer")));
        answer.setMaxLength(2000);
        dialog.form.add(new Paragraph(complaint.content()), upheld, answer);
        dialog.save(
                () -> {
                    if (upheld.getValue() == null) {
                        throw Refusal.invalid(List.of(FieldError.of("upheld", "required")));
                    }
                    complaints.answer(complaint.id(), upheld.getValue(), answer.getValue());
                },
                done);
        return dialog;
    }

    private void save(Runnable work, Runnable done) {
        Button save = new Button(getHeaderTitle(), click -> {
            if (mistakes.attempt(getLocale(), work)) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
