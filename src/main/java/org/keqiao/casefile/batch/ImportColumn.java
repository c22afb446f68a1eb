package org.keqiao.casefile.batch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/**
 * A column: one field of the form.
 *
 * @param path its key, rows of lists counted from 0: {@code buyers[0].name}
 * @param label its name in both languages, with the names of what it stands in
 */
record ImportColumn(String path, FormField field, Map<Locale, String> label) {

    private static final Set<String> YES = Set.of("是", "true", "yes", "y", "1", "√");
    private static final Set<String> NO = Set.of("否", "false", "no", "n", "0", "×");
    private static final String SEVERAL = "[、,，;；|\\n]";

    /** The answer is no answer that a draft could keep. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The answer of a cell: codes by code or by name in either language, yes and no in words. */
    Object answer(String text) throws Unreadable {
        return switch (field.kind()) {
            case BOOLEAN -> truth(text);
            case CODE -> code(text);
            case CODES -> {
                List<Object> codes = new ArrayList<>();
                for (String one : text.split(SEVERAL)) {
                    if (!one.isBlank()) {
                        codes.add(code(one.strip()));
                    }
                }
                yield codes;
            }
            default -> text;
        };
    }

    private static Boolean truth(String text) throws Unreadable {
        String folded = fold(text);
        if (!YES.contains(folded) && !NO.contains(folded)) {
            throw new Unreadable();
        }
        return YES.contains(folded);
    }

    private String code(String text) {
        String folded = fold(text);
        String table = field.table();
        if (table == null) {
            return field.options().stream()
                    .filter(option -> names(
                            folded,
                            option.value(),
                            option.label().zh(),
                            option.label().en()))
                    .map(FormField.Option::value)
                    .findFirst()
                    .orElse(text);
        }
        return CodeTables.shipped().everOptions(table).stream()
                .filter(code -> names(folded, code.code(), code.zh(), code.en()))
                .map(CodeTables.Code::code)
                .findFirst()
                .orElse(text);
    }

    private static boolean names(String folded, String code, String zh, @Nullable String en) {
        return folded.equals(fold(code)) || folded.equals(fold(zh)) || en != null && folded.equals(fold(en));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
