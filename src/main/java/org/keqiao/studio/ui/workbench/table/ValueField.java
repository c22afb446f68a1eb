package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.process.table.DecisionTable.Kind;
import org.keqiao.shared.Money;
import org.keqiao.studio.ui.workbench.step.ChoiceField;

/**
 * A field for the values of one column: chosen where they are known, typed where they are not.
 *
 * @param values what it holds, without the signs of its kind
 */
record ValueField(Component component, HasValue<?, ?> field, Supplier<List<String>> values) {

    /** @param told something was said */
    static ValueField of(TableNames.Column column, String label, List<String> with, boolean several, Runnable told) {
        if (column.kind() == Kind.BOOLEAN) {
            return choice(column, label, List.of("true", "false"), with, told);
        }
        if (column.kind() == Kind.TEXT && several) {
            return texts(column, label, with, told);
        }
        if (column.kind() == Kind.TEXT && !column.offered().isEmpty() && column.closed()) {
            return choice(column, label, column.offered(), with, told);
        }
        return typed(column, label, with, told);
    }

    static ValueField written(String label, String with, Runnable told) {
        TextField text = text(label, with, told);
        text.setHelperText(text.getTranslation("studio.table.written.help"));
        return new ValueField(text, text, () -> List.of(text.getValue()));
    }

    void readOnly(boolean readOnly) {
        field.setReadOnly(readOnly);
    }

    private static ValueField choice(
            TableNames.Column column, String label, List<String> offered, List<String> with, Runnable told) {
        ChoiceField choice = new ChoiceField(label, column::word);
        choice.show(offered, with.isEmpty() ? "" : with.get(0));
        choice.setWidthFull();
        choice.addValueChangeListener(change -> told.run());
        return new ValueField(choice, choice, () -> choice.chosen().isEmpty() ? List.of() : List.of(choice.chosen()));
    }

    private static ValueField texts(TableNames.Column column, String label, List<String> with, Runnable told) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(label);
        Set<String> items = new LinkedHashSet<>(column.offered());
        items.addAll(with);
        box.setItems(new ArrayList<>(items));
        box.setItemLabelGenerator(column::word);
        box.setValue(new LinkedHashSet<>(with));
        box.setWidthFull();
        if (!column.closed()) {
            box.setAllowCustomValue(true);
            box.setHelperText(box.getTranslation("studio.table.value.custom"));
            box.addCustomValueSetListener(custom -> {
                Set<String> more = new LinkedHashSet<>(box.getValue());
                more.add(custom.getDetail().strip().replace("\"", "").replace("\\", ""));
                items.addAll(more);
                box.setItems(new ArrayList<>(items));
                box.setValue(more);
            });
        }
        box.addValueChangeListener(change -> told.run());
        return new ValueField(box, box, () -> new ArrayList<>(box.getValue()));
    }

    private static ValueField typed(TableNames.Column column, String label, List<String> with, Runnable told) {
        TextField text = text(label, with.isEmpty() ? "" : with.get(0), told);
        if (column.kind() == Kind.NUMBER) {
            text.setAllowedCharPattern("[0-9.,，-]");
            text.setPattern("-?[0-9,，]{1,20}(\\.\\d{1,6})?");
            if (column.money()) {
                text.setSuffixComponent(new Span(text.getTranslation("studio.table.yuan")));
                amount(text, column.names());
                text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
                text.addValueChangeListener(change -> amount(text, column.names()));
            }
        } else if (column.kind() == Kind.DATE) {
            text.setPattern("\\d{4}-\\d{2}-\\d{2}");
            text.setPlaceholder("2026-01-31");
        }
        text.setErrorMessage(text.getTranslation("studio.table.value." + column.kind()));
        return new ValueField(
                text,
                text,
                () -> text.getValue().isBlank() && column.kind() != Kind.TEXT
                        ? List.of()
                        : List.of(text.getValue().strip()));
    }

    /** In units that nobody has to count the noughts of. */
    private static void amount(TextField text, TableNames names) {
        String help = "";
        try {
            BigDecimal yuan = new BigDecimal(text.getValue().replaceAll("[,，\\s]", ""));
            help = names.texts().money(Money.of(yuan), names.locale());
        } catch (ArithmeticException | IllegalArgumentException none) {
            // Half a number has no amount yet.
        }
        text.setHelperText(help);
    }

    private static TextField text(String label, String with, Runnable told) {
        TextField text = new TextField(label);
        text.setValue(with);
        text.setWidthFull();
        text.addValueChangeListener(change -> told.run());
        return text;
    }
}
