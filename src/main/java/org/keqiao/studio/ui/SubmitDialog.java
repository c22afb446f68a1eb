package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.springframework.lang.Nullable;

/** What the second person must know, and from when it shall be valid. */
class SubmitDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    /**
     * @param submit takes the note and the first day, each null when left empty
     */
    SubmitDialog(BiConsumer<String, LocalDate> submit) {
        setHeaderTitle(getTranslation("studio.submit"));
        setCloseOnOutsideClick(false);
        TextArea note = new TextArea(getTranslation("studio.note"));
        note.setMaxLength(LONGEST);
        note.setWidthFull();
        DatePicker from = new DatePicker(getTranslation("studio.validFrom"));
        from.setHelperText(getTranslation("studio.validFrom.help"));
        from.setLocale(getLocale());
        Button send = new Button(getTranslation("studio.submit"), click -> {
            close();
            submit.accept(blankToNull(note.getValue()), from.getValue());
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("studio.submit.about")), note, from);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), send);
        note.focus();
    }

    @Nullable
    private static String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
