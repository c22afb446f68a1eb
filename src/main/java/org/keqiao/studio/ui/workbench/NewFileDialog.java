package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.keqiao.shared.ui.Failures;

/** Asks what a further form, letter or decision table is called; it begins with something that works. */
class NewFileDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 60;

    private final transient Creation creation;
    private final transient Consumer<String> then;
    private final transient Failures failures;
    private final TextField name = new TextField();
    private final TextField english = new TextField();

    /** Writes the file. */
    @FunctionalInterface
    interface Creation {

        /**
         * @param en may be blank
         * @return path of the new file
         */
        String create(String zh, String en);
    }

    /**
     * @param kind before the keys of its texts: {@code studio.form.new}
     * @param then takes the path of the new file
     */
    NewFileDialog(String kind, Creation creation, Consumer<String> then, Failures failures) {
        this.creation = creation;
        this.then = then;
        this.failures = failures;
        setHeaderTitle(getTranslation(kind));
        setCloseOnOutsideClick(false);
        name.setLabel(getTranslation("studio.form.label"));
        name.setRequired(true);
        name.setMaxLength(LONGEST_NAME);
        name.setWidthFull();
        english.setLabel(getTranslation("studio.form.label.en"));
        english.setMaxLength(LONGEST_NAME);
        english.setWidthFull();
        Button create = new Button(getTranslation("studio.form.new.do"), click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation(kind + ".about")), name, english);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), create);
        name.focus();
    }

    private void create() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("field.required"));
            name.setInvalid(true);
            name.focus();
            return;
        }
        try {
            String path = creation.create(name.getValue(), english.getValue());
            close();
            then.accept(path);
        } catch (RuntimeException e) {
            failures.show(e, getLocale());
        }
    }
}
