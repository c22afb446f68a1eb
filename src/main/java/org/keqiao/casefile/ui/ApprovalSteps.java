package org.keqiao.casefile.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import java.util.function.Consumer;
import org.keqiao.casefile.application.InternalApprovals;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Notices;

/** What the check-answers page offers where an organisation approves internally. */
final class ApprovalSteps {

    private static final int LONGEST = 1000;

    private ApprovalSteps() {}

    /**
     * For whoever prepares: lay it before the approver.
     *
     * @param refused told what is missing
     */
    static Div request(UUID id, InternalApprovals approvals, Consumer<Refusal> refused) {
        Div box = new Div();
        TextArea note = new TextArea(box.getTranslation("approval.note"));
        note.setMaxLength(LONGEST);
        note.setWidthFull();
        Button send = new Button(box.getTranslation("approval.send"));
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickListener(click -> {
            try {
                approvals.request(id, note.getValue());
            } catch (Refusal refusal) {
                refused.accept(refusal);
                return;
            }
            Notices.success(box.getTranslation("approval.sent"));
            UI.getCurrent().navigate(Routes.application(id));
        });
        box.add(new Paragraph(box.getTranslation("approval.send.hint")), note, send);
        return box;
    }

    /** For the approver: send it back to those who prepared it. */
    static Button sendBack(UUID id, InternalApprovals approvals) {
        Button back = new Button();
        back.setText(back.getTranslation("approval.sendBack"));
        back.addClickListener(click -> new ReasonDialog(reason -> {
                    approvals.sendBack(id, reason);
                    Notices.success(back.getTranslation("approval.sentBack"));
                    UI.getCurrent().navigate(Routes.APPROVALS);
                })
                .open());
        return back;
    }
}
