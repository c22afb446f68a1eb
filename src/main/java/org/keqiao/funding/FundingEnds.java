package org.keqiao.funding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case that ends without money gives back what was set aside for it and what it was claimed on, in the very transaction
 * that ends it and whatever its flow looks like.
 */
@Component
class FundingEnds {

    private static final Set<CaseStatus> KEEPING = EnumSet.of(CaseStatus.DECIDED_POSITIVE);

    private final Ledger ledger;
    private final Grounds grounds;

    FundingEnds(Ledger ledger, Grounds grounds) {
        this.ledger = ledger;
        this.grounds = grounds;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void decided(CaseDecided event) {
        if (!KEEPING.contains(event.status())) {
            end(event.of().number());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawn(CaseWithdrawn event) {
        end(event.of().number());
    }

    private void end(CaseNumber caseNumber) {
        for (FundingShare share : List.of(FundingShare.values())) {
            ledger.find(caseNumber, share)
                    .map(Allocation::reserved)
                    .filter(Money::isPositive)
                    .ifPresent(reserved -> ledger.release(caseNumber, share, reserved, caseNumber.value()));
        }
        grounds.giveUp(caseNumber);
    }
}
