package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Paths;

/** Asks for the two things that a matter needs to begin with. */
class NewMatterDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    NewMatterDialog(StudioParts parts) {
        setHeaderTitle(getTranslation("studio.begin"));
        setCloseOnOutsideClick(false);
        TextField name = new TextField(getTranslation("studio.name"));
        name.setHelperText(getTranslation("studio.name.help"));
        name.setRequired(true);
        name.setWidthFull();
        TextField key = new TextField(getTranslation("studio.key"));
        key.setHelperText(getTranslation("studio.key.help"));
        key.setRequired(true);
        key.setWidthFull();
        Button begin = new Button(getTranslation("studio.begin.do"), click -> {
            name.setInvalid(false);
            key.setInvalid(false);
            try {
                parts.drafting().begin(parts.current().require(), key.getValue().strip(), name.getValue());
                close();
                Paths.open(MatterView.path(key.getValue().strip()));
            } catch (Refusal refusal) {
                TextField wrong = refusal.code().equals("MATTER_NAME") ? name : key;
                wrong.setErrorMessage(parts.failures().text(refusal, getLocale()));
                wrong.setInvalid(true);
                wrong.focus();
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("studio.begin.about")), name, key);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), begin);
        name.focus();
    }
}
