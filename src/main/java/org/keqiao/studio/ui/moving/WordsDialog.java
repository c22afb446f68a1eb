package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks for the words that go with a step of two people: a note or a reason. */
class WordsDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    /**
     * @param key text of the title and of the button; {@code key.words} names the field
     * @param needed true when it cannot be left empty
     */
    WordsDialog(String key, boolean needed, Consumer<String> then) {
        setHeaderTitle(getTranslation(key));
        setCloseOnOutsideClick(false);
        TextArea words = new TextArea(getTranslation(key + ".words"));
        words.setRequired(needed);
        words.setMaxLength(LONGEST);
        words.setWidthFull();
        Button send = new Button(getTranslation(key), click -> {
            if (needed && words.getValue().isBlank()) {
                words.setErrorMessage(getTranslation("field.required"));
                words.setInvalid(true);
                words.focus();
                return;
            }
            close();
            then.accept(words.getValue().strip());
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(words);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), send);
        words.focus();
    }
}
