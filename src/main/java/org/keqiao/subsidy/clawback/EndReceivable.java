package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 终结追收: a court's ruling ends the collection; what did not come back stays on record. */
@ProcessAction(
        name = "endReceivable",
        zh = "登记未收回金额",
        en = "Register what stays unpaid",
        aboutZh = "按人民法院的裁定终结追收，保留尚未退还的金额。",
        aboutEn = "Ends the collection by a court's ruling; what is left stays on record.",
        requires = Duty.DECIDE,
        refusals = {"EVIDENCE_MISSING", "NOT_SEPARATED", "NOTHING_RECLAIMED", "NOTHING_OWED", "RULING_MISSING"})
class EndReceivable implements Action<EndReceivable.Input, EndReceivable.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.DECIDE);

    private final CaseCommands cases;
    private final ClawbackRows rows;

    EndReceivable(CaseCommands cases, ClawbackRows rows) {
        this.cases = cases;
        this.rows = rows;
    }

    /** The court's; null where the flow asked for none. */
    record Input(@Nullable String courtRulingNumber, @Nullable LocalDate courtRulingOn) {}

    record Output(@ForParties Money uncollectedAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        cases.requireEvidence(caseNumber, NEEDED);
        cases.requireDecidedByCity(caseNumber);
        if (input.courtRulingNumber() == null || input.courtRulingNumber().isBlank() || input.courtRulingOn() == null) {
            throw Refusal.conflict("RULING_MISSING");
        }
        Clawback clawback = rows.require(caseNumber);
        clawback.requireOwed();
        rows.end(clawback.id(), input.courtRulingNumber().strip(), input.courtRulingOn());
        return new Output(clawback.left());
    }
}
