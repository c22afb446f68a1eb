package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.security.AccountView;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;

/** An officer asks that they, or somebody else, stand back. */
class AskDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    AskDialog(UUID caseId, boolean self, RecusalParts parts, Runnable asked) {
        super(parts.failures());
        setHeaderTitle(getTranslation(self ? "recusal.askSelf" : "recusal.askOther"));
        ComboBox<AccountView> person = field("person", new ComboBox<>(getTranslation("recusal.person")));
        person.setItemLabelGenerator(AccountView::displayName);
        person.setVisible(!self);
        if (!self) {
            person.setItems(parts.recusals().officers(caseId));
        }
        TextArea reason = field("reason", new TextArea(getTranslation("recusal.reason")));
        reason.setRequiredIndicatorVisible(true);
        show(new Paragraph(getTranslation("recusal.officer.hint")), person, reason);
        offer(
                getTranslation("recusal.ask"),
                () -> {
                    AccountView chosen = person.getValue();
                    Recusal made = self
                            ? parts.recusals().ask(caseId, null, reason.getValue())
                            : parts.recusals()
                                    .askAbout(caseId, chosen == null ? "" : chosen.username(), reason.getValue());
                    Notices.success(getTranslation("recusal.asked", made.personName(), made.dueOn()));
                },
                asked);
    }
}
