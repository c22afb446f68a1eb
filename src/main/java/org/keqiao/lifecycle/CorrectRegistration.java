package org.keqiao.lifecycle;

import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateChanges;
import org.keqiao.register.Certificates;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 更正登记: what a re-examination determined becomes a new version of the certificate. Whatever the model looks like, somebody
 * outside the first decision examined it, and somebody else decided.
 */
@ProcessAction(
        name = "correctRegistration",
        zh = "更正登记",
        en = "Correct the registration",
        aboutZh = "按复核意见在原登记编号下生成新版登记证明，原证明改为已变更；通知据此给予优惠和资金的部门。",
        aboutEn =
                "Makes a new version of the certificate with the amounts that the re-examination determined and tells whoever gave a benefit on it.",
        requires = Duty.DECIDE,
        refusals = {
            "NO_CERTIFICATE",
            "CERTIFICATE_ENDED",
            "CERTIFICATE_CHANGED",
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NOTHING_AMENDED",
            "AMENDED_AMOUNT_WRONG",
            "AMENDED_BELOW_VERIFIED"
        })
class CorrectRegistration implements Action<CorrectRegistration.Input, CorrectRegistration.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;
    private final CertificateChanges register;

    CorrectRegistration(CaseCommands cases, RegisteredContract contract, CertificateChanges register) {
        this.cases = cases;
        this.contract = contract;
        this.register = register;
    }

    /**
     * @param registeredVersion the version that was examined
     * @param reexaminedContractAmount null where it stays, as the technical amount
     */
    record Input(
            int registeredVersion,
            @Nullable Money reexaminedContractAmount,
            @Nullable Money reexaminedTechnicalAmount,
            String reexaminationFindings,
            @Parameter(zh = "文书", en = "Letter") String letter) {}

    record Output(
            @ForParties Money correctedContractAmount,
            @ForParties Money correctedTechnicalAmount,
            @ForParties LocalDate amendedOn,
            @ForParties String amendmentLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        contract.requireEvidence(caseNumber, Duty.DECIDE);
        cases.requireDone(caseNumber, Duty.OBJECTION);
        Certificate old = contract.requireLiving(caseNumber);
        Money contractAmount = or(input.reexaminedContractAmount(), old.contractAmount());
        Money technicalAmount = or(input.reexaminedTechnicalAmount(), old.technicalAmount());
        if (!technicalAmount.isPositive() || technicalAmount.isMoreThan(contractAmount)) {
            throw Refusal.conflict("AMENDED_AMOUNT_WRONG");
        }
        if (contractAmount.equals(old.contractAmount()) && technicalAmount.equals(old.technicalAmount())) {
            throw Refusal.conflict("NOTHING_AMENDED");
        }
        Certificates.Issued issued = register.amend(
                input.registeredVersion(),
                old.number(),
                new Certificates.Draft(
                        caseNumber,
                        old.title(),
                        old.category(),
                        old.subKind(),
                        old.seller(),
                        old.buyers(),
                        old.signDate(),
                        old.effectiveFrom(),
                        old.effectiveTo(),
                        contractAmount,
                        technicalAmount,
                        old.amountProvisional(),
                        null),
                input.letter(),
                input.reexaminationFindings());
        return new Output(
                contractAmount,
                technicalAmount,
                issued.issuedOn(),
                issued.letter().toString());
    }

    private static Money or(@Nullable Money corrected, Money kept) {
        return corrected == null ? kept : corrected;
    }
}
