package org.keqiao.shared.ui;

import java.util.Optional;

/** Whether single keys are heard (WCAG 2.1.4); a bean of the module that keeps it with the account. */
public interface ShortcutChoice {

    /** Empty when nobody is signed in, or never chose: then the browser's own memory holds. */
    Optional<Boolean> on();

    /** Keeps the choice; nothing when nobody is signed in. */
    void turn(boolean on);
}
