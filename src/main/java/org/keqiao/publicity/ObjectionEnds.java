package org.keqiao.publicity;

import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.publicity.store.ObjectionRow.State;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An objection whose case ends without a settlement lets go of its line, in the very transaction that ends it and whatever
 * its flow looks like.
 */
@Component
class ObjectionEnds {

    private final LineObjections objections;

    ObjectionEnds(LineObjections objections) {
        this.objections = objections;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void decided(CaseDecided event) {
        release(event.of(), event.status() == CaseStatus.REFUSED_INTAKE ? State.RETURNED : State.DISMISSED);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawn(CaseWithdrawn event) {
        release(event.of(), State.WITHDRAWN);
    }

    private void release(CaseRef of, State ended) {
        if (of.matter().equals(ObjectionFacts.MATTER)) {
            objections.release(of, ended);
        }
    }
}
