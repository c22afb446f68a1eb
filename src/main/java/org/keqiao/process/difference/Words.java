package org.keqiao.process.difference;

import java.util.List;
import java.util.Locale;
import org.keqiao.shared.Texts;

/** The language in which a difference is told. */
final class Words {

    private final Texts texts;
    private final Locale locale;

    Words(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
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
