package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.security.AccountView;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** An officer asks that they, or somebody else, stand back. */
class AskDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AskDialog(UUID caseId, boolean self, RecusalParts parts, Runnable asked) {
        setHeaderTitle(getTranslation(self ? "recusal.askSelf" : "recusal.askOther"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, parts.failures());
        ComboBox<AccountView> person = mistakes.field("person", new ComboBox<>(getTranslation("recusal.person")));
        person.setItemLabelGenerator(AccountView::displayName);
        person.setVisible(!self);
        if (!self) {
            person.setItems(parts.recusals().officers(caseId));
        }
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("recusal.reason")));
        reason.setRequiredIndicatorVisible(true);
        Div form = new Div(summary, new Paragraph(getTranslation("recusal.officer.hint")), person, reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button ask = new Button(getTranslation("recusal.ask"), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                AccountView chosen = person.getValue();
                Recusal made = self
                        ? parts.recusals().ask(caseId, null, reason.getValue())
                        : parts.recusals().askAbout(caseId, chosen == null ? "" : chosen.username(), reason.getValue());
                Notices.success(getTranslation("recusal.asked", made.personName(), made.dueOn()));
            });
            if (done) {
                close();
                asked.run();
            }
        });
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), ask);
    }
}
