package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.subsidy.AuditCommissions;

/** Why an audit is taken from its firm. */
class AuditWithdrawalDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    AuditWithdrawalDialog(AuditCommissions commissions, UUID caseId, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation("subsidy.audit.withdraw"));
        TextArea reason = field("reason", new TextArea(getTranslation("subsidy.audit.withdraw.reason")));
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(true);
        show(new Paragraph(getTranslation("subsidy.audit.withdraw.about")), reason);
        offer(getTranslation("subsidy.audit.withdraw"), () -> commissions.withdraw(caseId, reason.getValue()), done);
    }
}
