package org.keqiao.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.window.ApplicationWindow;
import org.keqiao.policy.window.ApplicationWindowDraft;
import org.keqiao.policy.window.WindowKeeping;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Enters a window, as the call has it. */
class WindowDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    WindowDialog(WindowKeeping windows, List<PolicyItem> items, Failures failures, Runnable entered) {
        setHeaderTitle(getTranslation("windows.enter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Select<PolicyItem> item = mistakes.field("item", new Select<>());
        item.setLabel(getTranslation("windows.item"));
        item.setItems(items);
        item.setItemLabelGenerator(each -> each.title().in(getLocale()));
        DatePicker first = mistakes.field("first", new DatePicker(getTranslation("windows.first")));
        DatePicker last = mistakes.field("last", new DatePicker(getTranslation("windows.last")));
        last.setHelperText(getTranslation("windows.last.hint", String.valueOf(WindowKeeping.USUAL)));
        TextField reference = mistakes.field("reference", new TextField(getTranslation("windows.reference")));
        reference.setHelperText(getTranslation("windows.reference.hint"));
        Div form = new Div(summary, item, first, last, reference);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button enter = new Button(getTranslation("windows.enter.do"), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                String key = item.getValue() == null ? null : item.getValue().key();
                ApplicationWindow window = windows.enter(
                        new ApplicationWindowDraft(key, first.getValue(), last.getValue(), reference.getValue()));
                if (window.shortOfUsual()) {
                    Notices.warning(getTranslation(
                            "windows.entered.short", window.workingDays(), String.valueOf(WindowKeeping.USUAL)));
                } else {
                    Notices.success(getTranslation("windows.entered"));
                }
            });
            if (done) {
                close();
                entered.run();
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), enter);
    }
}
