package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/** A form that somebody fills in and sends, or leaves: what the server refuses stands at its field, and it stays open. */
public abstract class FormDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final ErrorSummary summary = new ErrorSummary();
    private final FieldMistakes mistakes;

    protected FormDialog(Failures failures) {
        setCloseOnOutsideClick(false);
        mistakes = new FieldMistakes(summary, failures);
    }

    /** @param key the answer key of what the server refuses about it */
    protected final <C extends Component & HasValidation> C field(String key, C field) {
        return mistakes.field(key, field);
    }

    /** Shows these below each other, and what was refused above them. */
    protected final void show(Component... parts) {
        Div form = new Div(summary);
        form.add(parts);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
    }

    /**
     * The way out, and beside it what the dialog is for.
     *
     * @param label a verb
     * @param send what the server may refuse; the dialog closes when it does not
     * @param sent told afterwards
     * @return the button
     */
    protected final Button offer(String label, Runnable send, Runnable sent) {
        Button button = new Button(label, click -> {
            if (mistakes.attempt(getLocale(), send)) {
                close();
                sent.run();
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), button);
        return button;
    }
}
