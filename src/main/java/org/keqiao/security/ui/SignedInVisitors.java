package org.keqiao.security.ui;

import java.util.Optional;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Visitors;
import org.springframework.stereotype.Component;

/** Tells the shell who is signed in. */
@Component
class SignedInVisitors implements Visitors {

    private final CurrentActor currentActor;

    SignedInVisitors(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public Optional<Visitor> current() {
        return currentActor
                .find()
                .map(actor -> new Visitor(actor.displayName(), actor.username(), actor.isOfficer()));
    }
}
