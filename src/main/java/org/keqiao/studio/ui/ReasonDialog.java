package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Why a change goes back to its designers. */
public class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    /** @param reject takes the reason, 1 to 2000 characters */
    public ReasonDialog(Consumer<String> reject) {
        setHeaderTitle(getTranslation("studio.reject"));
        setCloseOnOutsideClick(false);
        TextArea reason = new TextArea(getTranslation("studio.reason"));
        reason.setRequired(true);
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        Button send = new Button(getTranslation("studio.reject"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("field.required"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            close();
            reject.accept(reason.getValue().strip());
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(reason);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), send);
        reason.focus();
    }
}
