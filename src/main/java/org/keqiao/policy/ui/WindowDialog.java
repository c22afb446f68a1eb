package org.keqiao.policy.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.window.ApplicationWindow;
import org.keqiao.policy.window.ApplicationWindowDraft;
import org.keqiao.policy.window.WindowKeeping;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;

/** Enters a window, as the call has it. */
class WindowDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    WindowDialog(WindowKeeping windows, List<PolicyItem> items, Failures failures, Runnable entered) {
        super(failures);
        setHeaderTitle(getTranslation("windows.enter"));
        Select<PolicyItem> item = field("item", new Select<>());
        item.setLabel(getTranslation("windows.item"));
        item.setItems(items);
        item.setItemLabelGenerator(each -> each.title().in(getLocale()));
        DatePicker first = field("first", DayNames.picker(getTranslation("windows.first")));
        DatePicker last = field("last", DayNames.picker(getTranslation("windows.last")));
        last.setHelperText(getTranslation("windows.last.hint", String.valueOf(WindowKeeping.USUAL)));
        TextField reference = field("reference", new TextField(getTranslation("windows.reference")));
        reference.setHelperText(getTranslation("windows.reference.hint"));
        show(item, first, last, reference);
        offer(
                getTranslation("windows.enter.do"),
                () -> {
                    String key =
                            item.getValue() == null ? null : item.getValue().key();
                    ApplicationWindow window = windows.enter(
                            new ApplicationWindowDraft(key, first.getValue(), last.getValue(), reference.getValue()));
                    if (window.shortOfUsual()) {
                        Notices.warning(getTranslation(
                                "windows.entered.short", window.workingDays(), String.valueOf(WindowKeeping.USUAL)));
                    } else {
                        Notices.success(getTranslation("windows.entered"));
                    }
                },
                entered);
    }
}
