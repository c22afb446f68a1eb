package org.keqiao.inbox.ui;

import java.util.Optional;
import org.keqiao.inbox.WorkPreferences;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.ShortcutChoice;
import org.springframework.stereotype.Component;

/** Whether single keys are heard is kept with the account. */
@Component
class AccountShortcuts implements ShortcutChoice {

    private final WorkPreferences preferences;
    private final CurrentActor currentActor;

    AccountShortcuts(WorkPreferences preferences, CurrentActor currentActor) {
        this.preferences = preferences;
        this.currentActor = currentActor;
    }

    @Override
    public Optional<Boolean> on() {
        return currentActor
                .find()
                .flatMap(actor -> Optional.ofNullable(preferences.mine().shortcuts()));
    }

    @Override
    public void turn(boolean on) {
        if (currentActor.find().isPresent()) {
            preferences.shortcuts(on);
        }
    }
}
