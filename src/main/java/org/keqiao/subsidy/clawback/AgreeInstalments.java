package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 登记分期计划: from now on the plan says what is due when. */
@ProcessAction(
        name = "agreeInstalments",
        zh = "登记分期计划",
        en = "Register the instalments",
        aboutZh = "登记同意的分期计划；申请之后已退还部分款项、计划合计不再等于未退还金额的，退回重新提出。",
        aboutEn = "Registers the plan that was agreed to; one that no longer fits what is left is refused.",
        refusals = {"NOTHING_RECLAIMED", "NOTHING_OWED", "COLLECTION_STAYED", "PLAN_NOT_FITTING"})
class AgreeInstalments implements Action<AgreeInstalments.Input, AgreeInstalments.Output> {

    private final CaseCommands cases;
    private final ClawbackRows rows;
    private final DecisionPaper decision;
    private final Clock clock;

    AgreeInstalments(CaseCommands cases, ClawbackRows rows, DecisionPaper decision, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.decision = decision;
        this.clock = clock;
    }

    record Input(@Nullable List<Instalment> instalments) {}

    record Output(@ForParties LocalDate lastInstalmentOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        Clawback clawback = rows.require(caseNumber);
        clawback.requireCollected();
        List<Instalment> plan = input.instalments();
        if (plan == null
                || !InstalmentPlan.mistakes(plan, clawback.left(), LocalDate.now(clock), decision.courtTerm(clawback))
                        .isEmpty()) {
            throw Refusal.conflict("PLAN_NOT_FITTING", clawback.left());
        }
        rows.plan(clawback.id(), clawback.repaid(), plan);
        return new Output(plan.get(plan.size() - 1).dueOn());
    }
}
