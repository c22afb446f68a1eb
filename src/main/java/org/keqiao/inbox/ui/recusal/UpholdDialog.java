package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.inbox.recusal.RecusalDecisions.VoidAct;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Asks for the opinion of whoever examines a void act anew. */
class UpholdDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    UpholdDialog(UUID caseId, VoidAct act, String name, RecusalParts parts, Runnable done) {
        setHeaderTitle(getTranslation("recusal.void.line", name, act.person()));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, parts.failures());
        TextArea opinion = mistakes.field("reason", new TextArea(getTranslation("recusal.void.opinion")));
        opinion.setRequiredIndicatorVisible(true);
        Div form = new Div(summary, new Paragraph(getTranslation("recusal.void.uphold.hint")), opinion);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        int seq = act.seq();
        Button uphold = new Button(getTranslation("recusal.void.uphold"), click -> {
            if (mistakes.attempt(getLocale(), () -> parts.decisions().uphold(caseId, seq, opinion.getValue()))) {
                close();
                Notices.success(getTranslation("recusal.void.done", name));
                done.run();
            }
        });
        uphold.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), uphold);
    }
}
