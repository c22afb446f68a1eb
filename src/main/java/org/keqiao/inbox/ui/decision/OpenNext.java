package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.keqiao.inbox.WorkPreferences;

/** Whether the next task opens once this one is done; kept with the account. */
class OpenNext extends Checkbox {

    private static final long serialVersionUID = 1L;

    OpenNext(WorkPreferences preferences) {
        setLabel(getTranslation("inbox.openNext"));
        setValue(preferences.mine().opensNext());
        addValueChangeListener(change -> preferences.openNext(change.getValue()));
    }
}
