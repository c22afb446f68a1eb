package org.keqiao.form.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.form.FormField;
import org.keqiao.form.ui.Codes.Choice;
import org.springframework.lang.Nullable;

/** Inputs that choose codes: from options, or from a table, of which a parent or a day may leave but a part. */
final class CodeInputs {

    private CodeInputs() {}

    static FieldInput<Choice> radio(FormField field, PaneParts parts) {
        RadioButtonGroup<Choice> group = new RadioButtonGroup<>(parts.text(field.label()));
        group.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        group.setItemLabelGenerator(Choice::label);
        group.setItems(offered(field, parts));
        FieldInput<Choice> input = new FieldInput<>(group, group, Choice::code, answer -> find(field, parts, answer));
        return renewing(input, field, parts, () -> one(group.getValue()), choices -> {
            Choice kept = group.getValue();
            group.setItems(choices);
            group.setValue(choices.contains(kept) ? kept : null);
        });
    }

    static FieldInput<Choice> combo(FormField field, PaneParts parts) {
        ComboBox<Choice> combo = new ComboBox<>(parts.text(field.label()));
        combo.setItemLabelGenerator(Choice::label);
        combo.setItems(CodeInputs::matches, offered(field, parts));
        combo.setClearButtonVisible(!field.required());
        FieldInput<Choice> input = new FieldInput<>(combo, combo, Choice::code, answer -> find(field, parts, answer));
        return renewing(input, field, parts, () -> one(combo.getValue()), choices -> {
            Choice kept = combo.getValue();
            combo.setItems(CodeInputs::matches, choices);
            combo.setValue(choices.contains(kept) ? kept : null);
        });
    }

    static FieldInput<Set<Choice>> several(FormField field, PaneParts parts) {
        CheckboxGroup<Choice> group = new CheckboxGroup<>(parts.text(field.label()));
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.addClassName("kq-form-wide");
        group.setItems(offered(field, parts));
        group.setItemLabelGenerator(Choice::label);
        FieldInput<Set<Choice>> input = new FieldInput<>(
                group,
                group,
                // In the table's order, whatever the order of ticking.
                value -> ever(field, parts).stream()
                        .filter(value::contains)
                        .map(Choice::code)
                        .toList(),
                answer -> {
                    Set<Choice> found = new LinkedHashSet<>();
                    if (answer instanceof Collection<?> codes) {
                        codes.stream()
                                .map(code -> find(field, parts, code))
                                .filter(Objects::nonNull)
                                .forEach(found::add);
                    }
                    return found;
                });
        return renewing(input, field, parts, group::getValue, choices -> {
            Set<Choice> kept = new LinkedHashSet<>(group.getValue());
            kept.retainAll(choices);
            group.setItems(choices);
            group.setValue(kept);
        });
    }

    /**
     * Offers anew when the parent's code or the day has changed. What was chosen stays, though it is no longer in use on
     * the day: the check says so. A choice of another parent goes.
     */
    private static <T> FieldInput<T> renewing(
            FieldInput<T> input,
            FormField field,
            PaneParts parts,
            Supplier<Collection<Choice>> chosen,
            Consumer<List<Choice>> offer) {
        boolean dated = field.table() != null && parts.tables().isDated(field.table());
        if (field.parentKey() == null && !dated) {
            return input;
        }
        Object[] shown = {null};
        return input.choosing((values, given) -> {
            Object parent = field.parentKey() == null ? null : values.get(field.parentKey());
            Object now = parent + "|" + (dated ? day(field, parts) : "");
            if (now.equals(shown[0])) {
                return;
            }
            shown[0] = now;
            List<Choice> usable = offered(field, parts);
            offer.accept(ever(field, parts).stream()
                    .filter(choice -> usable.contains(choice) || chosen.get().contains(choice))
                    .filter(choice -> field.parentKey() == null || Objects.equals(choice.parent(), parent))
                    .toList());
        });
    }

    private static LocalDate day(FormField field, PaneParts parts) {
        return parts.context().codesOn(field, parts.answers().get());
    }

    private static List<Choice> offered(FormField field, PaneParts parts) {
        boolean dated = field.table() != null && parts.tables().isDated(field.table());
        LocalDate on = dated ? day(field, parts) : parts.context().today();
        return Codes.of(field, parts.tables(), on, parts.locale());
    }

    private static List<Choice> ever(FormField field, PaneParts parts) {
        return Codes.ever(field, parts.tables(), parts.locale());
    }

    private static Collection<Choice> one(@Nullable Choice choice) {
        return choice == null ? List.of() : List.of(choice);
    }

    private static boolean matches(Choice choice, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return choice.label().toLowerCase(Locale.ROOT).contains(wanted)
                || choice.code().toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    @Nullable
    private static Choice find(FormField field, PaneParts parts, Object code) {
        return ever(field, parts).stream()
                .filter(choice -> choice.code().equals(code.toString()))
                .findFirst()
                .orElse(null);
    }
}
