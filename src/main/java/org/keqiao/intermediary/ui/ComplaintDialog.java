package org.keqiao.intermediary.ui;

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
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Enters a complaint, or answers one. */
class ComplaintDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    private ComplaintDialog(String title, Failures failures) {
        super(failures);
        setHeaderTitle(getTranslation(title));
    }

    static ComplaintDialog entering(
            IntermediaryComplaints complaints, Intermediary entry, Failures failures, Runnable done) {
        ComplaintDialog dialog = new ComplaintDialog("intermediary.complain", failures);
        TextField source =
                dialog.field("source", new TextField(dialog.getTranslation("intermediary.complaint.source")));
        TextArea content =
                dialog.field("content", new TextArea(dialog.getTranslation("intermediary.complaint.content")));
        source.setMaxLength(200);
        content.setMaxLength(2000);
        dialog.show(new Paragraph(entry.name()), source, content);
        dialog.offer(
                dialog.getHeaderTitle(),
                () -> complaints.enter(entry.id(), source.getValue(), content.getValue()),
                done);
        return dialog;
    }

    static ComplaintDialog answering(
            IntermediaryComplaints complaints, IntermediaryFile.Complaint complaint, Failures failures, Runnable done) {
        ComplaintDialog dialog = new ComplaintDialog("intermediary.answer", failures);
        RadioButtonGroup<Boolean> upheld =
                dialog.field("upheld", new RadioButtonGroup<>(dialog.getTranslation("intermediary.complaint.result")));
        upheld.setItems(true, false);
        upheld.setItemLabelGenerator(is ->
                dialog.getTranslation(is ? "intermediary.complaint.isUpheld" : "intermediary.complaint.isDismissed"));
        TextArea answer = dialog.field("answer", new TextArea(dialog.getTranslation("intermediary.complaint.answer")));
        answer.setMaxLength(2000);
        dialog.show(new Paragraph(complaint.content()), upheld, answer);
        dialog.offer(
                dialog.getHeaderTitle(),
                () -> {
                    if (upheld.getValue() == null) {
                        throw Refusal.invalid(List.of(FieldError.of("upheld", "required")));
                    }
                    complaints.answer(complaint.id(), upheld.getValue(), answer.getValue());
                },
                done);
        return dialog;
    }
}
