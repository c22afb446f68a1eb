package org.keqiao.intermediary.training;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.intermediary.BrokerLevel;
import org.springframework.lang.Nullable;

/**
 * 技术经纪人证书 that this bureau gave upon an exam.
 *
 * @param organisation the person as an applicant
 * @param annulledOn when it was annulled as one that was given in error; null while it stands
 */
public record BrokerCertificate(
        String number,
        UUID organisation,
        String name,
        BrokerLevel level,
        String issuer,
        LocalDate issuedOn,
        @Nullable LocalDate annulledOn) {}
