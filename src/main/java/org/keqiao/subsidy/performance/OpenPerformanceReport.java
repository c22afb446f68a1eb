package org.keqiao.subsidy.performance;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/** 登记绩效报告: the application has money to report of, and reports once. */
@ProcessAction(
        name = "openPerformanceReport",
        zh = "登记绩效报告事项",
        en = "Register the report",
        aboutZh = "核对所涉申报已获拨付；一项申报只要求报送一次绩效报告。",
        aboutEn = "Makes sure that the application was paid; one report is asked for one application.",
        refusals = {"NOTHING_TO_REPORT", "PERFORMANCE_ASKED"})
class OpenPerformanceReport implements Action<OpenPerformanceReport.Input, OpenPerformanceReport.Output> {

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final PaidAwards awards;
    private final PerformanceReports reports;

    OpenPerformanceReport(CaseCommands cases, GatheredCases gathered, PaidAwards awards, PerformanceReports reports) {
        this.cases = cases;
        this.gathered = gathered;
        this.awards = awards;
        this.reports = reports;
    }

    record Input() {}

    record Output(@ForParties String awardNumber, @ForParties String awardTitle) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef award = gathered.origin(caseNumber)
                .orElseThrow(() -> Refusal.conflict("NOTHING_TO_REPORT", caseNumber.value()));
        cases.lock(award.number());
        if (awards.unreported(award.number()).isEmpty()) {
            throw Refusal.conflict("NOTHING_TO_REPORT", award.number().value());
        }
        reports.open(award.number(), award.organisation(), caseNumber);
        return new Output(award.number().value(), award.title());
    }
}
