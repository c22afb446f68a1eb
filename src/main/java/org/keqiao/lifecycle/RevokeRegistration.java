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
import org.springframework.lang.Nullable;

/**
 * 撤销登记: ends a registration that should never have been made, in the decision's transaction. Whoever gave a benefit on it
 * learns of it; its number is never used again.
 */
@ProcessAction(
        name = "revokeRegistration",
        zh = "撤销登记",
        en = "Revoke the registration",
        aboutZh = "将登记簿中的登记改为已撤销，通知据此给予优惠和资金的部门；编号不再使用。",
        aboutEn =
                "Marks the registration as revoked and tells whoever gave a benefit on it; the number is never used again.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {"NO_CERTIFICATE", "CERTIFICATE_ENDED", "EVIDENCE_MISSING", "NOT_SEPARATED", "FINDINGS_MISSING"})
class RevokeRegistration implements Action<RevokeRegistration.Input, RevokeRegistration.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;
    private final CertificateChanges register;

    RevokeRegistration(CaseCommands cases, RegisteredContract contract, CertificateChanges register) {
        this.cases = cases;
        this.contract = contract;
        this.register = register;
    }

    /**
     * @param findings what was found out, as the letters say it
     * @param legalGround article that the decision rests on, as the officer wrote it
     */
    record Input(@Nullable String findings, @Nullable String legalGround) {}

    record Output(@ForParties LocalDate revokedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        contract.requireEvidence(caseNumber, Duty.REVIEW, Duty.DECIDE);
        if (blank(input.findings()) || blank(input.legalGround())) {
            // No letter takes a registration away without saying what happened and by which law.
            throw Refusal.conflict("FINDINGS_MISSING");
        }
        String number = contract.requireLiving(caseNumber).number();
        return new Output(register.end(caseNumber, number, CertificateChanged.Kind.REVOKED, input.findings()));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
