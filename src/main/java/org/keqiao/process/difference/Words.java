package org.keqiao.process.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.TableWords;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** The language in which a difference is told. */
final class Words {

    /** The fact that holds the key of the rules that a case falls under. */
    private static final String LEGAL_BASIS = "legalBasis";

    private final Texts texts;
    private final List<Name> names;
    private final Locale locale;

    /** @param names words of what the columns of tables ask for and say */
    Words(Texts texts, List<Name> names, Locale locale) {
        this.texts = texts;
        this.names = names;
        this.locale = locale;
    }

    /** What a column asks for or says, in words; the name itself where there are none. */
    String asked(String name) {
        return names.stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.label().in(locale))
                .findFirst()
                .orElse(name);
    }

    /** A result as people read it: as the file has it where it is more than one value. */
    String result(String name, String cell) {
        if (cell.equals("null")) {
            return get("difference.notSet");
        }
        boolean known = names.stream().anyMatch(each -> each.name().equals(name));
        try {
            return known ? value(name, CellTest.constant(cell)) : cell;
        } catch (IllegalArgumentException several) {
            return cell;
        }
    }

    /** A condition as the editor of tables shows it; as the file has it where it is more than comparisons. */
    String condition(String name, String cell) {
        return CellTest.parse(cell)
                .map(test -> {
                    String parts = test.parts().stream()
                            .map(part -> part(name, part))
                            .collect(Collectors.joining(get("difference.comma")));
                    return test.negated() ? get("difference.not", parts) : parts;
                })
                .orElse(cell);
    }

    private String part(String name, CellTest.Part part) {
        if (part.shape() == CellTest.Shape.NULL) {
            return value(name, null);
        }
        if (part.shape() == CellTest.Shape.EQUAL) {
            return value(name, part.low());
        }
        List<String> ends = new ArrayList<>();
        if (part.low() != null) {
            ends.add((part.lowIn() ? "≥ " : "> ") + value(name, part.low()));
        }
        if (part.high() != null) {
            ends.add((part.highIn() ? "≤ " : "< ") + value(name, part.high()));
        }
        return String.join(get("difference.and"), ends);
    }

    private String value(String name, @Nullable Object value) {
        if (LEGAL_BASIS.equals(name) && value instanceof String basis) {
            return or("organization.basis." + basis, basis);
        }
        return TableWords.value(name, value, names).in(locale);
    }

    String get(String key, Object... arguments) {
        return texts.get(key, locale, arguments);
    }

    /** The text of a key that a file names; the name itself where the product has no word for it. */
    String or(String key, String raw) {
        return texts.has(key, locale) ? texts.get(key, locale) : raw;
    }

    /** What a property is called. */
    String property(String name) {
        return or("difference.property." + name, name);
    }

    /** The Chinese name, or the English one for its reader where the designer gave one. */
    String name(String zh, String en, String otherwise) {
        String name = "en".equals(locale.getLanguage()) && !en.isBlank() ? en : zh;
        return name.isBlank() ? otherwise : name.strip();
    }

    String list(List<String> names) {
        return String.join(get("difference.comma"), names);
    }

    String yesNo(boolean yes) {
        return get(yes ? "difference.yes" : "difference.no");
    }
}
