package org.keqiao.inbox.ui;

import com.vaadin.flow.router.AccessDeniedException;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeKind;
import org.springframework.stereotype.Component;

/** Whom these pages are for: officials that work cases. The services check each case again. */
@Component
public class CaseWorkers {

    private final CurrentActor currentActor;

    CaseWorkers(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    boolean isOne() {
        return currentActor.find().map(CaseWorkers::worksCases).orElse(false);
    }

    /**
     * @throws AccessDeniedException for applicants, administrators and designers
     */
    public Actor require() {
        Actor actor = currentActor.require();
        if (!worksCases(actor)) {
            throw new AccessDeniedException();
        }
        return actor;
    }

    private static boolean worksCases(Actor actor) {
        return actor.roles().stream()
                .anyMatch(role ->
                        role.officeKind() != OfficeKind.NONE || role.duty().isPresent());
    }
}
