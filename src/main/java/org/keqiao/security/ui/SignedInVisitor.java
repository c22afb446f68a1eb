package org.keqiao.security.ui;

import java.util.Optional;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Visitors;
import org.springframework.stereotype.Component;

/** Tells the shell who looks at the page. */
@Component
class SignedInVisitor implements Visitors {

    private final CurrentActor current;

    SignedInVisitor(CurrentActor current) {
        this.current = current;
    }

    @Override
    public Optional<Visitor> current() {
        return current.find().map(actor -> new Visitor(actor.displayName(), actor.username(), actor.isOfficer()));
    }
}
