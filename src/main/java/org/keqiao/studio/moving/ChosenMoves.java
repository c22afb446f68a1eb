package org.keqiao.studio.moving;

import org.keqiao.process.Publishing;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.studio.announcement.MatterPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who chose at publishing that the cases under way shall be moved finds the plan begun: one for each version that has some,
 * with what the program proposes. It is the proposer's plan, so that the publisher can be its second person.
 */
@Component
class ChosenMoves {

    private final PlanningMoves planning;
    private final Publishing publishing;
    private final AccountDirectory accounts;

    ChosenMoves(PlanningMoves planning, Publishing publishing, AccountDirectory accounts) {
        this.planning = planning;
        this.publishing = publishing;
        this.accounts = accounts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MatterPublished event) {
        if (!event.moveCases()) {
            return;
        }
        // Whoever proposed it may have left since it was approved.
        Actor proposer = accounts.named(event.by()).isPresent() ? accounts.actorNamed(event.by()) : Actor.SYSTEM;
        publishing.casesUnderWay(event.matter()).keySet().stream()
                .filter(version -> version != event.version())
                .forEach(version -> planning.propose(proposer, event.matter(), version, event.version()));
    }
}
