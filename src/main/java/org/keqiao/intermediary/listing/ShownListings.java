package org.keqiao.intermediary.listing;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.publicity.NoticeClosed;
import org.keqiao.publicity.ObjectionSettled;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Wakes the case whose notice is over, or whose objections are settled. */
@Component
class ShownListings {

    private final CaseCommands cases;
    private final GatheredCases gathered;

    ShownListings(CaseCommands cases, GatheredCases gathered) {
        this.cases = cases;
        this.gathered = gathered;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(NoticeClosed closed) {
        tell(closed.caseNumber(), "publicityClosed");
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ObjectionSettled settled) {
        tell(settled.caseNumber(), "objectionsSettled");
    }

    private void tell(String caseNumber, String message) {
        CaseNumber number = new CaseNumber(caseNumber);
        boolean listing = cases.find(number)
                .filter(ref -> ref.matter().equals(ListingFacts.LISTING))
                .isPresent();
        if (listing) {
            gathered.tell(number, message);
        }
    }
}
