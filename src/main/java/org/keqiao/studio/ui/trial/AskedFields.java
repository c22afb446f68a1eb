package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.studio.trial.TrialState.AskedField;

/** Asks for the fields that decide the way, and for nothing else. */
class AskedFields extends Div {

    private static final long serialVersionUID = 1L;

    private final Map<String, HasValue<?, ?>> inputs = new LinkedHashMap<>();

    AskedFields(List<AskedField> fields) {
        addClassName("kq-row");
        boolean english = Locale.ENGLISH.getLanguage().equals(getLocale().getLanguage());
        for (AskedField field : fields) {
            add(input(field, english && !field.en().isBlank() ? field.en() : field.zh()));
        }
    }

    private Component input(AskedField field, String label) {
        if (field.type().equals("BOOLEAN")) {
            Select<Boolean> select = new Select<>();
            select.setLabel(label);
            select.setItems(true, false);
            select.setItemLabelGenerator(
                    value -> value == null ? "" : getTranslation(value ? "studio.trial.yes" : "studio.trial.no"));
            select.setEmptySelectionAllowed(true);
            inputs.put(field.key(), select);
            return select;
        }
        if (!field.options().isEmpty()) {
            Select<String> select = new Select<>();
            select.setLabel(label);
            select.setItems(field.options());
            select.setEmptySelectionAllowed(true);
            inputs.put(field.key(), select);
            return select;
        }
        if (field.type().equals("DATE")) {
            DatePicker picker = new DatePicker(label);
            picker.setI18n(DayNames.of(getLocale()));
            inputs.put(field.key(), picker);
            return picker;
        }
        TextField text = new TextField(label);
        inputs.put(field.key(), text);
        return text;
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
