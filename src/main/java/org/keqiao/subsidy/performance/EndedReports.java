package org.keqiao.subsidy.performance;

import org.keqiao.casefile.event.CaseDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nobody waits for a report whose case has ended, whatever its flow looks like. */
@Component
class EndedReports {

    private final PerformanceReports reports;

    EndedReports(PerformanceReports reports) {
        this.reports = reports;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        if (decided.of().matter().equals(PerformanceFacts.MATTER)) {
            reports.ended(decided.of().number());
        }
    }
}
