package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks the approver why an application goes back. */
class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1000;

    /** @param confirmed told the reason, which is never blank; the dialog stays open when it refuses */
    ReasonDialog(Consumer<String> confirmed) {
        setHeaderTitle(getTranslation("approval.sendBack"));
        setCloseOnOutsideClick(false);
        TextArea reason = new TextArea(getTranslation("approval.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        Button send = new Button(getTranslation("approval.sendBack"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("approval.reason.missing"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            confirmed.accept(reason.getValue().strip());
            close();
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        add(new Paragraph(getTranslation("approval.sendBack.hint")), reason);
        getFooter().add(cancel, send);
        reason.focus();
    }
}
