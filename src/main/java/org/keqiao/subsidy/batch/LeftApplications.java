package org.keqiao.subsidy.batch;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An application that ends leaves the queue; one that is withdrawn leaves its batch, however far that is. */
@Component
class LeftApplications {

    private static final Set<BatchLine.State> UNDER_WAY = EnumSet.of(
            BatchLine.State.PROPOSED,
            BatchLine.State.APPROVED,
            BatchLine.State.SHOWN,
            BatchLine.State.CONTESTED,
            BatchLine.State.CLEARED);

    private final Candidates candidates;
    private final BatchLines lines;

    LeftApplications(Candidates candidates, BatchLines lines) {
        this.candidates = candidates;
        this.lines = lines;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        // One that is awarded left the queue when it took over its batch's decision.
        if (decided.status() != CaseStatus.DECIDED_POSITIVE) {
            candidates.remove(decided.of().number());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseWithdrawn withdrawn) {
        CaseNumber application = withdrawn.of().number();
        candidates.remove(application);
        lines.batchOf(application).ifPresent(batch -> lines.of(batch).stream()
                .filter(line -> line.application().equals(application) && UNDER_WAY.contains(line.state()))
                .forEach(line -> lines.set(batch, application, BatchLine.State.WITHDRAWN, null)));
    }
}
