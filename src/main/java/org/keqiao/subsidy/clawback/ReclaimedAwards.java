package org.keqiao.subsidy.clawback;

import java.util.Optional;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.ReclaimedMoney;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What applications have to give back, for their own pages: the decided case itself stays as it is. */
@Component
class ReclaimedAwards implements ReclaimedMoney {

    private final ClawbackRows rows;

    ReclaimedAwards(ClawbackRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Reclaimed> of(CaseNumber application) {
        return rows.of(application).stream()
                .filter(clawback -> clawback.decidedIn() != null && clawback.state() != Clawback.State.LIFTED)
                // What is still collected before what is settled.
                .reduce((one, later) ->
                        one.state() == Clawback.State.OWED && later.state() != Clawback.State.OWED ? one : later)
                .map(clawback -> new Reclaimed(
                        clawback.caseNumber(),
                        state(clawback),
                        clawback.decidedOn(),
                        clawback.decided(),
                        clawback.repaid(),
                        clawback.left()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseNumber> openCase(CaseNumber application) {
        return rows.openOf(application).map(Clawback::caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public Money owed(CaseNumber application, FundingShare share) {
        return Money.sum(rows.of(application).stream()
                .filter(Clawback::isOwed)
                .flatMap(clawback -> clawback.share(share).stream())
                .map(Clawback.Share::left)
                .toList());
    }

    private static State state(Clawback clawback) {
        return switch (clawback.state()) {
            case REPAID -> State.CLAWED_BACK;
            case ENDED -> State.ENDED;
            default -> State.RECLAIMING;
        };
    }
}
