package org.keqiao.lifecycle;

import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.TechnicalIncomes;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 核定技术性收入: what one payment brought, within the technical amount that is registered. */
@ProcessAction(
        name = "verifyIncome",
        zh = "核定技术性收入",
        en = "Verify technical income",
        aboutZh = "登记本次到账的技术性收入；累计核定额不得超过登记的技术交易额。",
        aboutEn = "Records the technical income of one payment; all of them together stay within the technical amount.",
        requires = {Duty.REVIEW, Duty.RECHECK},
        refusals = {
            "NO_CERTIFICATE",
            "CERTIFICATE_ENDED",
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "INCOME_MISSING",
            "INCOME_ABOVE_PAYMENT",
            "INCOME_ABOVE_AMOUNT"
        })
class VerifyIncome implements Action<VerifyIncome.Input, VerifyIncome.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;
    private final TechnicalIncomes incomes;

    VerifyIncome(CaseCommands cases, RegisteredContract contract, TechnicalIncomes incomes) {
        this.cases = cases;
        this.contract = contract;
        this.incomes = incomes;
    }

    /**
     * @param receivedAmount what was paid
     * @param verifiedIncome the technical part of it, as the registrar determined it
     */
    record Input(LocalDate paidOn, Money receivedAmount, @Nullable Money verifiedIncome) {}

    /**
     * @param incomeSoFar of all payments, this one included
     * @param incomeLeft of the technical amount
     * @param registeredTechnicalAmount as it is registered now: it may have been amended since the case was checked
     */
    record Output(
            @ForParties Money incomeSoFar,
            @ForParties Money incomeLeft,
            @Called(zh = "登记的技术交易额", en = "Registered technical amount") Money registeredTechnicalAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        contract.requireEvidence(caseNumber, Duty.REVIEW, Duty.RECHECK);
        if (input.verifiedIncome() == null) {
            throw Refusal.conflict("INCOME_MISSING");
        }
        String number = contract.requireLiving(caseNumber).number();
        TechnicalIncomes.Standing standing =
                incomes.verify(caseNumber, number, input.paidOn(), input.receivedAmount(), input.verifiedIncome());
        return new Output(
                standing.verified(), standing.left(), standing.verified().plus(standing.left()));
    }
}
