package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Grants or refuses a recusal, with its reason. */
class RecusalDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient RecusalParts parts;
    private final UUID id;
    private final transient Recusal recusal;
    private final FieldMistakes mistakes;
    private final TextArea reason;
    private final TextField minutes;
    private final Runnable decided;

    RecusalDialog(Recusal recusal, boolean entersMinutes, RecusalParts parts, Runnable decided) {
        this.parts = parts;
        this.id = recusal.id();
        this.recusal = recusal;
        this.decided = decided;
        setHeaderTitle(getTranslation("recusal.said", getTranslation("recusal.title"), recusal.personName()));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, parts.failures());
        reason = mistakes.field("reason", new TextArea(getTranslation("recusal.decision")));
        reason.setRequiredIndicatorVisible(true);
        minutes = mistakes.field("minutes", new TextField(getTranslation("recusal.minutes")));
        minutes.setHelperText(getTranslation("recusal.minutes.hint"));
        minutes.setVisible(entersMinutes);
        Div form = new Div(
                summary,
                new Paragraph(recusal.reason()),
                new Paragraph(getTranslation("recusal.grant.hint")),
                reason,
                minutes);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button refuse = new Button(getTranslation("recusal.refuse"), click -> decide(false));
        Button grant = new Button(getTranslation("recusal.grant"), click -> decide(true));
        grant.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), refuse, grant);
    }

    private void decide(boolean granted) {
        boolean done = mistakes.attempt(
                getLocale(), () -> parts.decisions().decide(id, granted, reason.getValue(), minutes.getValue()));
        if (done) {
            close();
            Notices.success(getTranslation(
                    granted ? "recusal.granted" : "recusal.refused",
                    recusal.personName(),
                    recusal.caseNumber().value()));
            decided.run();
        }
    }
}
