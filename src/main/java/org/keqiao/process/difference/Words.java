package org.keqiao.process.difference;

import java.util.List;
import java.util.Locale;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.TableWords;
import org.keqiao.shared.Texts;

/** The language in which a difference is told. */
final class Words {

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
            return known
                    ? TableWords.value(name, CellTest.constant(cell), names).in(locale)
                    : cell;
        } catch (IllegalArgumentException several) {
            return cell;
        }
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
