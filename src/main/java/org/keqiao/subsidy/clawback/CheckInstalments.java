package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 核对分期计划: the party hears at once what is wrong with its plan. */
@ProcessAction(
        name = "checkInstalments",
        zh = "核对分期计划",
        en = "Check the instalments",
        aboutZh = "核对分期日期依次在今天之后、不晚于申请法院执行期限届满前一个月，合计等于尚未退还的金额。",
        aboutEn =
                "Holds days and sums of the plan against today, the time in which a court can be asked, and what is left.",
        refusals = {"NOTHING_RECLAIMED", "NOTHING_OWED", "COLLECTION_STAYED", "INVALID"})
class CheckInstalments implements Action<CheckInstalments.Input, CheckInstalments.Output> {

    private final ClawbackRows rows;
    private final DecisionPaper decision;
    private final Clock clock;

    CheckInstalments(ClawbackRows rows, DecisionPaper decision, Clock clock) {
        this.rows = rows;
        this.decision = decision;
        this.clock = clock;
    }

    record Input(@Nullable List<Instalment> instalments) {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        Clawback clawback = rows.require(caseNumber);
        clawback.requireCollected();
        List<FieldError> mistakes = InstalmentPlan.mistakes(
                input.instalments(), clawback.left(), LocalDate.now(clock), decision.courtTerm(clawback));
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        return new Output();
    }
}
