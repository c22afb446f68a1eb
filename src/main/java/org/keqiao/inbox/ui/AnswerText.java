package org.keqiao.inbox.ui;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** One answer in words, for comparisons. */
@Component
class AnswerText {

    private final Texts texts;

    AnswerText(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param field null for a whole row
     * @param value as stored; null and blank read as "not filled in"
     */
    String of(@Nullable FormField field, @Nullable Object value, Locale locale) {
        if (value == null || value.toString().isBlank()) {
            return texts.get("inbox.blank", locale);
        }
        if (value instanceof Map<?, ?> row) {
            return row.values().stream()
                    .filter(part -> part != null && !(part instanceof Collection) && !(part instanceof Map))
                    .map(Object::toString)
                    .collect(Collectors.joining(" · "));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> of(field, one, locale)).collect(Collectors.joining("、"));
        }
        if (field == null) {
            return value.toString();
        }
        if (field.kind() == FieldKind.MONEY) {
            return money(value.toString(), locale);
        }
        if (value instanceof Boolean yes) {
            return texts.get(yes ? "inbox.yes" : "inbox.no", locale);
        }
        return code(field, value.toString(), locale);
    }

    private String money(String value, Locale locale) {
        try {
            return texts.money(Money.of(value), locale);
        } catch (IllegalArgumentException noAmount) {
            return value;
        }
    }

    private static String code(FormField field, String value, Locale locale) {
        if (field.table() != null && CodeTables.shipped().has(field.table())) {
            return CodeTables.shipped().label(field.table(), value, locale);
        }
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().in(locale))
                .findFirst()
                .orElse(value);
    }
}
