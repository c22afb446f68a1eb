package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.nio.charset.StandardCharsets;
import org.keqiao.process.BundleRefused;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.draft.DraftFile;

/** One file as text; what is refused stays in the dialog with the reason. */
class TextDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient DraftFile file;
    private final transient StudioParts parts;
    private final transient Runnable saved;
    private final TextArea text = new TextArea();
    private final Div wrong = new Div();

    /**
     * @param file as it was read: nobody overwrites what he has not seen
     */
    TextDialog(DraftFile file, StudioParts parts, Runnable saved) {
        this.file = file;
        this.parts = parts;
        this.saved = saved;
        setHeaderTitle(file.path());
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setResizable(true);
        setDraggable(true);
        setWidth("min(72rem, 96vw)");
        text.setAriaLabel(file.path());
        text.setValue(file.content());
        text.addClassName("kq-code");
        text.setWidthFull();
        text.setMaxRows(28);
        wrong.getElement().setAttribute("role", "alert");
        Button save = new Button(getTranslation("studio.file.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(text, wrong);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    private void save() {
        wrong.removeAll();
        try {
            parts.drafting()
                    .put(
                            parts.current().require(),
                            file.matter(),
                            file.path(),
                            text.getValue().getBytes(StandardCharsets.UTF_8),
                            file.digest());
            close();
            Notices.success(getTranslation("studio.file.saved", file.path()));
            saved.run();
        } catch (BundleRefused refused) {
            wrong.add(
                    new FindingsGrid(refused.findings(), parts.texts(), Places.of(file.matter(), parts, getLocale())));
        } catch (Refusal refusal) {
            Notices.warning(parts.failures().text(refusal, getLocale()));
        }
    }
}
