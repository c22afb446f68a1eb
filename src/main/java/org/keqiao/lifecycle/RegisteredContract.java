package org.keqiao.lifecycle;

import java.util.EnumSet;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateChanges;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The registration that a case is about: that of the case it follows from. */
@Component
class RegisteredContract {

    private final CaseCommands cases;
    private final CertificateChanges register;

    RegisteredContract(CaseCommands cases, CertificateChanges register) {
        this.cases = cases;
        this.register = register;
    }

    /** Its newest version; empty where that case ended without a certificate. */
    Optional<Certificate> find(CaseNumber caseNumber) {
        return Optional.ofNullable(cases.get(caseNumber).linkedTo()).flatMap(register::newestOf);
    }

    /**
     * @throws Refusal conflict NO_CERTIFICATE, or CERTIFICATE_ENDED when it was deregistered or revoked
     */
    Certificate requireLiving(CaseNumber caseNumber) {
        Certificate certificate =
                find(caseNumber).orElseThrow(() -> Refusal.conflict("NO_CERTIFICATE", caseNumber.value()));
        if (certificate.hasEnded()) {
            throw Refusal.conflict(
                    "CERTIFICATE_ENDED",
                    certificate.number(),
                    certificate.state().text(),
                    certificate.stateSince());
        }
        return certificate;
    }

    /**
     * The last look before the register changes, whatever the model looks like: different people did these duties on this
     * very submission.
     *
     * @throws Refusal conflict EVIDENCE_MISSING or NOT_SEPARATED
     */
    void requireEvidence(CaseNumber caseNumber, Duty first, Duty... others) {
        cases.requireEvidence(caseNumber, EnumSet.of(first, others));
    }
}
