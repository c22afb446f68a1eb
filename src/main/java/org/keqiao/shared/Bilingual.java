package org.keqiao.shared;

import java.util.Locale;
import org.springframework.lang.Nullable;

/** A text of configuration data in both languages. */
public record Bilingual(String zh, String en) {

    public String in(@Nullable Locale locale) {
        return Texts.language(locale).equals(Locale.ENGLISH) ? en : zh;
    }
}
