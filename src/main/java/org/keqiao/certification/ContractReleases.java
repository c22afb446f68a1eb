package org.keqiao.certification;

import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A contract whose case was refused or withdrawn may be filed again: in the same transaction, so that it may at once. */
@Component
class ContractReleases {

    private final FiledContracts contracts;

    ContractReleases(FiledContracts contracts) {
        this.contracts = contracts;
    }

    @EventListener
    void on(CaseWithdrawn withdrawn) {
        contracts.release(withdrawn.of().number());
    }

    @EventListener
    void on(CaseDecided decided) {
        if (decided.status() != CaseStatus.DECIDED_POSITIVE) {
            contracts.release(decided.of().number());
        }
    }
}
