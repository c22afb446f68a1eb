package org.keqiao.register;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A registration was amended, or ended: whoever gave something on the strength of it has to look again. Published in the
 * transaction of the decision.
 *
 * @param certificate the version that holds now; of a registration that ended, the last one
 * @param version number of that version
 * @param by the case that decided it
 * @param newContractAmount 0 once the registration has ended
 * @param newTechnicalAmount 0 once the registration has ended
 * @param sellerUscc null for sellers without a credit code
 * @param city whose register it is
 */
public record CertificateChanged(
        Kind kind,
        String registrationNumber,
        UUID certificate,
        int version,
        CaseNumber by,
        LocalDate on,
        Money oldContractAmount,
        Money newContractAmount,
        Money oldTechnicalAmount,
        Money newTechnicalAmount,
        @Nullable String sellerUscc,
        String city) {

    public enum Kind {
        /** 变更: another version has taken its place. */
        AMENDED,
        /** 注销, at the parties' wish. */
        CANCELLED,
        /** 撤销, by the authority. */
        REVOKED
    }
}
