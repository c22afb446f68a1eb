package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** A field to fill in. */
class FieldNode extends Node {

    private final FormField field;
    private final PaneParts parts;
    private final FieldInput<?> input;
    private final Div wan = new Div();
    private boolean loading;

    FieldNode(FormField field, Supplier<String> prefix, PaneParts parts) {
        super(field, prefix);
        this.field = field;
        this.parts = parts;
        this.input = FieldInputs.of(field, parts);
        Component component = component();
        component.setId("field-" + path());
        if (component instanceof HasValidation validation) {
            validation.setManualValidation(true);
        }
        help();
        HasValue<?, ?> value = input.value();
        value.setRequiredIndicatorVisible(field.required());
        input.onChange(() -> {
            amount();
            if (!loading) {
                error(null);
                parts.changed().run();
            }
        });
    }

    private void help() {
        if (!(component() instanceof HasHelper helper)) {
            return;
        }
        if (field.kind() == FieldKind.MONEY) {
            Div help = new Div();
            if (!field.description().isEmpty()) {
                help.add(new Div(parts.text(field.description())));
            }
            wan.addClassName("kq-wan");
            wan.getElement().setAttribute("aria-live", "polite");
            help.add(wan);
            helper.setHelperComponent(help);
        } else if (!field.description().isEmpty()) {
            helper.setHelperText(parts.text(field.description()));
        }
    }

    /** Shows the amount in 万元 as it is typed. */
    private void amount() {
        if (field.kind() != FieldKind.MONEY) {
            return;
        }
        String text = Objects.toString(input.get(), "").replaceAll("[,，\\s]", "");
        try {
            wan.setText(
                    text.isEmpty()
                            ? ""
                            : parts.text(
                                    "form.tenThousand",
                                    Money.of(text).tenThousandsText(),
                                    Money.of(text).text()));
        } catch (IllegalArgumentException notYet) {
            wan.setText("");
        }
    }

    @Override
    String path() {
        return prefix() + field.key();
    }

    @Override
    Component component() {
        return input.component();
    }

    @Override
    void load(Map<String, Object> values) {
        loading = true;
        try {
            input.choices(values, parts);
            input.set(values.get(field.key()));
            amount();
            error(null);
        } finally {
            loading = false;
        }
        input.value().setReadOnly(!parts.mayEdit(field, path()));
    }

    @Override
    void store(Map<String, Object> values) {
        Object value = input.get();
        if (value != null) {
            values.put(field.key(), value);
        }
    }

    @Override
    void error(@Nullable String message) {
        if (component() instanceof HasValidation validation) {
            validation.setErrorMessage(message);
            validation.setInvalid(message != null);
        }
    }

    @Override
    void note(String text) {
        if (component() instanceof HasHelper helper) {
            Div box = new Div();
            if (helper.getHelperComponent() != null) {
                box.add(helper.getHelperComponent());
            } else if (helper.getHelperText() != null) {
                box.add(new Div(helper.getHelperText()));
            }
            box.add(noteBox(text));
            helper.setHelperComponent(box);
        }
    }

    @Override
    void focus() {
        component().getElement().executeJs("this.scrollIntoView({block: 'center'})");
        if (component() instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
        input.value().setReadOnly(!parts.mayEdit(field, path()));
        component().setId("field-" + path());
        if (input.isRenewed()) {
            loading = true;
            try {
                input.choices(beside(parts.answers().get()), parts);
            } finally {
                loading = false;
            }
        }
    }

    /** The object that this field stands in, over all answers: a parent code is beside it or at the top. */
    private Map<String, Object> beside(Map<String, Object> answers) {
        Object at = answers;
        for (String step : prefix().split("\\.")) {
            int bracket = step.indexOf('[');
            String key = bracket < 0 ? step : step.substring(0, bracket);
            if (!key.isEmpty() && at instanceof Map<?, ?> map) {
                at = map.get(key);
            }
            if (bracket >= 0 && at instanceof java.util.List<?> rows) {
                int index = Integer.parseInt(step.substring(bracket + 1, step.indexOf(']')));
                at = index < rows.size() ? rows.get(index) : Map.of();
            }
        }
        Map<String, Object> own = ListNode.map(at);
        return field.parentKey() != null && own.containsKey(field.parentKey()) ? own : answers;
    }
}
