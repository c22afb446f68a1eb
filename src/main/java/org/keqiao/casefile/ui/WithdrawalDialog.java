package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks why a case is withdrawn, and says what that means. */
class WithdrawalDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    /** @param confirmed told the reason, which is never blank; the dialog stays open when it refuses */
    WithdrawalDialog(Consumer<String> confirmed) {
        setHeaderTitle(getTranslation("applicant.withdraw.sure"));
        setCloseOnOutsideClick(false);
        TextArea reason = new TextArea(getTranslation("applicant.withdraw.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        Button withdraw = new Button(getTranslation("applicant.withdraw"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("applicant.withdraw.reason.missing"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            confirmed.accept(reason.getValue().strip());
            close();
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        Button keep = new Button(getTranslation("shell.cancel"), click -> close());
        add(new Paragraph(getTranslation("applicant.withdraw.consequence")), reason);
        getFooter().add(keep, withdraw);
        reason.focus();
    }
}
