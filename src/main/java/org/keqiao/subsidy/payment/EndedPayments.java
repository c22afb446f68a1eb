package org.keqiao.subsidy.payment;

import java.util.Arrays;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.shared.CaseNumber;
import org.keqiao.subsidy.GivenAwards;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was not paid counts no more: of each purse what it promised, and an award of which nothing is paid and nothing is owed any more frees what it was claimed on, once the last of its payments
 * has ended, however it ended.
 */
@Component
class EndedPayments {

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final PaidSubsidy paid;
    private final Ledger ledger;
    private final GivenAwards given;
    private final Grounds grounds;

    EndedPayments(
            CaseCommands cases,
            GatheredCases gathered,
            PaidSubsidy paid,
            Ledger ledger,
            GivenAwards given,
            Grounds grounds) {
        this.cases = cases;
        this.gathered = gathered;
        this.paid = paid;
        this.ledger = ledger;
        this.given = given;
        this.grounds = grounds;
    }

    /** After the batch was told: it is locked before its applications. */
    @EventListener
    @Order(2)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        if (decided.of().matter().equals(PaymentFacts.MATTER)) {
            gathered.origin(decided.of().number())
                    .ifPresent(award -> freeUnpaid(decided.of().number(), award.number()));
        }
    }

    private void freeUnpaid(CaseNumber payment, CaseNumber award) {
        // City and county may end in the same second: the second of them sees the first.
        cases.lock(award);
        if (cases.facts(payment).get("share") instanceof String share) {
            given.recount(award, FundingShare.valueOf(share));
        }
        if (!paid.isPaidElsewhere(payment)
                && Arrays.stream(FundingShare.values()).noneMatch(share -> isFunded(award, share))) {
            grounds.giveUp(award);
        }
    }

    private boolean isFunded(CaseNumber award, FundingShare share) {
        return ledger.find(award, share)
                .filter(allocation -> allocation.committed().isPositive())
                .isPresent();
    }
}
