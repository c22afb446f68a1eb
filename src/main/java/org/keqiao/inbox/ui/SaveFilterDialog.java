package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.inbox.SavedFilters;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** Gives the filter of now a name. */
class SaveFilterDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient SavedFilters filters;
    private final transient Failures failures;
    private final transient InboxState state;
    private final transient Runnable saved;
    private final TextField name = new TextField();
    private final Checkbox pin = new Checkbox();
    private final Checkbox share = new Checkbox();

    SaveFilterDialog(SavedFilters filters, Failures failures, InboxState state, Runnable saved) {
        this.filters = filters;
        this.failures = failures;
        this.state = state;
        this.saved = saved;
        setHeaderTitle(getTranslation("inbox.filters.save"));
        name.setLabel(getTranslation("inbox.filters.name"));
        name.setHelperText(getTranslation("inbox.filters.name.hint"));
        name.setMaxLength(SavedFilters.LONGEST_NAME);
        name.setWidthFull();
        name.setRequiredIndicatorVisible(true);
        name.setAutofocus(true);
        pin.setLabel(getTranslation("inbox.filters.pin"));
        pin.setValue(true);
        share.setLabel(getTranslation("inbox.share"));
        Div choices = new Div(pin, share);
        choices.addClassName("kq-row");
        add(name, choices);
        Button save = new Button(getTranslation("inbox.filters.keep"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        name.addKeyPressListener(Key.ENTER, enter -> save());
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    private void save() {
        try {
            UUID id = filters.save(name.getValue(), state.parameters().getQueryString());
            filters.pin(id, pin.getValue());
            filters.share(id, share.getValue());
            close();
            saved.run();
            Notices.success(
                    getTranslation("inbox.filters.saved", name.getValue().strip()));
        } catch (Refusal no) {
            name.setInvalid(true);
            name.setErrorMessage(
                    no.errors().isEmpty()
                            ? failures.text(no, getLocale())
                            : failures.text(no.errors().get(0), getLocale()));
            name.focus();
        }
    }
}
