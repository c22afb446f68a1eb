package org.keqiao.shared.ui;

import java.util.Locale;

/** What a colour means; never shown without words. */
public enum Tone {
    NEUTRAL,
    /** Under way. */
    ACTIVE,
    /** Decided, valid, done. */
    GOOD,
    /** Due soon, needs a look. */
    SOON,
    /** Overdue, wrong, revoked. */
    LATE,
    PAUSED;

    public String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
