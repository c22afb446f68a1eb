package org.keqiao.form;

import java.util.Locale;

/**
 * A text of a form in both languages.
 *
 * @param zh Chinese, never null
 * @param en English; the Chinese one where the designer wrote none
 */
public record FormText(String zh, String en) {

    public static final FormText EMPTY = new FormText("", "");

    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }
}
