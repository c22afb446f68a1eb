package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.AuditCommissions;

/** Why an audit is taken from its firm. */
class AuditWithdrawalDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AuditWithdrawalDialog(AuditCommissions commissions, UUID caseId, Failures failures, Runnable done) {
        setHeaderTitle(getTranslation("subsidy.audit.withdraw"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("subsidy.audit.withdraw.reason")));
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(true);
        Div form = new Div(summary, new Paragraph(getTranslation("subsidy.audit.withdraw.about")), reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("subsidy.audit.withdraw"), click -> {
            if (mistakes.attempt(getLocale(), () -> commissions.withdraw(caseId, reason.getValue()))) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
