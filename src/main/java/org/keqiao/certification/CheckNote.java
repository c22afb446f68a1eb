package org.keqiao.certification;

import java.util.Locale;
import org.keqiao.shared.Texts;

/**
 * Something that officers should look at.
 *
 * @param code what kind of thing
 */
record CheckNote(String code, String zh, String en) {

    static CheckNote of(Texts texts, String code, Object... arguments) {
        String key = "certification.note." + code;
        return new CheckNote(
                code, texts.get(key, Locale.SIMPLIFIED_CHINESE, arguments), texts.get(key, Locale.ENGLISH, arguments));
    }
}
