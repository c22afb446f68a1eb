package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.ui.Icons;

/** Which columns of the inbox are shown, and in which order: what dragging does, by buttons too. */
class ColumnDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final InboxColumns columns;
    private final OrderedList list = new OrderedList();
    private final Map<String, Button> movers = new HashMap<>();

    ColumnDialog(InboxColumns columns) {
        this.columns = columns;
        setHeaderTitle(getTranslation("inbox.columns"));
        list.addClassName("kq-own-list");
        add(new Paragraph(getTranslation("inbox.columns.hint")), list);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
        fill();
    }

    private void fill() {
        list.removeAll();
        List<String> keys = columns.keys();
        for (int at = 0; at < keys.size(); at++) {
            String key = keys.get(at);
            String name = getTranslation("inbox.column." + key);
            Checkbox shown = new Checkbox(name, columns.isShown(key));
            shown.addClassName("grow");
            shown.addValueChangeListener(change -> columns.setShown(key, change.getValue()));
            list.add(new ListItem(
                    shown,
                    mover(key, -1, VaadinIcon.ARROW_UP, "inbox.columns.before", at > 0),
                    mover(key, 1, VaadinIcon.ARROW_DOWN, "inbox.columns.after", at < keys.size() - 1)));
        }
    }

    private Button mover(String key, int places, VaadinIcon icon, String textKey, boolean possible) {
        Button move = new Button(Icons.decorative(icon), click -> {
            columns.move(key, places);
            fill();
            focus(key, places);
        });
        move.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        move.setAriaLabel(getTranslation(textKey, getTranslation("inbox.column." + key)));
        move.setEnabled(possible);
        movers.put(places + key, move);
        return move;
    }

    /** Who moves a column by keyboard goes on with the same button, or turns around at the end. */
    private void focus(String key, int places) {
        Button same = movers.get(places + key);
        (same.isEnabled() ? same : movers.get(-places + key)).focus();
    }
}
