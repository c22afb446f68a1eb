package org.keqiao.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Asks for the thing's name before something that cannot be undone. */
public class ConfirmByName extends Dialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param title what happens, as a question
     * @param consequence what cannot be undone
     * @param name what must be typed
     * @param action label of the button: a verb
     */
    public ConfirmByName(String title, String consequence, String name, String action, Runnable confirmed) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        TextField typed = new TextField(getTranslation("shell.confirm.type", name));
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        Button confirm = new Button(action, click -> {
            close();
            confirmed.run();
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        confirm.setEnabled(false);
        typed.addValueChangeListener(
                change -> confirm.setEnabled(change.getValue().strip().equals(name)));
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        add(new Paragraph(consequence), typed);
        getFooter().add(cancel, confirm);
        typed.focus();
    }
}
