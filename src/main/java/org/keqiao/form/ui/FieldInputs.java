package org.keqiao.form.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/** Makes the Vaadin field for each kind. Typed text is kept as typed: judging it is the server's work on submission. */
final class FieldInputs {

    /** After this pause a text counts as changed; drafts are saved on it. */
    private static final int PAUSE_MILLIS = 1_000;
    /** Texts that may be longer than this are read in one piece only where they have the whole width. */
    private static final int LONG_TEXT = 120;

    private FieldInputs() {}

    static FieldInput<?> of(FormField field, PaneParts parts) {
        return switch (field.kind()) {
            case BOOLEAN -> field.widget() == FormField.Widget.RADIO ? yesNo(field, parts) : tick(field, parts);
            case DATE -> date(field, parts);
            case CODE ->
                field.widget() == FormField.Widget.RADIO
                        ? CodeInputs.radio(field, parts)
                        : CodeInputs.combo(field, parts);
            case CODES -> CodeInputs.several(field, parts);
            default -> field.widget() == FormField.Widget.TEXTAREA ? area(field, parts) : text(field, parts);
        };
    }

    private static FieldInput<String> text(FormField field, PaneParts parts) {
        TextField text = new TextField(parts.text(field.label()));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        boolean figure = field.kind() == FieldKind.MONEY
                || field.kind() == FieldKind.NUMBER
                || field.kind() == FieldKind.PERCENT;
        if (figure) {
            text.addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
            text.getElement().setAttribute("inputmode", "decimal");
            text.addClassName("kq-figure");
        }
        String unit = field.kind() == FieldKind.MONEY
                ? parts.text("form.yuan")
                : field.kind() == FieldKind.PERCENT ? "%" : parts.text(field.unit());
        if (!unit.isEmpty()) {
            text.setSuffixComponent(new Span(unit));
        }
        Integer longest = field.limits().maxLength();
        if (field.kind() == FieldKind.TEXT && longest != null && longest > LONG_TEXT) {
            text.addClassName("kq-form-wide");
        }
        if (field.kind() == FieldKind.MOBILE) {
            text.getElement().setAttribute("inputmode", "tel");
        }
        return new FieldInput<>(text, text, value -> value.isBlank() ? null : value, FieldInputs::plain);
    }

    private static FieldInput<String> area(FormField field, PaneParts parts) {
        TextArea text = new TextArea(parts.text(field.label()));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        text.addClassName("kq-form-wide");
        return new FieldInput<>(text, text, value -> value.isBlank() ? null : value, FieldInputs::plain);
    }

    private static FieldInput<Boolean> tick(FormField field, PaneParts parts) {
        Checkbox box = new Checkbox(parts.text(field.label()));
        return new FieldInput<>(box, box, value -> value, answer -> "true".equals(answer.toString()));
    }

    private static FieldInput<Boolean> yesNo(FormField field, PaneParts parts) {
        RadioButtonGroup<Boolean> group = new RadioButtonGroup<>(parts.text(field.label()));
        group.setItems(true, false);
        group.setItemLabelGenerator(yes -> parts.text(yes ? "form.yes" : "form.no"));
        return new FieldInput<>(group, group, value -> value, answer -> "true".equals(answer.toString()));
    }

    private static FieldInput<LocalDate> date(FormField field, PaneParts parts) {
        return new DayInput(new DayField(parts.text(field.label()), parts.locale()));
    }

    /** A day, or the text that is none. */
    private static final class DayInput extends FieldInput<LocalDate> {

        private final DayField day;

        DayInput(DayField day) {
            super(day, day, LocalDate::toString, answer -> null);
            this.day = day;
        }

        @Override
        @Nullable
        Object get() {
            return day.answer();
        }

        @Override
        void set(@Nullable Object answer) {
            day.show(answer);
        }

        @Override
        void onChange(Runnable told) {
            day.onChange(told);
        }
    }

    private static String plain(Object answer) {
        return answer instanceof java.math.BigDecimal number ? number.toPlainString() : answer.toString();
    }
}
