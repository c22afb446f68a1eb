package org.keqiao.subsidy.performance;

import java.time.LocalDate;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 逾期警示: a warning for officers, no block, until the report comes. */
@ProcessAction(
        name = "warnOverdueReport",
        zh = "记录逾期未报警示",
        en = "Warn of the overdue report",
        aboutZh = "期满未报送绩效报告的，在诚信核查中给予警示，报送后自动解除；警示不影响申报和拨付。",
        aboutEn = "Shows a warning at checks of integrity until the report comes; it keeps nothing back.",
        refusals = "NO_PERFORMANCE_REPORT")
class WarnOverdueReport implements Action<WarnOverdueReport.Input, WarnOverdueReport.Output> {

    private final PerformanceReports reports;

    WarnOverdueReport(PerformanceReports reports) {
        this.reports = reports;
    }

    record Input() {}

    record Output(@ForParties @Called(zh = "逾期未报警示日期", en = "Warned on") LocalDate reportOverdueOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        return new Output(reports.overdue(caseNumber));
    }
}
