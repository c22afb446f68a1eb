package org.keqiao.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import org.keqiao.notification.Channels;
import org.keqiao.notification.NotificationKind;
import org.keqiao.notification.Notifications;

/** How each kind of message comes; kept with each click. */
class ChoicesDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Notifications notifications;

    ChoicesDialog(Notifications notifications) {
        this.notifications = notifications;
        setHeaderTitle(getTranslation("notification.choices"));
        NativeTable table = new NativeTable();
        table.addClassNames("kq-table", "kq-choices");
        NativeTableRow head = new NativeTableRow();
        for (String key :
                new String[] {"notification.choice.kind", "notification.choice.inApp", "notification.choice.mail"}) {
            head.add(new NativeTableHeaderCell(getTranslation(key)));
        }
        table.getHead().add(head);
        notifications.choices().forEach((kind, channels) -> table.getBody().add(row(kind, channels)));
        add(new Paragraph(getTranslation("notification.choices.text")), table);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    private NativeTableRow row(NotificationKind kind, Channels channels) {
        String name = getTranslation("notification.kind." + kind);
        Checkbox inApp = box(name, "notification.choice.inApp", channels.inApp());
        inApp.setEnabled(!kind.isMandatory());
        Checkbox mail = box(name, "notification.choice.mail", channels.mail());
        Runnable keep = () -> notifications.choose(kind, new Channels(inApp.getValue(), mail.getValue()));
        inApp.addValueChangeListener(change -> keep.run());
        mail.addValueChangeListener(change -> keep.run());
        NativeTableRow row = new NativeTableRow();
        NativeTableHeaderCell label = new NativeTableHeaderCell(name);
        label.getElement().setAttribute("scope", "row");
        row.add(label);
        row.add(new NativeTableCell(inApp));
        row.add(new NativeTableCell(mail));
        return row;
    }

    private Checkbox box(String name, String channelKey, boolean value) {
        Checkbox box = new Checkbox();
        box.setAriaLabel(name + ": " + getTranslation(channelKey));
        box.setValue(value);
        return box;
    }
}
