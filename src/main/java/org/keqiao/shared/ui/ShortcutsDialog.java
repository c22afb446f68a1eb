package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.Map;

/** The keys of this page, and the switch that turns single keys off. */
class ShortcutsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ShortcutsDialog(Surroundings surroundings) {
        setHeaderTitle(getTranslation("shell.keys"));
        add(
                list(KeyboardShortcuts.onPage(UI.getCurrent())),
                toggle(surroundings),
                new Paragraph(getTranslation("shell.keys.hint")));
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    static DescriptionList list(Map<String, String> keys) {
        DescriptionList list = new DescriptionList();
        list.addClassNames("kq-facts", "kq-keys");
        keys.forEach((key, textKey) -> {
            DescriptionList.Term term = new DescriptionList.Term();
            for (String part : key.split(" ")) {
                Element kbd = new Element("kbd");
                kbd.setText(part.replace("Control+", "Ctrl + "));
                term.getElement().appendChild(kbd, Element.createText(" "));
            }
            list.add(term, new DescriptionList.Description(list.getTranslation(textKey)));
        });
        return list;
    }

    /** The account's choice; the browser keeps it for those who are not signed in. */
    static Checkbox toggle(Surroundings surroundings) {
        Checkbox on = new Checkbox(true);
        on.setLabel(on.getTranslation("shell.keys.on"));
        on.getElement().executeJs("return window.keqiaoShortcuts.isEnabled()").then(Boolean.class, on::setValue);
        on.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                on.getElement().executeJs("window.keqiaoShortcuts.enable($0)", change.getValue());
                surroundings.turnShortcuts(change.getValue());
            }
        });
        return on;
    }
}
