package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.ui.Icons;

/** The choices of a field: what is stored, and what it is called in both languages. */
class OptionRows extends Div {

    private static final long serialVersionUID = 1L;

    private static final String ENGLISH = "option.en.";

    private record Row(TextField value, TextField zh, TextField en) {}

    private final transient Edits edits;
    private final boolean readOnly;
    private final transient List<Row> rows = new ArrayList<>();
    private final Div list = new Div();

    OptionRows(Edits edits, boolean readOnly) {
        this.edits = edits;
        this.readOnly = readOnly;
        addClassName("kq-field-rows");
        add(new H3(getTranslation("studio.form.options")), list);
        for (JsonNode option : edits.node("values")) {
            String value = option.path("value").asText();
            row(value, option.path("label").asText(), edits.property(ENGLISH + value));
        }
        if (!readOnly) {
            add(new Button(getTranslation("studio.form.options.add"), click -> {
                row("", "", "");
                rows.get(rows.size() - 1).value().focus();
            }));
        }
    }

    private void row(String value, String zh, String en) {
        Row row = new Row(
                field("studio.form.option.value", value),
                field("studio.form.option.zh", zh),
                field("studio.form.option.en", en));
        Div line = new Div(row.value(), row.zh(), row.en());
        line.addClassName("kq-field-rows-line");
        if (!readOnly) {
            Button remove = new Button(Icons.decorative(VaadinIcon.CLOSE_SMALL), click -> {
                rows.remove(row);
                list.remove(line);
                store();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            remove.setAriaLabel(getTranslation("studio.form.option.remove", zh));
            line.add(remove);
        }
        rows.add(row);
        list.add(line);
    }

    private TextField field(String textKey, String value) {
        TextField field = new TextField();
        field.setAriaLabel(getTranslation(textKey));
        field.setPlaceholder(getTranslation(textKey));
        field.setValue(value);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> store());
        return field;
    }

    /** Rows without a value or a name are being typed: they are stored once they have both. */
    private void store() {
        ObjectNode properties = edits.properties();
        properties.properties().removeIf(entry -> entry.getKey().startsWith(ENGLISH));
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (Row row : rows) {
            String value = row.value().getValue().strip();
            String zh = row.zh().getValue().strip();
            if (!value.isEmpty() && !zh.isEmpty()) {
                values.addObject().put("label", zh).put("value", value);
                String en = row.en().getValue().strip();
                if (!en.isEmpty()) {
                    properties.put(ENGLISH + value, en);
                }
            }
        }
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        changes.set("values", values);
        changes.set("properties", properties);
        edits.apply(changes);
    }
}
