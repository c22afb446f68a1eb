package org.keqiao.form.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/** Choices of code fields with their names, made once for all who choose. */
final class Codes {

    /**
     * A choice.
     *
     * @param label with the names of what it lies in where the table is large
     */
    record Choice(String code, String label, @Nullable String parent) {}

    private static final int LARGE = 100;
    private static final Map<String, List<Choice>> CACHE = new ConcurrentHashMap<>();

    private Codes() {}

    static List<Choice> of(FormField field, CodeTables tables, LocalDate on, Locale locale) {
        if (field.table() == null) {
            return field.options().stream()
                    .map(option -> new Choice(option.value(), option.label().in(locale), null))
                    .toList();
        }
        if (CACHE.size() > 200) {
            CACHE.clear(); // one entry a table, language and day: old days go
        }
        String table = field.table();
        Object day = tables.isDated(table) ? on : "";
        return CACHE.computeIfAbsent(
                table + "|" + locale.getLanguage() + "|" + day,
                key -> choices(table, tables.options(table, on), tables, locale));
    }

    /** Those of every day: what was answered once is shown, whether or not it still may be. */
    static List<Choice> ever(FormField field, CodeTables tables, Locale locale) {
        if (field.table() == null || !tables.isDated(field.table())) {
            return of(field, tables, LocalDate.EPOCH, locale);
        }
        String table = field.table();
        return CACHE.computeIfAbsent(
                table + "|" + locale.getLanguage() + "|ever",
                key -> choices(table, tables.everOptions(table), tables, locale));
    }

    private static List<Choice> choices(String table, List<CodeTables.Code> codes, CodeTables tables, Locale locale) {
        return codes.stream()
                .map(code -> new Choice(
                        code.code(),
                        codes.size() < LARGE ? code.label(locale) : full(table, code, tables, locale),
                        code.parent()))
                .toList();
    }

    private static String full(String table, CodeTables.Code code, CodeTables tables, Locale locale) {
        List<String> names = new ArrayList<>();
        Optional<CodeTables.Code> at = Optional.of(code);
        while (at.isPresent()) {
            String name = at.get().label(locale);
            if (names.isEmpty() || !names.get(0).equals(name)) {
                names.add(0, name);
            }
            at = Optional.ofNullable(at.get().parent()).flatMap(parent -> tables.find(table, parent));
        }
        return String.join(" ", names);
    }
}
