package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/**
 * 核算申请执行期限: a court can be asked once the time for remedies is over, six months after service (行政诉讼法 46), and for
 * three months from then (行政强制法 53). A last day off is not moved: who keeps to it is on the safe side.
 */
@ProcessAction(
        name = "computeCourtTerm",
        zh = "核算申请执行期限",
        en = "Compute when a court can be asked",
        aboutZh = "自决定书送达之日起六个月期满后三个月内可以申请人民法院强制执行；给出可以申请的第一天和最后一天。",
        aboutEn =
                "Gives the first and the last day for asking a court: three months from the end of the time for remedies.",
        refusals = "NOTHING_RECLAIMED")
class ComputeCourtTerm implements Action<ComputeCourtTerm.Input, ComputeCourtTerm.Output> {

    private static final int REMEDIES_MONTHS = 6;
    private static final int COURT_MONTHS = 3;

    private final ClawbackRows rows;
    private final DecisionPaper decision;
    private final Clock clock;

    ComputeCourtTerm(ClawbackRows rows, DecisionPaper decision, Clock clock) {
        this.rows = rows;
        this.decision = decision;
        this.clock = clock;
    }

    record Input() {}

    record Output(
            @Called(zh = "可以申请执行的第一天", en = "First day for the court") LocalDate courtFrom,
            @Called(zh = "可以申请执行的最后一天", en = "Last day for the court") LocalDate courtUntil) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Clawback clawback = rows.require(caseNumber);
        LocalDate today = LocalDate.now(clock);
        LocalDate remediesEnd = decision.servedOn(clawback).plusMonths(REMEDIES_MONTHS);
        LocalDate from = remediesEnd.isBefore(today) ? today : remediesEnd.plusDays(1);
        LocalDate until = remediesEnd.plusMonths(COURT_MONTHS);
        rows.court(clawback.id(), from, until);
        rows.plan(clawback.id(), clawback.repaid(), List.of());
        return new Output(from, until);
    }
}
