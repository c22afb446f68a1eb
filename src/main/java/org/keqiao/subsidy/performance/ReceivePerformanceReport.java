package org.keqiao.subsidy.performance;

import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 收到绩效报告: a warning that it was overdue ends. */
@ProcessAction(
        name = "receivePerformanceReport",
        zh = "登记收到绩效报告",
        en = "Receive the report",
        aboutZh = "登记收到绩效报告的日期；逾期未报的警示同时解除。",
        aboutEn = "Notes the day of the report; a warning that it was overdue ends.",
        refusals = "NO_PERFORMANCE_REPORT")
class ReceivePerformanceReport implements Action<ReceivePerformanceReport.Input, ReceivePerformanceReport.Output> {

    private final PerformanceReports reports;
    private final Clock clock;

    ReceivePerformanceReport(PerformanceReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    record Input() {}

    record Output(@ForParties @Called(zh = "报送日期", en = "Reported on") LocalDate reportedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        reports.reported(caseNumber);
        return new Output(LocalDate.now(clock));
    }
}
