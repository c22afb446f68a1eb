package org.keqiao.casefile;

import java.util.Locale;
import org.keqiao.shared.Texts;

/**
 * Something that officers should look at: an action provides a list of these as the fact {@code checkNotes}.
 *
 * @param code what kind of thing
 */
public record CheckNote(String code, String zh, String en) {

    /** @param key of the text, whose last part is the code */
    public static CheckNote of(Texts texts, String key, Object... arguments) {
        String code = key.substring(key.lastIndexOf('.') + 1);
        return new CheckNote(
                code, texts.get(key, Locale.SIMPLIFIED_CHINESE, arguments), texts.get(key, Locale.ENGLISH, arguments));
    }
}
