package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.OutlineEdit;

/** The names of a card whose inner is changed elsewhere: in its table, or in the diagram. */
final class NamesDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    NamesDialog(Card card, StepList list) {
        setHeaderTitle(card.name());
        TextField zh = new TextField(getTranslation("studio.name.zh"));
        zh.setValue(card.values().getOrDefault("name", ""));
        TextField en = new TextField(getTranslation("studio.name.en"));
        en.setValue(card.values().getOrDefault("nameEn", ""));
        zh.setWidthFull();
        en.setWidthFull();
        Button save = new Button(getTranslation("studio.steps.save"), click -> {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("name", zh.getValue());
            values.put("nameEn", en.getValue());
            close();
            list.change(
                    new OutlineEdit.Change(card.id(), values, null),
                    getTranslation("studio.steps.changed", zh.getValue()),
                    card.id());
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("studio.steps.names." + card.kind())), zh, en);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
        zh.focus();
    }
}
