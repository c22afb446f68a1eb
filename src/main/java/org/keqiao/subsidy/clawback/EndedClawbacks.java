package org.keqiao.subsidy.clawback;

import org.keqiao.casefile.event.CaseDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A case that ends without a decision to reclaim leaves the application free for another one, whatever its flow looks like. */
@Component
class EndedClawbacks {

    private final ClawbackRows rows;

    EndedClawbacks(ClawbackRows rows) {
        this.rows = rows;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        if (decided.of().matter().equals(ClawbackFacts.MATTER)) {
            rows.find(decided.of().number())
                    .filter(clawback -> clawback.state() == Clawback.State.OPENED)
                    .ifPresent(clawback -> rows.state(clawback.id(), Clawback.State.DROPPED));
        }
    }
}
