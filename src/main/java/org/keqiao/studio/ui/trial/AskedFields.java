package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.studio.trial.TrialState.AskedField;
import org.springframework.lang.Nullable;

/** Asks for the fields that decide the way, and for nothing else; in the words of their form. */
class AskedFields extends Div {

    private static final long serialVersionUID = 1L;

    private final Map<String, HasValue<?, ?>> inputs = new LinkedHashMap<>();

    /**
     * @param form that they stand in, null when it cannot be read
     * @param today day of the trial, on which codes must be in use
     */
    AskedFields(List<AskedField> fields, @Nullable FormSchema form, LocalDate today) {
        addClassNames("kq-row", "kq-trial-fields");
        boolean english = Locale.ENGLISH.getLanguage().equals(getLocale().getLanguage());
        for (AskedField field : fields) {
            Optional<FormField> drawn = Optional.ofNullable(form).flatMap(schema -> schema.field(field.key()));
            add(input(field, english && !field.en().isBlank() ? field.en() : field.zh(), drawn, today));
        }
    }

    private Component input(AskedField field, String label, Optional<FormField> drawn, LocalDate today) {
        if (field.type().equals("BOOLEAN")) {
            Select<Boolean> select = new Select<>();
            select.setLabel(label);
            select.setItems(true, false);
            select.setItemLabelGenerator(
                    value -> value == null ? "" : getTranslation(value ? "studio.trial.yes" : "studio.trial.no"));
            select.setEmptySelectionAllowed(true);
            return kept(field, select);
        }
        Map<String, String> choices = choices(field, drawn, today);
        if (!choices.isEmpty()) {
            ComboBox<String> choice = new ComboBox<>(label);
            choice.setItems(choices.keySet());
            choice.setItemLabelGenerator(value -> choices.getOrDefault(value, value));
            choice.setClearButtonVisible(true);
            return kept(field, choice);
        }
        if (field.type().equals("DATE")) {
            DatePicker picker = new DatePicker(label);
            picker.setI18n(DayNames.of(getLocale()));
            return kept(field, picker);
        }
        TextField text = new TextField(label);
        if (field.type().equals("MONEY")) {
            text.setSuffixComponent(new Span(getTranslation("studio.trial.yuan")));
        }
        return kept(field, text);
    }

    private <T extends Component & HasValue<?, ?>> T kept(AskedField field, T input) {
        inputs.put(field.key(), input);
        return input;
    }

    /** Values to their labels: fixed ones, or those of the code table; empty for free ones. */
    private Map<String, String> choices(AskedField field, Optional<FormField> drawn, LocalDate today) {
        Map<String, String> choices = new LinkedHashMap<>();
        field.options().forEach(value -> choices.put(value, value));
        drawn.ifPresent(form -> {
            form.options()
                    .forEach(option ->
                            choices.replace(option.value(), option.label().in(getLocale())));
            if (form.table() != null && CodeTables.shipped().has(form.table())) {
                CodeTables.shipped()
                        .options(form.table(), today)
                        .forEach(code -> choices.put(code.code(), code.label(getLocale())));
            }
        });
        return choices;
    }

    /** What was filled in, by key. */
    Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        inputs.forEach((key, input) -> {
            Object value = input.getValue();
            if (value instanceof LocalDate day) {
                answers.put(key, day.toString());
            } else if (value != null && !value.toString().isBlank()) {
                answers.put(key, value instanceof String text ? text.strip() : value);
            }
        });
        return answers;
    }
}
