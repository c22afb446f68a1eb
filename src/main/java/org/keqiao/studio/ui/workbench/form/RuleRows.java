package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;

/** Rules between answers: an expression that must hold, and what is said when it does not. */
class RuleRows extends Div {

    private static final long serialVersionUID = 1L;

    private static final String RULE = "rule.";
    private static final String WARN = "warn.";

    private record Row(String name, TextArea expression, TextField zh, TextField en, Checkbox warning) {}

    private final transient Edits edits;
    private final boolean readOnly;
    private final transient List<Row> rows = new ArrayList<>();
    private final Div list = new Div();

    RuleRows(Edits edits, boolean readOnly) {
        this.edits = edits;
        this.readOnly = readOnly;
        addClassName("kq-field-rows");
        add(new H3(getTranslation("studio.form.rules")), list);
        edits.properties().fieldNames().forEachRemaining(key -> {
            if (isRule(key) && !key.endsWith(".zh") && !key.endsWith(".en")) {
                row(
                        key.substring(RULE.length()),
                        edits.property(key),
                        edits.property(key + ".zh"),
                        edits.property(key + ".en"),
                        key.startsWith(WARN));
            }
        });
        if (!readOnly) {
            add(new Button(getTranslation("studio.form.rules.add"), click -> {
                row(freeName(), "", "", "", false);
                rows.get(rows.size() - 1).expression().focus();
            }));
        }
    }

    private static boolean isRule(String key) {
        return key.startsWith(RULE) || key.startsWith(WARN);
    }

    private String freeName() {
        int n = 1;
        while (isTaken("r" + n)) {
            n++;
        }
        return "r" + n;
    }

    private boolean isTaken(String name) {
        return rows.stream().anyMatch(row -> row.name().equals(name));
    }

    private void row(String name, String expression, String zh, String en, boolean warning) {
        TextArea must = new TextArea(getTranslation("studio.form.rule.expression"));
        must.setValue(expression);
        Checkbox warns = new Checkbox(getTranslation("studio.form.rule.warning"), warning);
        Row row = new Row(name, must, text("studio.form.rule.zh", zh), text("studio.form.rule.en", en), warns);
        must.setReadOnly(readOnly);
        warns.setReadOnly(readOnly);
        must.addValueChangeListener(change -> {
            if (FieldPanel.accepts(must, change.getValue().strip())) {
                store();
            }
        });
        warns.addValueChangeListener(change -> store());
        Div block = new Div(must, row.zh(), row.en(), warns);
        block.addClassName("kq-field-rows-block");
        if (!readOnly) {
            Button remove = new Button(getTranslation("studio.form.rule.remove"), click -> {
                rows.remove(row);
                list.remove(block);
                store();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            block.add(remove);
        }
        rows.add(row);
        list.add(block);
    }

    private TextField text(String textKey, String value) {
        TextField field = new TextField(getTranslation(textKey));
        field.setValue(value);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> store());
        return field;
    }

    /** Rules without expression or words are being typed: they are stored once they have both. */
    private void store() {
        ObjectNode properties = edits.properties();
        properties.properties().removeIf(entry -> isRule(entry.getKey()));
        for (Row row : rows) {
            String must = row.expression().getValue().strip();
            String zh = row.zh().getValue().strip();
            if (!must.isEmpty() && !zh.isEmpty() && !row.expression().isInvalid()) {
                String key = (row.warning().getValue() ? WARN : RULE) + row.name();
                properties.put(key, must).put(key + ".zh", zh);
                if (!row.en().getValue().isBlank()) {
                    properties.put(key + ".en", row.en().getValue().strip());
                }
            }
        }
        edits.set("properties", properties);
    }
}
