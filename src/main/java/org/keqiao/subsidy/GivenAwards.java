package org.keqiao.subsidy;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an item gave for a contract is what was set aside or promised of it: a budget that did not suffice, an objection, a county that gives
 * less or a payment that is stopped leave less than was calculated.
 */
@Component
public class GivenAwards {

    private final CaseCommands cases;
    private final Ledger ledger;
    private final ProjectAwards projects;

    GivenAwards(CaseCommands cases, Ledger ledger, ProjectAwards projects) {
        this.cases = cases;
        this.ledger = ledger;
        this.projects = projects;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        if (decided.of().matter().equals(SubsidyFacts.MATTER) && decided.status() == CaseStatus.DECIDED_POSITIVE) {
            recount(decided.of().number(), FundingShare.CITY);
        }
    }

    /**
     * Counts for a purse no more than it has set aside for the award, or promised to it; of a purse with neither nothing. A flow
     * may decide before it promises.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recount(CaseNumber award, FundingShare share) {
        Money given = ledger.find(award, share)
                .map(own -> own.reserved().plus(own.committed()))
                .orElse(Money.ZERO);
        String item = String.valueOf(cases.facts(award).get("policyItem"));
        if (share == FundingShare.CITY) {
            projects.lower(award, item, given);
        } else {
            projects.lowerAdded(award, item, given);
        }
    }
}
