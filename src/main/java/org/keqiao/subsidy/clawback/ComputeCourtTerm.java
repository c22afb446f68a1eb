package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 核算申请执行期限: between which days a court can be asked. The limit of the step that asks counts from the first of them. */
@ProcessAction(
        name = "computeCourtTerm",
        zh = "核算申请执行期限",
        en = "Compute when a court can be asked",
        aboutZh = "自决定书送达之日起六个月期满后三个月内可以申请人民法院强制执行；给出可以申请的第一天和最后一天。",
        aboutEn =
                "Gives the first and the last day for asking a court: three months from the end of the time for remedies.",
        refusals = {"NOTHING_RECLAIMED", "NOTHING_OWED", "COLLECTION_STAYED"})
class ComputeCourtTerm implements Action<ComputeCourtTerm.Input, ComputeCourtTerm.Output> {

    private static final String LIMIT = "court";

    private final CaseCommands cases;
    private final ClawbackRows rows;
    private final DecisionPaper decision;
    private final Clock clock;

    ComputeCourtTerm(CaseCommands cases, ClawbackRows rows, DecisionPaper decision, Clock clock) {
        this.cases = cases;
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
        clawback.requireCollected();
        LocalDate today = LocalDate.now(clock);
        CourtTerm term = CourtTerm.of(decision.servedOn(clawback));
        LocalDate remediesEnd = term.remediesEnd();
        LocalDate from = remediesEnd.isBefore(today) ? today : remediesEnd.plusDays(1);
        LocalDate until = term.until();
        cases.beginLimit(caseNumber, LIMIT, from.isAfter(today) ? remediesEnd : today);
        rows.court(clawback.id(), from, until);
        rows.plan(clawback.id(), clawback.repaid(), List.of());
        return new Output(from, until);
    }
}
