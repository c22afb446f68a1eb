package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.inbox.recusal.RecusalDecisions.VoidAct;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;

/** Asks for the opinion of whoever examines a void act anew. */
class UpholdDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    UpholdDialog(UUID caseId, VoidAct act, String name, RecusalParts parts, Runnable done) {
        super(parts.failures());
        setHeaderTitle(getTranslation("recusal.void.line", name, act.person()));
        TextArea opinion = field("reason", new TextArea(getTranslation("recusal.void.opinion")));
        opinion.setRequiredIndicatorVisible(true);
        show(new Paragraph(getTranslation("recusal.void.uphold.hint")), opinion);
        int seq = act.seq();
        offer(
                getTranslation("recusal.void.uphold"),
                () -> parts.decisions().uphold(caseId, seq, opinion.getValue()),
                () -> {
                    Notices.success(getTranslation("recusal.void.done", name));
                    done.run();
                });
    }
}
