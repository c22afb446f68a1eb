package org.keqiao.studio.ui.workbench.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.keqiao.studio.ui.workbench.step.ChoiceField;

/** A line of fields over one object of the settings; each change goes into the object and is told. */
final class SettingsRow extends Div {

    private static final long serialVersionUID = 1L;

    private final boolean readOnly;
    private final Runnable changed;

    SettingsRow(boolean readOnly, Runnable changed) {
        this.readOnly = readOnly;
        this.changed = changed;
        addClassName("kq-settings-row");
    }

    /** A text in both languages. */
    SettingsRow both(ObjectNode of, String key, String label) {
        ObjectNode text = of.withObjectProperty(key);
        return text(text, "zh", getTranslation("studio.settings.zh", label))
                .text(text, "en", getTranslation("studio.settings.en", label));
    }

    SettingsRow text(ObjectNode of, String key, String label) {
        TextField field = new TextField(label);
        field.setValue(of.path(key).asText(""));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            of.put(key, change.getValue().strip());
            changed.run();
        });
        add(field);
        return this;
    }

    SettingsRow number(ObjectNode of, String key, String label, int most) {
        IntegerField field = new IntegerField(label);
        field.setMin(1);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setValue(of.path(key).asInt(1));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            if (change.getValue() != null && change.getValue() > 0 && change.getValue() <= most) {
                of.put(key, change.getValue());
                changed.run();
            }
        });
        add(field);
        return this;
    }

    SettingsRow yes(ObjectNode of, String key, String label) {
        Checkbox field = new Checkbox(label, of.path(key).asBoolean());
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            of.put(key, change.getValue());
            changed.run();
        });
        add(field);
        return this;
    }

    SettingsRow choice(ObjectNode of, String key, String label, List<String> all, UnaryOperator<String> words) {
        ChoiceField field = new ChoiceField(label, words);
        field.show(all, of.path(key).asText(""));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            if (!field.chosen().isEmpty()) {
                of.put(key, field.chosen());
                changed.run();
            }
        });
        add(field);
        return this;
    }

    /** An entry of a map of the settings, which is left out where nothing is chosen. */
    SettingsRow optional(
            ObjectNode settings, String map, String key, String label, List<String> all, UnaryOperator<String> words) {
        Select<String> field = new Select<>();
        field.setLabel(label);
        field.setItems(all);
        field.setItemLabelGenerator(each -> each == null ? "" : words.apply(each));
        field.setEmptySelectionAllowed(true);
        String now = settings.path(map).path(key).asText("");
        field.setValue(all.contains(now) ? now : null);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            if (change.getValue() == null) {
                without(settings, map, key);
            } else {
                settings.withObjectProperty(map).put(key, change.getValue());
            }
            changed.run();
        });
        add(field);
        return this;
    }

    /** The same for a day of the year, {@code 03-31}; what is none is said at the field and not kept. */
    SettingsRow dayOfYear(ObjectNode settings, String map, String key, String label) {
        TextField field = new TextField(label);
        field.setManualValidation(true);
        field.setHelperText(getTranslation("studio.settings.untilDay.hint"));
        field.setErrorMessage(getTranslation("studio.settings.untilDay.wrong"));
        field.setValue(settings.path(map).path(key).asText(""));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            String typed = change.getValue().strip();
            field.setInvalid(!typed.isEmpty() && !isDayOfYear(typed));
            if (field.isInvalid()) {
                return;
            }
            if (typed.isEmpty()) {
                without(settings, map, key);
            } else {
                settings.withObjectProperty(map).put(key, typed);
            }
            changed.run();
        });
        add(field);
        return this;
    }

    private static boolean isDayOfYear(String typed) {
        try {
            MonthDay.parse("--" + typed);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /** Takes an entry out of a map, and the map with its last one. */
    static void without(ObjectNode settings, String map, String key) {
        if (settings.get(map) instanceof ObjectNode entries) {
            entries.remove(key);
            if (entries.isEmpty()) {
                settings.remove(map);
            }
        }
    }

    SettingsRow removable(String what, Runnable remove) {
        if (!readOnly) {
            Button button = new Button(VaadinIcon.TRASH.create(), click -> remove.run());
            button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            button.setAriaLabel(getTranslation("studio.settings.remove", what));
            button.setTooltipText(getTranslation("studio.settings.remove", what));
            add(button);
        }
        return this;
    }
}
