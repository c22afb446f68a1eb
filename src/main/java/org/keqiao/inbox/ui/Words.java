package org.keqiao.inbox.ui;

import java.util.Locale;

/** Constants as they stand in text keys and addresses. */
final class Words {

    private Words() {}

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
