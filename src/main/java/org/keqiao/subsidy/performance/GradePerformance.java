package org.keqiao.subsidy.performance;

import java.util.EnumSet;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 评定绩效等级: what the officer who has read the report thinks of it. */
@ProcessAction(
        name = "gradePerformance",
        zh = "登记绩效等级",
        en = "Enter the grade",
        aboutZh = "登记业务科室对绩效报告评定的等级（优、良、中、差）。",
        aboutEn = "Enters the grade that the programme officer gives the report.",
        requires = Duty.REVIEW,
        refusals = {"EVIDENCE_MISSING", "GRADE_MISSING", "NO_PERFORMANCE_REPORT"})
class GradePerformance implements Action<GradePerformance.Input, GradePerformance.Output> {

    private final CaseCommands cases;
    private final PerformanceReports reports;

    GradePerformance(CaseCommands cases, PerformanceReports reports) {
        this.cases = cases;
        this.reports = reports;
    }

    record Input(@Nullable PerformanceGrade performanceGrade) {}

    record Output(@ForParties @Called(zh = "绩效等级名称", en = "Grade in words") String performanceGradeName) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, EnumSet.of(Duty.REVIEW));
        if (input.performanceGrade() == null) {
            throw Refusal.conflict("GRADE_MISSING");
        }
        reports.graded(caseNumber, input.performanceGrade());
        return new Output(input.performanceGrade().zh());
    }
}
