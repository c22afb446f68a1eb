package org.keqiao.lifecycle;

import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.CertificateChanged;
import org.keqiao.register.CertificateChanges;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/** 注销登记: ends a registration because the contract has ended, at the registrant's wish. */
@ProcessAction(
        name = "cancelRegistration",
        zh = "注销登记",
        en = "Deregister the contract",
        aboutZh = "将登记簿中的登记改为已注销，通知据此给予优惠和资金的部门；编号不再使用。",
        aboutEn =
                "Marks the registration as deregistered and tells whoever gave a benefit on it; the number is never used again.",
        requires = {Duty.REVIEW, Duty.RECHECK},
        refusals = {"NO_CERTIFICATE", "CERTIFICATE_ENDED", "REVOCATION_OPEN", "EVIDENCE_MISSING", "NOT_SEPARATED"})
class CancelRegistration implements Action<CancelRegistration.Input, CancelRegistration.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;
    private final CertificateChanges register;

    CancelRegistration(CaseCommands cases, RegisteredContract contract, CertificateChanges register) {
        this.cases = cases;
        this.contract = contract;
        this.register = register;
    }

    /** @param cancellationReason what the registrant says of the contract's end */
    record Input(String cancellationReason) {}

    record Output(@ForParties LocalDate endedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        contract.requireEvidence(caseNumber, Duty.REVIEW, Duty.RECHECK);
        // Nobody escapes a revocation by giving the registration up.
        cases.undecidedBeside(caseNumber, LifecycleFacts.REVOCATION).ifPresent(revocation -> {
            throw Refusal.conflict("REVOCATION_OPEN", revocation.value());
        });
        String number = contract.requireLiving(caseNumber).number();
        return new Output(
                register.end(caseNumber, number, CertificateChanged.Kind.CANCELLED, input.cancellationReason()));
    }
}
