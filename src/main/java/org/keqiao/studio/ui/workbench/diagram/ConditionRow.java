package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.process.ConditionRows.Comparison;
import org.keqiao.process.ConditionRows.Row;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.studio.ui.workbench.step.ChoiceField;

/** One comparison: a name, how, and with what; only what fits the name is offered. */
final class ConditionRow extends Div {

    private static final long serialVersionUID = 1L;

    private static final Set<Comparison> OF_SIZE =
            EnumSet.of(Comparison.LESS, Comparison.AT_MOST, Comparison.MORE, Comparison.AT_LEAST);

    private final transient ConditionWords words;
    private final boolean readOnly;
    private final Runnable changed;
    private final ComboBox<String> name = new ComboBox<>();
    private final ChoiceField comparison;
    private final Div place = new Div();
    private final Button remove;
    private transient HasValue<?, String> value = new TextField();
    private boolean showing;

    ConditionRow(Row row, ConditionWords words, boolean readOnly, Runnable changed, Consumer<ConditionRow> removed) {
        this.words = words;
        this.readOnly = readOnly;
        this.changed = changed;
        addClassName("kq-condition-row");
        getElement().setAttribute("role", "group");
        List<String> names = new ArrayList<>(words.names());
        if (!row.name().isEmpty() && !names.contains(row.name())) {
            names.add(row.name());
        }
        name.setLabel(getTranslation("studio.condition.name"));
        name.setItems(names);
        name.setItemLabelGenerator(words::name);
        name.setWidthFull();
        name.setReadOnly(readOnly);
        comparison = new ChoiceField(
                getTranslation("studio.condition.comparison"), how -> getTranslation("studio.comparison." + how));
        comparison.setReadOnly(readOnly);
        remove = new Button(VaadinIcon.TRASH.create(), click -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setVisible(!readOnly);
        add(name, comparison, place, remove);
        showing = true;
        name.setValue(row.name().isEmpty() ? null : row.name());
        offer(row.comparison(), row.value());
        showing = false;
        name.addValueChangeListener(change -> {
            offer(Comparison.IS, "");
            told();
        });
        comparison.addValueChangeListener(change -> {
            if (!showing) {
                offer(how(), value.getValue() == null ? "" : value.getValue());
                told();
            }
        });
    }

    private void told() {
        if (!showing) {
            changed.run();
        }
    }

    /** Which one it is, for those who do not see the table. */
    void number(int number) {
        getElement().setAttribute("aria-label", getTranslation("studio.condition.nth", number));
        String label = getTranslation("studio.condition.remove", number);
        remove.setAriaLabel(label);
        remove.setTooltipText(label);
    }

    void focus() {
        name.focus();
    }

    private String named() {
        return name.getValue() == null ? "" : name.getValue();
    }

    private Comparison how() {
        return comparison.chosen().isEmpty() ? Comparison.IS : Comparison.valueOf(comparison.chosen());
    }

    Row row() {
        String with = value.getValue() == null || how().alone()
                ? ""
                : value.getValue().strip();
        return new Row(named(), words.type(named()), how(), with);
    }

    private void offer(Comparison how, String with) {
        boolean before = showing;
        showing = true;
        Type type = words.type(named());
        boolean sized = type == Type.NUMBER || type == Type.DATE;
        comparison.show(
                Arrays.stream(Comparison.values())
                        .filter(each -> sized || !OF_SIZE.contains(each))
                        .map(Enum::name)
                        .toList(),
                how.name());
        place.removeAll();
        if (!how.alone()) {
            place.add(field(type, with));
        }
        showing = before;
    }

    private Component field(Type type, String with) {
        String label = getTranslation("studio.condition.value");
        List<String> values = words.values(named());
        if (!values.isEmpty()) {
            ChoiceField choice = new ChoiceField(label, known -> words.value(named(), known));
            choice.show(values, with);
            choice.setReadOnly(readOnly);
            choice.addValueChangeListener(change -> told());
            value = choice;
            return choice;
        }
        TextField text = new TextField(label);
        if (type == Type.NUMBER) {
            text.setAllowedCharPattern("[0-9.-]");
            text.setPattern("-?\\d{1,15}(\\.\\d{1,6})?");
        } else if (type == Type.DATE) {
            text.setPattern("\\d{4}-\\d{2}-\\d{2}");
            text.setPlaceholder("2026-01-31");
        } else {
            text.setPattern("[^\\\\$#{}]*");
        }
        text.setErrorMessage(getTranslation("studio.condition.value." + type));
        text.setValue(with);
        text.setReadOnly(readOnly);
        text.setWidthFull();
        text.addValueChangeListener(change -> told());
        value = text;
        return text;
    }
}
