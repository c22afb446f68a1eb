package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormText;
import org.keqiao.shared.Money;
import org.keqiao.shared.ResidentId;
import org.springframework.lang.Nullable;

/** Answers and their names in words. */
public final class AnswerText {

    private static final Pattern ROW = Pattern.compile("\\[(\\d+)]");

    private AnswerText() {}

    /**
     * One answer in words: codes by their names, amounts in both units, numbers of identity cards masked.
     *
     * @param reader the component that shows it; gives language and texts
     */
    public static String of(FormField field, @Nullable Object value, Component reader) {
        Locale locale = locale(reader);
        if (isBlank(value)) {
            return reader.getTranslation("form.empty");
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(one -> of(field, one, reader))
                    .collect(Collectors.joining("en".equals(locale.getLanguage()) ? ", " : "、"));
        }
        return switch (field.kind()) {
            case BOOLEAN -> reader.getTranslation("true".equals(value.toString()) ? "form.yes" : "form.no");
            case MONEY -> money(value.toString(), reader);
            case PERCENT -> value + "%";
            case RESIDENT_ID ->
                ResidentId.problem(value.toString(), java.time.LocalDate.MAX).isPresent()
                        ? value.toString()
                        : new ResidentId(value.toString()).masked();
            case CODE, CODES -> code(field, value.toString(), locale);
            default -> value + (field.unit().isEmpty() ? "" : " " + field.unit().in(locale));
        };
    }

    /** True when nothing was filled in. */
    static boolean isBlank(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> several && several.isEmpty();
    }

    /** An amount in yuan with its thousands apart; what is no amount stays as it is. */
    static String yuan(String value) {
        try {
            return Money.of(value).text();
        } catch (IllegalArgumentException noAmount) {
            return value;
        }
    }

    private static String money(String value, Component reader) {
        try {
            Money amount = Money.of(value);
            return reader.getTranslation("shared.money", amount.tenThousandsText(), amount.text());
        } catch (IllegalArgumentException noAmount) {
            return value;
        }
    }

    private static String code(FormField field, String value, Locale locale) {
        if (field.table() != null) {
            return CodeTables.shipped().label(field.table(), value, locale);
        }
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(option -> option.label().in(locale))
                .orElse(value);
    }

    /**
     * Name of a field with the names of the lists and rows around it.
     *
     * @param path {@code buyers[0].name}, {@code documents.contract} or a section's id
     */
    public static String label(FormSchema schema, String path, Component reader) {
        Locale locale = locale(reader);
        List<String> names = new ArrayList<>();
        Matcher row = ROW.matcher(path);
        if (row.find()) {
            String list = path.substring(0, row.start());
            schema.element(list)
                    .filter(FormList.class::isInstance)
                    .map(element -> ((FormList) element).label().in(locale))
                    .ifPresent(name ->
                            names.add(reader.getTranslation("form.row", name, Integer.parseInt(row.group(1)) + 1)));
        } else if (path.contains(".")) {
            schema.element(path.substring(0, path.lastIndexOf('.')))
                    .flatMap(AnswerText::label)
                    .ifPresent(label -> names.add(label.in(locale)));
        }
        Optional<FormElement> element = schema.element(path);
        element.or(() -> schema.sections().stream()
                        .filter(section -> section.id().equals(path))
                        .map(FormElement.class::cast)
                        .findFirst())
                .flatMap(AnswerText::label)
                .ifPresent(label -> names.add(label.in(locale)));
        return names.isEmpty() ? path : String.join(" · ", names);
    }

    private static Optional<FormText> label(FormElement element) {
        if (element instanceof FormField field) {
            return Optional.of(field.label());
        }
        if (element instanceof FormList list) {
            return Optional.of(list.label());
        }
        return element instanceof FormSection section ? Optional.of(section.label()) : Optional.empty();
    }

    static Locale locale(Component reader) {
        return reader.getUI()
                .or(() -> Optional.ofNullable(com.vaadin.flow.component.UI.getCurrent()))
                .map(ui -> ui.getLocale())
                .orElse(Locale.SIMPLIFIED_CHINESE);
    }

    static boolean isFigure(FormField field) {
        return field.kind() == FieldKind.MONEY || field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.PERCENT;
    }
}
