package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/** 核算未退还金额: what a demand asks for; a plan that was not kept holds no more. */
@ProcessAction(
        name = "demandRepayment",
        zh = "核算未退还金额",
        en = "Compute what is left",
        aboutZh = "核算决定追回、已退还和尚未退还的金额，供催告书使用；未按时履行的分期计划不再有效。",
        aboutEn =
                "Computes what was decided, what came back and what is left; instalments that were not kept hold no more.",
        refusals = {"NOTHING_RECLAIMED", "NOTHING_OWED", "NOTHING_LEFT", "COLLECTION_STAYED"})
class DemandRepayment implements Action<DemandRepayment.Input, DemandRepayment.Output> {

    private final ClawbackRows rows;
    private final DecisionPaper decision;

    DemandRepayment(ClawbackRows rows, DecisionPaper decision) {
        this.rows = rows;
        this.decision = decision;
    }

    record Input() {}

    record Output(
            String decisionNumber,
            LocalDate decisionDay,
            Money owedInAll,
            Money repaidAmount,
            @ForParties Money demandedAmount,
            @Called(zh = "已催告", en = "Demanded") boolean demanded) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Clawback clawback = rows.require(caseNumber);
        clawback.requireCollected();
        if (!clawback.left().isPositive()) {
            throw Refusal.conflict("NOTHING_LEFT", caseNumber.value());
        }
        rows.plan(clawback.id(), clawback.repaid(), List.of());
        return new Output(
                decision.number(clawback),
                clawback.decidedOn(),
                clawback.decided(),
                clawback.repaid(),
                clawback.left(),
                true);
    }
}
